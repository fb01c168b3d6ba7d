"""The box's signatures under receipts, and the checkpoints of their chain (SIG-03)."""


def up(migrator):
    for statement in (
        'create table "box_key" ("public" char(64) not null primary key, "signature" char(128) not null)',
        'create table "receipt_signature" ("receipt_id" char(32) not null primary key, "public" char(64) not null, '
        '"signature" char(128) not null, foreign key ("receipt_id") references "receipt" ("id"))',
        'create table "checkpoint" ("id" char(32) not null primary key, "count" integer not null, "head" char(64) not null, '
        '"public" char(64) not null, "signature" char(128) not null)',
    ):
        migrator.database.execute_sql(statement)
