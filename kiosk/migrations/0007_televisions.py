"""Televisions are paired by the desk; what is said before services close has a table of its own."""


def up(migrator):
    for statement in (
        'create table if not exists "television" ("id" char(32) not null primary key, "name" varchar(255) not null,'
        ' "key_digest" varchar(255) not null, "has_sound" integer, "paired_by" varchar(255), "paired_at" integer not null,'
        ' "seen_at" integer not null)',
        'create unique index if not exists "television_key_digest" on "television" ("key_digest")',
        'create table if not exists "closing_notice" ("id" integer not null primary key, "at" integer not null,'
        ' "played_at" integer, "dropped_at" integer, "day" date not null, "ends" varchar(255) not null, "codes" text not null)',
        'create index if not exists "closing_notice_at" on "closing_notice" ("at")',
        'create unique index if not exists "closing_notice_day_ends" on "closing_notice" ("day", "ends")',
    ):
        migrator.database.execute_sql(statement)
