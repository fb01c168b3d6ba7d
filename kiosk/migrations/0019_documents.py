"""Files that were sent in, with the pictures of their pages, and the office's seal; the files themselves lie beside the database."""


def up(migrator):
    for statement in (
        'create table "upload" ("id" char(32) not null primary key, "name" varchar(255) not null, "kind" varchar(255) not '
        'null, "source" char(64) not null, "state" varchar(255) not null, "reason" varchar(255) not null, "pages" integer not '
        'null, "images" text not null, "texts" text not null, "left_out" text not null, "staff" varchar(255), "at" integer '
        'not null)',
        'create table "seal_picture" ("id" char(32) not null primary key, "sha" char(64) not null, "width" integer not null, '
        '"height" integer not null, "staff" varchar(255), "at" integer not null)',
    ):
        migrator.database.execute_sql(statement)
