"""Appointments: a half hour promised at the desk, with the code that is typed in at the touchscreen."""


def up(migrator):
    for statement in (
        'create table if not exists "appointment" ("id" char(32) not null primary key, "service_id" char(32) not null,'
        ' "day" date not null, "at" varchar(255) not null, "code" varchar(255) not null, "state" varchar(255) not null,'
        ' "ticket_id" char(32), "made_by" varchar(255), "created_at" integer not null,'
        ' foreign key ("service_id") references "service" ("id"), foreign key ("ticket_id") references "ticket" ("id"))',
        'create index if not exists "appointment_service_id" on "appointment" ("service_id")',
        'create index if not exists "appointment_ticket_id" on "appointment" ("ticket_id")',
        'create unique index if not exists "appointment_day_code" on "appointment" ("day", "code")',
    ):
        migrator.database.execute_sql(statement)
