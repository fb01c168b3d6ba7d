"""Head office reads a row by the version of its table: whoever changes columns raises it, and writes the new ones down."""
import json
from pathlib import Path

from kiosk import uplink
from kiosk.db import database

RECORDED = json.loads((Path(__file__).parent / "columns.json").read_text("utf-8"))  # of every version of every table, the oldest first


def test_the_version_of_a_table_rises_when_its_columns_change(app):
    found = {table.name: sorted(column.name for column in database.get_columns(table.name)) for table in uplink.CAPTURED}

    assert {table.name: found[table.name] for table in uplink.CAPTURED if _recorded(table) != found[table.name]} == {}


def test_no_version_is_passed_over_and_none_comes_back(app):
    assert {table.name: table.version for table in uplink.CAPTURED} == {name: len(versions) for name, versions in RECORDED.items()}


def _recorded(table) -> list[str] | None:
    versions = RECORDED.get(table.name, [])
    return versions[table.version - 1] if table.version <= len(versions) else None
