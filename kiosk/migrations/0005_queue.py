"""Tickets are served, held, preferred and rated; services have groups, lunch and caps; windows have skills and pauses."""
from peewee import BigIntegerField, CharField, IntegerField, TextField

TICKET = {
    "lane": IntegerField(default=1), "version": IntegerField(default=0), "channel": CharField(default="kiosk"),
    "started_at": BigIntegerField(null=True), "away_until": BigIntegerField(null=True),
    "wanted_counter": IntegerField(null=True), "priority": CharField(default=""), "held_for": CharField(default=""),
    "outcome": CharField(default=""), "passed_over": IntegerField(default=0), "order_reason": CharField(default=""),
    "matters": TextField(default="[]"), "cases": TextField(default="[]"),
    "rating": IntegerField(null=True),
}
SERVICE = {
    **{name: CharField(default="") for name in ("group_zh", "group_en", "bring_zh", "bring_en", "lunch_from", "lunch_until")},
    **{name: IntegerField(default=0) for name in ("last_minutes", "daily_cap", "hourly_cap")},
    "first_number": IntegerField(default=1), "digits": IntegerField(default=3),
}
COUNTER = {"skills": TextField(default="[]"), "paused_for": CharField(default=""), "paused_at": BigIntegerField(null=True)}


def up(migrator):
    for table, columns in (("ticket", TICKET), ("service", SERVICE), ("counter", COUNTER)):
        for name, field in columns.items():
            migrator.add_column(table, name, field).run()
    database = migrator.database
    database.execute_sql("update ticket set started_at = called_at where state = 'done'")
    database.execute_sql('drop index if exists "ticket_state_day_rank"')
    database.execute_sql('drop index "ticket_day_service_id_serial"')
    database.execute_sql('create index "ticket_day_service_id_serial" on "ticket" ("day", "service_id", "serial")')
    database.execute_sql('create unique index "ticket_day_number" on "ticket" ("day", "number")')
    database.execute_sql('create index "ticket_state_day_lane_rank" on "ticket" ("state", "day", "lane", "rank")')
    database.execute_sql(
        'create table "closure" ("service_id" char(32) not null primary key, "reason" varchar(255) not null,'
        ' "staff" varchar(255), "at" integer not null,'
        ' foreign key ("service_id") references "service" ("id") on delete cascade)'
    )
    database.execute_sql(
        'create table "key_choice" ("staff" varchar(255) not null, "act" varchar(255) not null, "key" varchar(255) not null,'
        ' primary key ("staff", "act"))'
    )
    database.execute_sql(
        'create table "ticket_note" ("ticket_id" char(32) not null primary key, "text" varchar(255) not null,'
        ' "staff" varchar(255), "at" integer not null,'
        ' foreign key ("ticket_id") references "ticket" ("id") on delete cascade)'
    )
