"""Sheets that several parties sign one after another (SIGNING C.9), and things handed out on them (K-01 to K-07)."""


def up(migrator):
    for statement in (
        'create table "sheet" ("id" char(32) not null primary key, "unit_id" char(32), "state" varchar(255) not null, '
        '"void_reason" varchar(255) not null, "staff" varchar(255), "made_at" integer not null, "ended_at" integer, foreign '
        'key ("unit_id") references "unit" ("id"))',
        'create index "sheet_unit_id" on "sheet" ("unit_id")',
        'create table "sheet_document" ("id" char(32) not null primary key, "sheet_id" char(32) not null, "position" integer '
        'not null, "frozen_id" char(64) not null, "subject" varchar(255) not null, foreign key ("sheet_id") references '
        '"sheet" ("id"), foreign key ("frozen_id") references "frozen_document" ("sha256"))',
        'create index "sheet_document_sheet_id" on "sheet_document" ("sheet_id")',
        'create index "sheet_document_frozen_id" on "sheet_document" ("frozen_id")',
        'create index "sheet_document_subject" on "sheet_document" ("subject")',
        'create table "sheet_party" ("id" char(32) not null primary key, "sheet_id" char(32) not null, "position" integer not '
        'null, "kind" varchar(255) not null, "state" varchar(255) not null, "reason" varchar(255) not null, "receipt_no" '
        'varchar(255) not null, "answered_at" integer, foreign key ("sheet_id") references "sheet" ("id"))',
        'create index "sheet_party_sheet_id" on "sheet_party" ("sheet_id")',
        'create unique index "sheet_party_sheet_id_position" on "sheet_party" ("sheet_id", "position")',
        'create table "thing_kind" ("id" char(32) not null primary key, "group" varchar(255) not null, "name_zh" varchar(255) '
        'not null, "name_en" varchar(255) not null, "active" integer not null)',
        'create unique index "thing_kind_name_zh" on "thing_kind" ("name_zh")',
        'create table "issue" ("id" char(32) not null primary key, "number" varchar(255) not null, "day" date not null, '
        '"serial" integer not null, "unit_id" char(32) not null, "sheet_id" char(32) not null, "first_asked" varchar(255), '
        '"at" integer not null, "submit_key" varchar(255) not null, foreign key ("unit_id") references "unit" ("id"), foreign '
        'key ("sheet_id") references "sheet" ("id"))',
        'create unique index "issue_number" on "issue" ("number")',
        'create index "issue_unit_id" on "issue" ("unit_id")',
        'create unique index "issue_sheet_id" on "issue" ("sheet_id")',
        'create unique index "issue_submit_key" on "issue" ("submit_key")',
        'create table "issue_line" ("id" char(32) not null primary key, "issue_id" char(32) not null, "position" integer not '
        'null, "kind_id" char(32) not null, "count" integer not null, "marks" varchar(255) not null, foreign key ("issue_id") '
        'references "issue" ("id"), foreign key ("kind_id") references "thing_kind" ("id"))',
        'create index "issue_line_issue_id" on "issue_line" ("issue_id")',
        'create index "issue_line_kind_id" on "issue_line" ("kind_id")',
        'create table "thing_return" ("id" char(32) not null primary key, "issue_id" char(32) not null, "number" varchar(255) '
        'not null, "staff" varchar(255), "at" integer not null, "note" varchar(255) not null, "sheet_id" char(32), '
        '"counters_id" char(32), foreign key ("issue_id") references "issue" ("id"), foreign key ("sheet_id") references '
        '"sheet" ("id"), foreign key ("counters_id") references "thing_return" ("id"))',
        'create index "thing_return_issue_id" on "thing_return" ("issue_id")',
        'create unique index "thing_return_number" on "thing_return" ("number")',
        'create index "thing_return_sheet_id" on "thing_return" ("sheet_id")',
        'create unique index "thing_return_counters_id" on "thing_return" ("counters_id")',
        'create table "return_line" ("id" char(32) not null primary key, "thing_return_id" char(32) not null, "line_id" '
        'char(32) not null, "count" integer not null, foreign key ("thing_return_id") references "thing_return" ("id"), '
        'foreign key ("line_id") references "issue_line" ("id"))',
        'create index "return_line_thing_return_id" on "return_line" ("thing_return_id")',
        'create index "return_line_line_id" on "return_line" ("line_id")',
    ):
        migrator.database.execute_sql(statement)
