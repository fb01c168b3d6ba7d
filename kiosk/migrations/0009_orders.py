"""The whole life of a work order: trade and engineer, money and its ledger, quotes from a price list in versions."""
from kiosk.repairs.trades import trade_of

MOMENTS = ("dispatched_at", "taken_at", "arrived_at", "started_at", "finished_at", "confirmed_at", "paid_at", "visited_at")
ORDER = {
    **{name: "varchar(255) not null default ''" for name in ("trade", "liability", "held_from", "held_for")},
    **{name: "integer" for name in (*MOMENTS, "agreed_fen", "amount_fen", "rating")},
    "limit_fen": "integer not null default 0",
    "confirmed": "text",
    "review_on": "date",
    "engineer_id": 'char(32) references "staff" ("id")',
    "merged_into_id": 'char(32) references "repair_order" ("id")',
    "rework_of_id": 'char(32) references "repair_order" ("id")',
}
STAFF = {"trades": "text not null default '[]'", "post": "varchar(255) not null default ''"}
CONTACT = {"name": "varchar(255) not null default ''"}


def up(migrator):
    run = migrator.database.execute_sql
    for table, columns in (("repair_order", ORDER), ("staff", STAFF), ("order_contact", CONTACT)):
        for name, kind in columns.items():
            run(f'alter table "{table}" add column "{name}" {kind}')
    for statement in (
        'create index "repair_order_engineer_id" on "repair_order" ("engineer_id")',
        'create index "repair_order_merged_into_id" on "repair_order" ("merged_into_id")',
        'create index "repair_order_rework_of_id" on "repair_order" ("rework_of_id")',
        'create index "repair_order_unit_id_day" on "repair_order" ("unit_id", "day")',
        'create table "price_list" ("id" char(32) not null primary key, "version" integer not null, "valid_from" date not '
        'null, "published_at" integer not null, "staff" varchar(255))',
        'create unique index "price_list_version" on "price_list" ("version")',
        'create table "price" ("id" char(32) not null primary key, "price_list_id" char(32) not null, "position" integer not '
        'null, "code" varchar(255) not null, "trade" varchar(255) not null, "kind" varchar(255) not null, "name_zh" '
        'varchar(255) not null, "name_en" varchar(255) not null, "unit_zh" varchar(255) not null, "unit_en" varchar(255) not '
        'null, "price_fen" integer not null, foreign key ("price_list_id") references "price_list" ("id") on delete cascade)',
        'create index "price_price_list_id" on "price" ("price_list_id")',
        'create unique index "price_price_list_id_code" on "price" ("price_list_id", "code")',
        'create table "quote" ("id" char(32) not null primary key, "order_id" char(32) not null, "version" integer not null, '
        '"lines" text not null, "total_fen" integer not null, "liability" varchar(255) not null, "price_list_id" char(32), '
        '"made_at" integer not null, "made_by" varchar(255), "valid_until" date not null, "answer" varchar(255) not null, '
        '"answered_at" integer, "answered_how" varchar(255) not null, "answer_taken_by" varchar(255), foreign key '
        '("order_id") references "repair_order" ("id"), foreign key ("price_list_id") references "price_list" ("id"))',
        'create index "quote_order_id" on "quote" ("order_id")',
        'create index "quote_price_list_id" on "quote" ("price_list_id")',
        'create unique index "quote_order_id_version" on "quote" ("order_id", "version")',
        'create table "ledger_entry" ("id" char(32) not null primary key, "seq" integer not null, "number" varchar(255) not '
        'null, "day" date not null, "serial" integer not null, "at" integer not null, "subject" varchar(255) not null, '
        '"amount_fen" integer not null, "method" varchar(255) not null, "reference" varchar(255) not null, "counters_id" '
        'char(32), "reason" varchar(255) not null, "staff" varchar(255), foreign key ("counters_id") references '
        '"ledger_entry" ("id"))',
        'create unique index "ledger_entry_seq" on "ledger_entry" ("seq")',
        'create unique index "ledger_entry_number" on "ledger_entry" ("number")',
        'create index "ledger_entry_subject" on "ledger_entry" ("subject")',
        'create unique index "ledger_entry_counters_id" on "ledger_entry" ("counters_id")',
        'create unique index "ledger_entry_day_serial" on "ledger_entry" ("day", "serial")',
        'create table "cash_close" ("id" char(32) not null primary key, "day" date not null, "at" integer not null, '
        '"upto_seq" integer not null, "expected_fen" integer not null, "counted_fen" integer not null, "reason" varchar(255) '
        'not null, "bank_slip" varchar(255) not null, "staff" varchar(255))',
    ):
        run(statement)
    for category, item in list(run('select distinct "category", "item" from "repair_order"')):
        run('update "repair_order" set "trade" = ? where "category" = ? and "item" = ?', (trade_of(category, item), category, item))
