"""One session is one person's sitting: what it rests on stands in it. Agreements on paper, and codes that bring documents to the screen."""

SESSION = {
    "party": "varchar(255) not null default 'client'",
    "sheet_party_id": "char(32)",
    "agreement_id": 'char(32) references "agreement" ("id")',
    **{name: "varchar(255) not null default ''" for name in ("evidence_ref", "authority", "witness_reason", "scan")},
    "witness": "varchar(255)",
    "ink_meta": "text not null default '{}'",
}


def up(migrator):
    run = migrator.database.execute_sql
    for statement in (
        'create table "agreement" ("id" char(32) not null primary key, "unit_id" char(32) not null, "signed_on" date not '
        'null, "text_version" varchar(255) not null, "original_seen" integer not null, "scan" varchar(255) not null, "staff" '
        'varchar(255), "recorded_at" integer not null, "ended_on" date, "ended_by" varchar(255), foreign key ("unit_id") '
        'references "unit" ("id"))',
        'create index "agreement_unit_id" on "agreement" ("unit_id")',
        'create table "pick_up_code" ("id" char(32) not null primary key, "unit_id" char(32), "method" varchar(255) not null, '
        '"documents" text not null, "digest" char(64) not null, "staff" varchar(255), "given_at" integer not null, '
        '"valid_until" integer not null, "used_at" integer, foreign key ("unit_id") references "unit" ("id"))',
        'create index "pick_up_code_unit_id" on "pick_up_code" ("unit_id")',
        'create index "pick_up_code_digest" on "pick_up_code" ("digest")',
        'drop table "session_party"',
    ):
        run(statement)
    for name, kind in SESSION.items():
        run(f'alter table "signing_session" add column "{name}" {kind}')
    run('alter table "session_document" add column "statement" text not null default \'\'')
    run('create index "signing_session_agreement_id" on "signing_session" ("agreement_id")')
