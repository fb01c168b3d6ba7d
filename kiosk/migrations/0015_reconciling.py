"""The daily reconciliation with engineering (R-17, D-01) and the Friday sheet of repairs (D-04)."""


def up(migrator):
    for statement in (
        'create table "reconciling_mark" ("id" char(32) not null primary key, "day" date not null, "order_id" char(32) not '
        'null, "verdict" varchar(255) not null, "note" varchar(255) not null, "was_finished" integer not null, "at" integer '
        'not null, "staff" varchar(255), foreign key ("order_id") references "repair_order" ("id"))',
        'create index "reconciling_mark_order_id" on "reconciling_mark" ("order_id")',
        'create unique index "reconciling_mark_day_order_id" on "reconciling_mark" ("day", "order_id")',
        'create table "reconciling_explanation" ("about" varchar(255) not null primary key, "text" varchar(255) not null, '
        '"at" integer not null)',
        'create table "reconciliation" ("id" char(32) not null primary key, "day" date not null, "until" integer not null, '
        '"closed_at" integer not null, "staff" varchar(255), "engineer" varchar(255), "confirmed_by" varchar(255) not null, '
        '"completed" integer not null, "not_completed" integer not null, "digest" varchar(255) not null)',
        'create unique index "reconciliation_day" on "reconciliation" ("day")',
        'create table "reconciled_order" ("id" char(32) not null primary key, "reconciliation_id" char(32) not null, '
        '"order_id" char(32) not null, "trade" varchar(255) not null, "state" varchar(255) not null, "verdict" varchar(255) '
        'not null, foreign key ("reconciliation_id") references "reconciliation" ("id"), foreign key ("order_id") references '
        '"repair_order" ("id"))',
        'create index "reconciled_order_reconciliation_id" on "reconciled_order" ("reconciliation_id")',
        'create index "reconciled_order_order_id" on "reconciled_order" ("order_id")',
        'create unique index "reconciled_order_reconciliation_id_order_id" on "reconciled_order" ("reconciliation_id", '
        '"order_id")',
        'create table "reconciling_correction" ("id" char(32) not null primary key, "line_id" char(32) not null, "before" '
        'varchar(255) not null, "verdict" varchar(255) not null, "at" integer not null, "staff" varchar(255), foreign key '
        '("line_id") references "reconciled_order" ("id"))',
        'create index "reconciling_correction_line_id" on "reconciling_correction" ("line_id")',
        'create table "weekly_sheet" ("id" char(32) not null primary key, "day" date not null, "approved_at" integer not '
        'null, "staff" varchar(255), "completed" integer not null, "not_completed" integer not null, "figures" text not null, '
        '"digest" varchar(255) not null)',
        'create unique index "weekly_sheet_day" on "weekly_sheet" ("day")',
    ):
        migrator.database.execute_sql(statement)
