"""When head office remembers another history than this box: take back what it knows, then start a new incarnation.

That happens after the box's disk was restored from an image, or when two boxes run from one copy.
"""
import uuid

from sync import capture
from sync.messages import AskingBack, Disagreement, OwnRow, OwnRows
from sync.state import Position


def begin_again(box, quarrel: Disagreement, on_fork):
    """Nothing is lost on either side: head office's newer rows come back first, then everything is sent again."""
    after = box.state.position().acked
    _restore(box, after)
    with box.database.atomic("IMMEDIATE"):
        connection = box.database.connection()
        # Above everything head office ever had from here, so that its guard by seq lets all of it through.
        base = max(capture.highest(connection), quarrel.cursor)
        connection.execute("update change set seq = seq + ?", (base,))
        connection.execute("update sync_parked set seq = seq + ?", (base,))
        begun = Position(incarnation=uuid.uuid4().hex, succeeds=quarrel.incarnation, forked_at=after)
        box.state.write("position", begun)
        box.state.write("fork_alarm", f"head office was at {quarrel.cursor}, this box at {after}")
        if on_fork:
            on_fork()


def _restore(box, after: int):
    tables = {table.name: table for table in box.tables}
    tbl, pk, more = "", "", True
    while more:
        page = box.line.ask("/v1/restore", AskingBack(after=after, tbl=tbl, pk=pk), OwnRows)
        with box.database.atomic("IMMEDIATE"):
            connection = box.database.connection()
            connection.execute("pragma defer_foreign_keys = on")
            for row in page.rows:
                if row.tbl in tables:
                    _take_back(connection, tables[row.tbl], row, after)
        more = page.more
        if page.rows:
            tbl, pk = page.rows[-1].tbl, page.rows[-1].pk


def _take_back(connection, table: capture.Captured, row: OwnRow, after: int):
    """Write the row as head office has it, unless this box changed it after the point both remember."""
    changed_here = connection.execute(
        "select 1 from change where tbl = ? and pk = ? and seq > ?", (table.name, _key(connection, table, row), after)
    ).fetchone()
    if changed_here:
        return
    if row.body is None:
        connection.execute(f'delete from "{table.name}" where "{table.key}" = ?', (row.pk,))
    else:
        _write(connection, table, row.body)


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
