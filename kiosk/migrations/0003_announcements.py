"""Calls that are to be said aloud have a table of their own."""


def up(migrator):
    for statement in (
        'create table "announcement" ("id" integer not null primary key, "number" varchar(255) not null,'
        ' "counter" integer not null, "calls" integer not null, "kind" varchar(255) not null, "at" integer not null,'
        ' "played_at" integer, "dropped_at" integer, "ticket_id" char(32) not null references "ticket" ("id"))',
        'create index "announcement_at" on "announcement" ("at")',
        'create index "announcement_ticket_id" on "announcement" ("ticket_id")',
    ):
        migrator.database.execute_sql(statement)
