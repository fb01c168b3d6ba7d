"""Whether a database file is whole: SQLite's own checks, and the sums of the hashes of all its rows."""
from contextlib import closing
from pathlib import Path

import apsw

from sync import digest
from sync.capture import Captured
from sync.line import SyncError

QUICK, THOROUGH = "quick_check", "integrity_check"
KEYS_OF_TABLES = """
select 'sqlite_schema', 'name' union all
select s.name, (select name from pragma_table_info(s.name) order by pk = 0, pk, cid limit 1)
from sqlite_schema s where s.type = 'table' and s.name not like 'sqlite\\_%' escape '\\'
"""


class Damaged(Exception):
    """What SQLite, or the comparison, says is wrong."""


def fault_of(path: Path, check: str = QUICK) -> str | None:
    """What is wrong with the file, in SQLite's words; None when nothing is."""
    try:
        with closing(apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)) as connection:
            look_at(connection, check)
    except Damaged as error:
        return str(error)
    return None


def look_at(connection, check: str):
    """Raises Damaged when the check finds something."""
    try:
        said = connection.execute(f"pragma {check}(1)").fetchall()[0][0]
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise Damaged(str(error)) from error
    if said != "ok":
        raise Damaged(" ".join(said.split()))


def sums(connection) -> dict[str, dict]:
    """The sums of every table: two files with the same ones have the same rows, to the byte."""
    try:
        tables = [Captured(name, 1, key) for name, key in connection.execute(KEYS_OF_TABLES).fetchall()]
        return {table.name: digest.sums_of(connection, table) for table in tables}
    except (apsw.CorruptError, SyncError, UnicodeDecodeError) as error:
        raise Damaged(str(error)) from error


def count(found: dict[str, dict]) -> int:
    return sum(rows for buckets in found.values() for rows, _ in buckets.values())
