"""What visitors are told about their wait is kept beside what came of it."""


def up(migrator):
    for statement in (
        'create table if not exists "forecast" ("id" char(32) not null primary key, "service_id" char(32) not null,'
        ' "hour" integer not null, "ahead" integer not null, "desks" integer not null, "low" integer not null,'
        ' "high" integer not null, "median" real not null, "below" real not null, "above" real not null,'
        ' "basis" varchar(255) not null, "given_at" integer not null, "settled_at" integer, "outcome" varchar(255),'
        ' foreign key ("service_id") references "service" ("id"))',
        'create index if not exists "forecast_settled_at" on "forecast" ("settled_at")',
        'create index if not exists "forecast_hour_settled_at" on "forecast" ("hour", "settled_at")',
    ):
        migrator.database.execute_sql(statement)
