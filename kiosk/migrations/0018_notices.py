"""Notices with a life before they are issued, versions, and departments among those who sign."""

NOTICE = {
    **{name: "varchar(255) not null default ''" for name in ("seal", "ended_for")},
    "state": "varchar(255) not null default 'issued'",  # whatever there is was issued
    "format": "varchar(255) not null default 'text'",
    "importance": "varchar(255) not null default 'ordinary'",
    "authors": "text not null default '[]'",
    "upload_id": 'char(32) references "upload" ("id")',
    **{name: "integer not null default 0" for name in ("public", "is_reviewed_alone")},
    **{name: "varchar(255)" for name in ("reviewed_by", "stamped_by", "issued_by")},
    **{name: "integer" for name in ("reviewed_at", "stamped_at", "issued_at", "closed_at")},
    "frozen_id": 'char(64) references "frozen_document" ("sha256")',
    "replaces_id": 'char(32) references "notice" ("id")',
}


def up(migrator):
    run = migrator.database.execute_sql
    for name, kind in NOTICE.items():
        run(f'alter table "notice" add column "{name}" {kind}')
    for statement in (
        'create index "notice_frozen_id" on "notice" ("frozen_id")',
        'create index "notice_upload_id" on "notice" ("upload_id")',
        'create index "notice_replaces_id" on "notice" ("replaces_id")',
        # A department has no unit.
        'alter table "notice_recipient" rename to "notice_recipient_before"',
        'create table "notice_recipient" ("id" char(32) not null primary key, "notice_id" char(32) not null, "version" integer '
        'not null, "unit_id" char(32), "department" varchar(255) not null, "state" varchar(255) not null, "receipt_no" '
        'varchar(255) not null, foreign key ("notice_id") references "notice" ("id"), foreign key ("unit_id") references '
        '"unit" ("id"))',
        'insert into "notice_recipient" ("id", "notice_id", "version", "unit_id", "department", "state", "receipt_no") '
        'select "id", "notice_id", "version", "unit_id", \'\', "state", "receipt_no" from "notice_recipient_before"',
        'drop table "notice_recipient_before"',
        'create index "notice_recipient_notice_id" on "notice_recipient" ("notice_id")',
        'create index "notice_recipient_unit_id" on "notice_recipient" ("unit_id")',
        'create unique index "notice_recipient_notice_id_version_unit_id" on "notice_recipient" ("notice_id", "version", '
        '"unit_id")',
        'create index "notice_recipient_unit_id_state" on "notice_recipient" ("unit_id", "state")',
    ):
        run(statement)
