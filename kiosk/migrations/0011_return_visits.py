"""Return visits: what is due, what was found, what is put right, and who looked at the month."""


def up(migrator):
    for statement in (
        'create table "follow_up" ("id" char(32) not null primary key, "order_id" char(32) not null, "kind" varchar(255) not '
        'null, "day" date not null, "due_on" date not null, "post" varchar(255) not null, "passed_over" varchar(255) not '
        'null, "moved_for" varchar(255) not null, "visited_at" integer, foreign key ("order_id") references "repair_order" '
        '("id"))',
        'create unique index "follow_up_order_id" on "follow_up" ("order_id")',
        'create index "follow_up_day" on "follow_up" ("day")',
        'create table "return_visit" ("id" char(32) not null primary key, "follow_up_id" char(32) not null, "at" integer not '
        'null, "staff" varchar(255), "post" varchar(255) not null, "channel" varchar(255) not null, "seen" varchar(255) not '
        'null, "spoken_to" varchar(255) not null, "service" integer not null, "opinions" text not null, "problems" text not '
        'null, "slip_fen" integer not null, "receipt_fen" integer, "receipt_number" varchar(255) not null, "named_fen" '
        'integer, "alarm" varchar(255) not null, "signed" varchar(255) not null, foreign key ("follow_up_id") references '
        '"follow_up" ("id"))',
        'create unique index "return_visit_follow_up_id" on "return_visit" ("follow_up_id")',
        'create table "visit_remark" ("id" char(32) not null primary key, "visit_id" char(32) not null, "about" varchar(255) '
        'not null, "text" varchar(255) not null, foreign key ("visit_id") references "return_visit" ("id"))',
        'create index "visit_remark_visit_id" on "visit_remark" ("visit_id")',
        'create unique index "visit_remark_visit_id_about" on "visit_remark" ("visit_id", "about")',
        'create table "visit_signature" ("id" char(32) not null primary key, "visit_id" char(32) not null, "strokes" text not '
        'null, "width" real not null, "height" real not null, foreign key ("visit_id") references "return_visit" ("id"))',
        'create unique index "visit_signature_visit_id" on "visit_signature" ("visit_id")',
        'create table "charge_alarm" ("id" char(32) not null primary key, "visit_id" char(32) not null, "at" integer not '
        'null, "seen_at" integer, "seen_by" varchar(255), foreign key ("visit_id") references "return_visit" ("id"))',
        'create unique index "charge_alarm_visit_id" on "charge_alarm" ("visit_id")',
        'create table "rectification" ("id" char(32) not null primary key, "visit_id" char(32) not null, "rework_id" char(32) '
        'not null, "due_at" integer not null, "given_at" integer, "given_by" varchar(255), foreign key ("visit_id") '
        'references "return_visit" ("id"), foreign key ("rework_id") references "repair_order" ("id"))',
        'create unique index "rectification_visit_id" on "rectification" ("visit_id")',
        'create unique index "rectification_rework_id" on "rectification" ("rework_id")',
        'create table "month_review" ("id" char(32) not null primary key, "month" varchar(255) not null, "at" integer not '
        'null, "staff" varchar(255), "figures" text not null)',
        'create index "month_review_month" on "month_review" ("month")',
    ):
        migrator.database.execute_sql(statement)
