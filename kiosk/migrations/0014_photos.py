"""Photos of repairs; the pictures themselves are files beside the database."""


def up(migrator):
    for statement in (
        'create table "photo" ("id" char(32) not null primary key, "draft" varchar(255), "sender" varchar(255) not null, '
        '"stage" varchar(255) not null, "sha256" varchar(255) not null, "width" integer not null, "height" integer not null, '
        '"bytes" integer not null, "at" integer not null, "order_id" char(32) references "repair_order" ("id") on delete '
        'cascade)',
        'create index "photo_draft" on "photo" ("draft")',
        'create index "photo_order_id" on "photo" ("order_id")',
    ):
        migrator.database.execute_sql(statement)
