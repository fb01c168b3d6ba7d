"""Printers say their width in dots, know what is left of the roll, and take roles that another may stand in for."""
from peewee import BigIntegerField, BooleanField, IntegerField, TextField

ROLES = {"kiosk": "lobby", "staff": "staff"}


def up(migrator):
    database = migrator.database
    migrator.rename_column("printer", "width_mm", "width_dots").run()
    database.execute_sql("update printer set width_dots = case width_dots when 58 then 384 else 576 end")
    for name, field in (
        ("has_drawer", BooleanField(default=False)), ("is_private", BooleanField(default=False)),
        ("roll_mm", IntegerField(default=50_000)), ("fed_mm", IntegerField(default=0)),
        ("roll_at", BigIntegerField(null=True)), ("ran_out", BooleanField(default=False)),
    ):
        migrator.add_column("printer", name, field).run()
    database.execute_sql("update printer set is_private = 1 where name = 'staff'")
    migrator.add_column("print_job", "role", TextField(default="")).run()
    _make_roles(database)


def _make_roles(database):
    database.execute_sql(
        "create table print_role (name text not null primary key, printer_id text not null,"
        " stand_in_id text, is_private integer not null, decided_by text, decided_at integer,"
        " foreign key (printer_id) references printer (name) on update cascade,"
        " foreign key (stand_in_id) references printer (name) on delete set null on update cascade)"
    )
    for role, printer in ROLES.items():
        database.execute_sql(
            "insert into print_role (name, printer_id, is_private) select ?, name, ? from printer where name = ?",
            (role, role == "staff", printer),
        )
        kinds = "= 'work_slip'" if role == "staff" else "<> 'work_slip'"
        database.execute_sql(f"update print_job set role = ? where kind {kinds} and kind <> 'test'", (role,))
