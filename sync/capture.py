"""Change capture: triggers keep one compact index of what changed, and reading it yields batches in order."""
import msgspec

from sync import wire

UPSERT, DELETE = "u", "d"

TABLES = """
create table if not exists change (seq integer primary key, tbl text not null, pk not null, op text not null,
  unique (tbl, pk));
create table if not exists sync_state (key text primary key, value text not null);
create table if not exists sync_parked (seq integer primary key, tbl text not null, pk, reason text not null);
create table if not exists sync_blob (sha256 text primary key, tries integer not null default 0, confirmed_ms integer,
  fault text);
"""

# Two statements without a conflict clause: an outer INSERT OR IGNORE would override one. The update comes
# first so that the newest row, when it changes again, still moves past its own old number.
NOTE = """
  update change set seq = (select max(seq) + 1 from change), op = '{op}' where tbl = '{tbl}' and pk = {pk};
  insert into change (tbl, pk, op) select '{tbl}', {pk}, '{op}'
    where not exists (select 1 from change where tbl = '{tbl}' and pk = {pk});
"""

# An entry that names no row and has the lowest number. It goes with any entry that is deleted, and with the table: without it
# some are missing, whatever numbers were given since.
ANCHOR = "insert or ignore into change (seq, tbl, pk, op) values (0, '', '', '')"
WATCH = "create trigger if not exists sync_change_delete after delete on change begin delete from change where seq = 0; end"


class Captured(msgspec.Struct, frozen=True):
    """A table of the box that head office gets: its name, the version of its meaning, its key column."""

    name: str
    version: int
    key: str = "id"


class Unreadable(Exception):
    """Some text of the batch is not UTF-8: the disk or another program damaged it."""


class Batch(msgspec.Struct):
    """Changes after one position up to another, as one moment of the database shows them."""

    start: int
    to: int
    complete: bool
    schemas: dict[str, tuple[int, list[str]]]
    lines: list[bytes]


def install(database, tables: list[Captured]):
    """Create the index and the triggers; rows that were there before a table was captured count as changed."""
    with database.atomic("IMMEDIATE"):
        connection = database.connection()
        for statement in filter(str.strip, TABLES.split(";")):
            connection.execute(statement)
        _watch(connection)
        for table in tables:
            if _renew_triggers(connection, table):
                _note_rows_already_there(connection, table)


def columns(connection, table: Captured) -> list[tuple[str, bool]]:
    """The key, then the others by name; True marks a column of bytes. The order survives a rebuilt table."""
    rows = connection.execute(f"select name, type from pragma_table_info('{table.name}')").fetchall()
    named = sorted((name, kind.upper() == "BLOB") for name, kind in rows)
    return sorted(named, key=lambda column: column[0] != table.key)


def row_select(connection, table: Captured) -> str:
    """The columns of a row as they travel; bytes go as hexadecimal, which JSON can hold."""
    return ", ".join(
        f'case when t."{name}" is not null then hex(t."{name}") end' if is_bytes else f't."{name}"'
        for name, is_bytes in columns(connection, table)
    )


def highest(connection) -> int:
    return connection.execute("select coalesce(max(seq), 0) from change").fetchone()[0]


def pending(connection, after: int) -> int:
    return connection.execute("select count(*) from change where seq > ?", (after,)).fetchone()[0]


def gather(database, tables: list[Captured], after: int, limit: int) -> Batch | None:
    """The next changes in order, or None when there are none."""
    make_whole(database, tables, after)
    with database.atomic("DEFERRED"):
        connection = database.connection()
        entries = connection.execute(
            "select seq, tbl, op, pk from change where seq > ? order by seq limit ?", (after, limit)
        ).fetchall()
        if not entries:
            return None
        last = highest(connection)
        schemas, rows = _rows(connection, tables, entries)

    lines, to = _fitting(rows, entries[-1][0])
    return Batch(start=after, to=to, complete=to == last, schemas=schemas, lines=lines)


def make_whole(database, tables: list[Captured], after: int):
    """Entries are never deleted here. Where somebody did, new ones would hide below what was confirmed: then all rows count as changed."""
    if _is_whole(database.connection(), after):
        return
    with database.atomic("IMMEDIATE"):
        connection = database.connection()
        for table in tables:
            _note_rows_already_there(connection, table)
        connection.execute("delete from sync_parked")  # their numbers may be another row's by now
        move_up(connection, max(after, highest(connection)))
        connection.execute(ANCHOR)


def move_up(connection, by: int):
    connection.execute("update change set seq = seq + ? where seq > 0", (by,))


def touch(connection, table: str, pks: list):
    """Count these rows as changed, although nothing changed: head office does not have them as they are."""
    connection.executemany(
        "update change set seq = (select max(seq) + 1 from change) where tbl = ? and pk = ?",
        [(table, pk) for pk in pks],
    )
    connection.executemany(
        "insert into change (tbl, pk, op) select ?1, ?2, 'u' where not exists "
        "(select 1 from change where tbl = ?1 and pk = ?2)",
        [(table, pk) for pk in pks],
    )


