import apsw
import pytest
from playhouse.schema_diff import diff_models

from kiosk import migrating, schema
from kiosk.db import database
from kiosk.errors import StartRefused
from kiosk.site.models import Site

ADDS_A_COLUMN = """
from peewee import CharField

def up(migrator):
    migrator.migrate(migrator.add_column("site", "motto", CharField(default="一切为了客户")))
"""
FAILS_HALFWAY = ADDS_A_COLUMN + "    raise RuntimeError('halfway')\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "steps"
    folder.mkdir()
    return folder


def _columns() -> set[str]:
    return {column.name for column in database.get_columns("site")}


def test_a_new_file_has_the_tables_of_this_program(app):
    assert not diff_models(database, schema.TABLES)
    assert migrating.version() == migrating.latest()


def test_an_older_file_is_copied_and_brought_forward(app, folder, tmp_path):
    (folder / "0002_motto.py").write_text(ADDS_A_COLUMN)

    migrating.catch_up(tmp_path / "backups", folder)

    assert "motto" in _columns() and migrating.version() == 2
    with apsw.Connection(str(tmp_path / "backups" / "before-0002.db")) as copy:
        assert list(copy.execute("select name from site")) == [(Site.current().name,)]


def test_a_step_that_fails_leaves_the_file_as_it_was(app, folder, tmp_path):
    (folder / "0002_motto.py").write_text(FAILS_HALFWAY)

    with pytest.raises(RuntimeError):
        migrating.catch_up(tmp_path / "backups", folder)

    assert "motto" not in _columns() and migrating.version() == 1


def test_a_step_is_taken_once(app, folder, tmp_path):
    (folder / "0002_motto.py").write_text(ADDS_A_COLUMN)

    for _ in range(2):
        migrating.catch_up(tmp_path / "backups", folder)

    assert migrating.version() == 2


def test_a_file_of_a_newer_program_is_refused_in_plain_words(app, folder, tmp_path):
    database.connection().pragma("user_version", 9)

    with pytest.raises(StartRefused, match="newer program"):
        migrating.catch_up(tmp_path / "backups", folder)
