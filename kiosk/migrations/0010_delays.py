"""Orders that stood still for too long, of which the managers were told."""


def up(migrator):
    for statement in (
        'create table "delay" ("id" char(32) not null primary key, "order_id" char(32) not null, "stage_code" varchar(255) '
        'not null, "begun_at" integer not null, "told_at" integer not null, "seen_at" integer, "seen_by_id" char(32), foreign '
        'key ("order_id") references "repair_order" ("id"), foreign key ("seen_by_id") references "staff" ("id"))',
        'create index "delay_order_id" on "delay" ("order_id")',
        'create index "delay_seen_by_id" on "delay" ("seen_by_id")',
        'create unique index "delay_order_id_stage_code_begun_at" on "delay" ("order_id", "stage_code", "begun_at")',
    ):
        migrator.database.execute_sql(statement)
