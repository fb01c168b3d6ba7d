"""Repairs that come in at the desk: the caller's own words, attempts to reach somebody, and every time that was agreed."""


def up(migrator):
    run = migrator.database.execute_sql
    for statement in (
        'create table "caller_words" ("id" char(32) not null primary key, "text" varchar(255) not null, "order_id" char(32) '
        'not null references "repair_order" ("id") on delete cascade)',
        'create unique index "caller_words_order_id" on "caller_words" ("order_id")',
        'create table "contact_attempt" ("id" char(32) not null primary key, "at" integer not null, "channel" varchar(255) '
        'not null, "result" varchar(255) not null, "remark" varchar(255) not null, "staff" varchar(255), "order_id" char(32) '
        'not null references "repair_order" ("id") on delete cascade)',
        'create index "contact_attempt_order_id" on "contact_attempt" ("order_id")',
        'create table "visit_time" ("id" char(32) not null primary key, "slot_on" date not null, "slot_hours" varchar(255) '
        'not null, "reason" varchar(255) not null, "channel" varchar(255) not null, "told" varchar(255) not null, "told_by" '
        'varchar(255), "told_at" integer not null, "order_id" char(32) not null references "repair_order" ("id"))',
        'create index "visit_time_order_id" on "visit_time" ("order_id")',
        # The first time of what is open already; an order and its first time may share an identity.
        'insert into "visit_time" ("id", "order_id", "slot_on", "slot_hours", "reason", "channel", "told", "told_by", "told_at") '
        "select \"id\", \"id\", \"slot_on\", \"slot_hours\", 'registration', '', '', \"first_asked\", \"reported_at\" "
        'from "repair_order" where "slot_on" is not null',
    ):
        run(statement)
