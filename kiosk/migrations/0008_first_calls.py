"""The first call of each number, where the wait ends; and receptionists who quietly ask for a manager."""
from peewee import BigIntegerField

# Until now a call that was repeated moved called_at; who was at a window before the latest call had been called by then.
FIRST_CALLS = "update ticket set first_called_at = min(called_at, coalesce(started_at, called_at)) where called_at is not null"
MANAGER_CALLS = (
    'create table "manager_call" ("id" char(32) not null primary key, "staff_id" char(32) not null, "window" integer,'
    ' "at" integer not null, "answered_at" integer, "withdrawn_at" integer,'
    ' foreign key ("staff_id") references "staff" ("id"))',
    'create index "manager_call_staff_id" on "manager_call" ("staff_id")',
)


def up(migrator):
    migrator.add_column("ticket", "first_called_at", BigIntegerField(null=True)).run()
    for statement in (FIRST_CALLS, *MANAGER_CALLS):
        migrator.database.execute_sql(statement)
