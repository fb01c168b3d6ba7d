import apsw
import pytest
from playhouse.schema_diff import diff_models

from kiosk import migrating, schema
from kiosk.db import database
from kiosk.errors import StartRefused
from kiosk.site.models import Site
from printer.printers import Printer
from printer.spool import PrintJob

ADDS_A_COLUMN = """
from peewee import CharField

def up(migrator):
    migrator.migrate(migrator.add_column("site", "motto", CharField(default="一切为了客户")))
"""
NEXT = migrating.latest() + 1
FAILS_HALFWAY = ADDS_A_COLUMN + "    raise RuntimeError('halfway')\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "steps"
    folder.mkdir()
    return folder


# The tables of step 1 that later steps change.
AT_STEP_1 = """
drop table announcement; drop table print_job; drop table print_role; drop table printer;
create table "printer" ("name" TEXT NOT NULL PRIMARY KEY, "url" TEXT NOT NULL, "width_mm" INTEGER NOT NULL, "chinese" TEXT NOT NULL,
  "qr" TEXT NOT NULL, "cut" TEXT NOT NULL, "answers" TEXT NOT NULL, "state" TEXT NOT NULL, "state_at" INTEGER, "papers" INTEGER NOT NULL);
create table "print_job" ("id" TEXT NOT NULL PRIMARY KEY, "printer_id" TEXT NOT NULL, "kind" TEXT NOT NULL, "subject" TEXT NOT NULL,
  "document" TEXT NOT NULL, "state" TEXT NOT NULL, "reason" TEXT NOT NULL, "attempts" INTEGER NOT NULL, "copy" INTEGER NOT NULL,
  "original_id" TEXT, "not_before" INTEGER NOT NULL, "expires_at" INTEGER NOT NULL, "created_at" INTEGER NOT NULL, "finished_at" INTEGER,
  "decided_by" TEXT, FOREIGN KEY ("printer_id") REFERENCES "printer" ("name") ON UPDATE CASCADE,
  FOREIGN KEY ("original_id") REFERENCES "print_job" ("id") ON DELETE SET NULL);
create index "printjob_printer_id" on "print_job" ("printer_id");
create index "printjob_original_id" on "print_job" ("original_id");
create index "printjob_printer_id_state" on "print_job" ("printer_id", "state");
create index "printjob_subject" on "print_job" ("subject");
insert into printer values ('lobby', 'tcp://10.0.0.9:9100', 58, 'gbk', 'native', 'none', 'auto', 'ready', 1, 7),
  ('staff', 'virtual:/old', 80, 'gbk', 'native', 'full', 'auto', 'ready', 1, 2);
insert into print_job values ('j1', 'staff', 'work_slip', 'work_slip:1', '{}', 'printed', '', 0, 0, null, 1, 1, 1, 1, null),
  ('j2', 'lobby', 'ticket', 'ticket:1', '{}', 'printed', '', 0, 0, null, 1, 1, 1, 1, null);
"""


def _columns() -> set[str]:
    return {column.name for column in database.get_columns("site")}


def test_a_new_file_has_the_tables_of_this_program(app):
    assert not diff_models(database, schema.TABLES)
    assert migrating.version() == migrating.latest()


def test_an_older_file_is_copied_and_brought_forward(app, folder, tmp_path):
    (folder / f"{NEXT:04d}_motto.py").write_text(ADDS_A_COLUMN)

    migrating.catch_up(tmp_path / "backups", folder)

    assert "motto" in _columns() and migrating.version() == NEXT
    with apsw.Connection(str(tmp_path / "backups" / f"before-{NEXT:04d}.db")) as copy:
        assert list(copy.execute("select name from site")) == [(Site.current().name,)]


def test_a_step_that_fails_leaves_the_file_as_it_was(app, folder, tmp_path):
    (folder / f"{NEXT:04d}_motto.py").write_text(FAILS_HALFWAY)

    with pytest.raises(RuntimeError):
        migrating.catch_up(tmp_path / "backups", folder)

    assert "motto" not in _columns() and migrating.version() == NEXT - 1


def test_a_step_is_taken_once(app, folder, tmp_path):
    (folder / f"{NEXT:04d}_motto.py").write_text(ADDS_A_COLUMN)

    for _ in range(2):
        migrating.catch_up(tmp_path / "backups", folder)

    assert migrating.version() == NEXT


def test_a_file_of_a_newer_program_is_refused_in_plain_words(app, folder, tmp_path):
    database.connection().pragma("user_version", 9)

    with pytest.raises(StartRefused, match="newer program"):
        migrating.catch_up(tmp_path / "backups", folder)


def test_a_file_of_the_first_program_gets_the_printers_of_this_one(app, settings):
    for statement in AT_STEP_1.split(";\n"):
        database.execute_sql(statement)
    database.connection().pragma("user_version", 1)

    schema.bring_up_to_date(settings)

    assert not diff_models(database, schema.TABLES)
    assert [(printer.name, printer.width_dots, printer.is_private) for printer in Printer.select().order_by(Printer.name)] == [
        ("lobby", 384, False), ("staff", 576, True),
    ]
    assert [job.role for job in PrintJob.select().order_by(PrintJob.id)] == ["staff", "kiosk"]