def park(connection, seq: int, reason: str):
    """Put one change aside, so that those after it can go on; a later change of the row tries again."""
    connection.execute(
        "insert into sync_parked (seq, tbl, pk, reason) select seq, tbl, pk, ? from change where seq = ? "
        "and not exists (select 1 from sync_parked where seq = ?2)",
        (reason, seq),
    )


def parked(connection) -> list[tuple[str, object]]:
    """Table and key of the rows that are aside as they are now; a changed row is no longer among them."""
    return connection.execute("select c.tbl, c.pk from sync_parked p join change c on c.seq = p.seq").fetchall()


def _is_whole(connection, after: int) -> bool:
    anchored = connection.execute("select 1 from change where seq = 0").fetchone()
    return bool(anchored) and highest(connection) >= after


def _watch(connection):
    """Once: an index that begins counts as whole, and one of an older program, but not one that is empty although something was confirmed."""
    connection.execute(WATCH)
    known = {key for (key,) in connection.execute("select key from sync_state where key in ('position', 'watched')")}
    if "watched" not in known and ("position" not in known or highest(connection)):
        connection.execute(ANCHOR)
    connection.execute("insert or ignore into sync_state (key, value) values ('watched', 'true')")


def _renew_triggers(connection, table: Captured) -> bool:
    wanted = _triggers(table)
    there = dict(
        connection.execute(
            "select name, sql from sqlite_schema where type = 'trigger' and tbl_name = ? and name like 'sync\\_%' "
            "escape '\\'",
            (table.name,),
        ).fetchall()
    )
    if there == wanted:
        return False
    for name in there:
        connection.execute(f'drop trigger "{name}"')
    for text in wanted.values():
        connection.execute(text)
    return True


def _triggers(table: Captured) -> dict[str, str]:
    new, old = f'new."{table.key}"', f'old."{table.key}"'
    bodies = {
        "insert": NOTE.format(tbl=table.name, pk=new, op=UPSERT),
        "update": NOTE.format(tbl=table.name, pk=new, op=UPSERT),
        "delete": NOTE.format(tbl=table.name, pk=old, op=DELETE),
        "rekey": NOTE.format(tbl=table.name, pk=old, op=DELETE),
    }
    events = {"rekey": f'update of "{table.key}"'}
    conditions = {"rekey": f" when {old} is not {new}"}
    return {
        f"sync_{table.name}_{name}": f'CREATE TRIGGER "sync_{table.name}_{name}" after {events.get(name, name)} '
        f'on "{table.name}"{conditions.get(name, "")} begin{body}end'
        for name, body in bodies.items()
    }


def _note_rows_already_there(connection, table: Captured):
    connection.execute(
        f"insert into change (tbl, pk, op) select ?1, \"{table.key}\", 'u' from \"{table.name}\" "
        f'where not exists (select 1 from change where tbl = ?1 and pk = "{table.name}"."{table.key}") '
        f'order by "{table.key}"',
        (table.name,),
    )


def _rows(connection, tables: list[Captured], entries: list) -> tuple[dict, list]:
    """The rows behind the entries, in their order. A row that is gone goes as a delete, whatever its entry says."""
    first, last = entries[0][0], entries[-1][0]
    aside = {seq for (seq,) in connection.execute("select seq from sync_parked where seq >= ?", (first,))}
    named = {entry[1] for entry in entries}
    schemas, found = {}, {}
    for table in tables:
        if table.name in named:
            schemas[table.name] = (table.version, [name for name, _ in columns(connection, table)])
            found.update(_living(connection, table, first, last, aside))
    rows = [
        found.get(seq, (seq, tbl, DELETE, pk))
        for seq, tbl, op, pk in entries
        if tbl in schemas and seq not in aside
    ]
    return schemas, rows


def _living(connection, table: Captured, first: int, last: int, aside: set[int]):
    skipped = ",".join(map(str, sorted(aside)))
    query = (
        f"select c.seq, c.tbl, '{UPSERT}', {row_select(connection, table)} from change c "
        f'join "{table.name}" t on t."{table.key}" = c.pk '
        f"where c.tbl = ? and c.seq between ? and ? and c.seq not in ({skipped})"
    )
    try:
        return {row[0]: row for row in connection.execute(query, (table.name, first, last))}
    except UnicodeDecodeError as error:
        raise Unreadable(f"{table.name}: text that is not UTF-8") from error


def _fitting(rows: list, to: int) -> tuple[list[bytes], int]:
    """As many lines as one batch may hold, at least one, and the position they reach."""
    lines, size = [], 0
    for row in rows:
        line = wire.line(row)
        if lines and size + len(line) > wire.RAW_BATCH:
            return lines, rows[len(lines) - 1][0]
        lines.append(line)
        size += len(line)
    return lines, to
