"""When head office remembers another history than this box: take back what it knows, then start a new incarnation.

That happens after the box's disk was restored from an image, or when two boxes run from one copy.
"""
import uuid

import apsw

from sync import capture
from sync.messages import AskingBack, Disagreement, OwnRow, OwnRows
from sync.state import Position


def begin_again(box, quarrel: Disagreement, on_fork):
    """Nothing is lost on either side: head office's newer rows come back first, then everything is sent again."""
    after = box.state.position().acked
    left = _restore(box, after)
    with box.database.atomic("IMMEDIATE"):
        connection = box.database.connection()
        # Above everything head office ever had from here, so that its guard by seq lets all of it through.
        base = max(capture.highest(connection), quarrel.cursor)
        capture.move_up(connection, base)
        connection.execute("update sync_parked set seq = seq + ?", (base,))
        begun = Position(incarnation=uuid.uuid4().hex, succeeds=quarrel.incarnation, forked_at=after)
        box.state.write("position", begun)
        box.state.write("fork_alarm", f"head office was at {quarrel.cursor}, this box at {after}; {left} rows could not come back")
        if on_fork:
            on_fork()


def _restore(box, after: int) -> int:
    """How many rows could not come back: their number or place belongs to another row here. Head office keeps those."""
    left = [row for page in _pages(box, after) for row in _take_back(box, page, after)]
    # What some of them refer to may have come after them.
    while left and len(again := _take_back(box, left, after)) < len(left):
        left = again
    return len(_take_back(box, left, after, _without_lost_references))


def _pages(box, after: int):
    tbl, pk, more = "", "", True
    while more:
        page = box.line.ask("/v1/restore", AskingBack(after=after, tbl=tbl, pk=pk), OwnRows)
        yield page.rows
        more = page.more
        if page.rows:
            tbl, pk = page.rows[-1].tbl, page.rows[-1].pk


def _take_back(box, rows: list[OwnRow], after: int, change=lambda connection, table, body: body) -> list[OwnRow]:
    """Those the database refuses."""
    tables = {table.name: table for table in box.tables}
    with box.database.atomic("IMMEDIATE"):
        connection = box.database.connection()
        return [row for row in rows if row.tbl in tables and not _comes_back(connection, tables[row.tbl], row, after, change)]


def _comes_back(connection, table: capture.Captured, row: OwnRow, after: int, change) -> bool:
    try:
        with connection:
            _as_head_office_has_it(connection, table, row, after, change)
    except apsw.ConstraintError:
        return False
    return True


def _as_head_office_has_it(connection, table: capture.Captured, row: OwnRow, after: int, change):
    """Write the row so, unless this box changed it after the point both remember."""
    changed_here = connection.execute(
        "select 1 from change where tbl = ? and pk = ? and seq > ?", (table.name, _key(connection, table, row), after)
    ).fetchone()
    if changed_here:
        return
    if row.body is None:
        connection.execute(f'delete from "{table.name}" where "{table.key}" = ?', (row.pk,))
    else:
        _write(connection, table, change(connection, table, row.body))


def _without_lost_references(connection, table: capture.Captured, body: dict) -> dict:
    """What never travels, as a colleague's account, may be gone for good; the row comes back all the same."""
    references = connection.execute(f"select \"from\", \"table\", \"to\" from pragma_foreign_key_list('{table.name}')").fetchall()
    lost = {
        name for name, parent, key in references
        if not connection.execute(f'select 1 from "{parent}" where "{key}" = ?', (body.get(name),)).fetchone()
    }
    return {name: None if name in lost else value for name, value in body.items()}


def _key(connection, table: capture.Captured, row: OwnRow):
    """The key as this box stores it: head office writes every key as text."""
    if row.body is not None:
        return row.body[table.key]
    found = connection.execute(
        f'select "{table.key}" from "{table.name}" where "{table.key}" = ?', (row.pk,)
    ).fetchone()
    return found[0] if found else row.pk


def _write(connection, table: capture.Captured, body: dict):
    here = [(name, is_bytes) for name, is_bytes in capture.columns(connection, table) if name in body]
    names = ", ".join(f'"{name}"' for name, _ in here)
    places = ", ".join("unhex(?)" if is_bytes else "?" for _, is_bytes in here)
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name, _ in here if name != table.key)
    different = " or ".join(f'"{table.name}"."{name}" is not excluded."{name}"' for name, _ in here)
    connection.execute(
        f'insert into "{table.name}" ({names}) values ({places}) '
        f'on conflict ("{table.key}") do update set {sets} where {different}',
        [body[name] for name, _ in here],
    )
