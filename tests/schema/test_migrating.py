from pathlib import Path

import apsw
import pytest
from playhouse.schema_diff import diff_models

from kiosk import create_app, migrating, schema
from kiosk.db import database
from kiosk.errors import StartRefused
from kiosk.queue.models import Ticket
from kiosk.site.models import Service, Site
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


# What the first program wrote: its tables, and a few rows of a day.
STEP_1 = Path(__file__).parent / "step_1.sql"


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


def test_who_was_sent_on_before_had_been_called_by_the_time_they_were_at_a_window(app):
    Ticket.take(Service.get(), "k1", "zh_Hans", "")
    database.execute_sql("alter table ticket drop column first_called_at")
    database.execute_sql("update ticket set started_at = taken_at + 1, called_at = taken_at + 9")
    database.execute_sql("drop table manager_call")
    database.connection().pragma("user_version", 7)

    migrating._take(8, migrating.FOLDER / "0008_first_calls.py")

    ticket = Ticket.get()
    assert ticket.first_called_at == ticket.started_at


@pytest.fixture
def first_file(settings):
    with apsw.Connection(str(settings.database_path)) as file:
        file.execute(STEP_1.read_text("utf-8"))
        file.pragma("user_version", 1)


def test_a_file_of_the_first_program_gets_the_tables_of_this_one(first_file, app_as_found):
    assert not diff_models(database, schema.TABLES)
    assert migrating.version() == migrating.latest()


def test_what_the_first_program_wrote_means_the_same_to_this_one(first_file, app_as_found):
    printers = {printer.name: (printer.width_dots, printer.is_private) for printer in Printer.select()}
    done, waiting = Ticket.select().order_by(Ticket.serial)

    assert printers == {"lobby": (384, False), "staff": (576, True)}
    assert {job.role for job in PrintJob.select()} == {"kiosk"}
    assert (done.state, done.started_at, waiting.lane, waiting.matters) == ("done", done.called_at, 1, [])
    assert (done.first_called_at, waiting.first_called_at) == (done.called_at, None)


@pytest.fixture
def app_as_found(settings):
    yield create_app(settings)
    database.close()
