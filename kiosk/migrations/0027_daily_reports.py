"""Each day's report to head office, frozen when it is sent (S-01), and what head office answered."""


def up(migrator):
    for statement in (
        'create table "daily_report" ("id" char(32) not null primary key, "day" date not null, "version" integer not null, '
        '"state" varchar(255) not null, "figures" text not null, "remark" varchar(255) not null, "unseen" integer not null, '
        '"made_at" integer not null, "sent_at" integer, "staff" varchar(255), "digest" varchar(255) not null)',
        'create index "daily_report_day" on "daily_report" ("day")',
        'create table "report_answer" ("id" char(32) not null primary key, "verdict" varchar(255) not null, "receipt_no" '
        'varchar(255) not null, "reason" varchar(255) not null, "answered_by" varchar(255) not null, "at" integer not null)',
    ):
        migrator.database.execute_sql(statement)
