"""What head office keeps: price lists, accounts and their first codes, and texts."""
from peewee import CharField


def up(migrator):
    migrator.add_column("price_list", "origin", CharField(default="site")).run()
    migrator.add_column("staff", "office_id", CharField(null=True, unique=True)).run()
    for statement in (
        'create table "wording" ("id" char(32) not null primary key, "origin" varchar(255) not null, "active" integer not '
        'null, "text_zh" varchar(255) not null, "text_en" varchar(255) not null)',
        'create table "entry_code" ("id" char(32) not null primary key, "staff_id" char(32) not null, "digest" varchar(255) '
        'not null, "valid_until" integer not null, foreign key ("staff_id") references "staff" ("id") on delete cascade)',
        'create unique index "entry_code_staff_id" on "entry_code" ("staff_id")',
    ):
        migrator.database.execute_sql(statement)
