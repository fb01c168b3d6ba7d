"""The nightly proof: both sides add up the hashes of all rows in 256 buckets per table, and look where they differ."""
import hashlib
from collections import defaultdict

import msgspec

from sync import capture
from sync.line import SyncError
from sync.messages import BucketRows, Compared, Sums

BUCKETS = 256
MASK = (1 << 64) - 1


def row_hash(body: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(body, digest_size=8).digest())


def bucket_of(pk) -> int:
    return hashlib.blake2b(str(pk).encode(), digest_size=1).digest()[0]


def canonical(columns: list[str], values) -> bytes:
    """The row as head office stores it, to the byte."""
    return msgspec.json.encode(dict(zip(columns, values, strict=True)))


def compare(box) -> int | None:
    """Rows proved equal, or None; rows that differ then count as changed and go up again."""
    found = _own_sums(box)
    if found is None:
        return None
    cursor, tables, rows = found
    position = box.state.position()
    sums = Sums(incarnation=position.incarnation, cursor=cursor, tables=tables)
    answer = box.line.ask("/v1/digest", sums, Compared)
    if answer.differing:
        for table in box.tables:
            for bucket in answer.differing.get(table.name, []):
                _mend(box, table, bucket)
        return None
    box.state.write("last_proof_ms", box.now_ms())
    return rows


def _own_sums(box) -> tuple[int, dict, int] | None:
    """Cursor, sums and number of rows of one moment; None while something waits to be sent."""
    with box.database.atomic("DEFERRED"):
        connection = box.database.connection()
        cursor = box.state.acked()
        if capture.highest(connection) != cursor:
            return None
        tables = {table.name: sums_of(connection, table) for table in box.tables}
    return cursor, tables, sum(count for sums in tables.values() for count, _ in sums.values())


def _hashes(connection, table: capture.Captured):
    names = [name for name, _ in capture.columns(connection, table)]
    aside = [pk for tbl, pk in capture.parked(connection) if tbl == table.name]
    places = ", ".join("?" * len(aside))
    query = f'select {capture.row_select(connection, table)} from "{table.name}" t where "{table.key}" not in ({places})'
    for values in connection.execute(query, aside):
        yield values[0], row_hash(canonical(names, values))


def sums_of(connection, table: capture.Captured) -> dict[int, tuple[int, str]]:
    """For each bucket how many rows it has and what their hashes add up to."""
    try:
        return _add_up(_hashes(connection, table))
    except UnicodeDecodeError as error:
        raise SyncError(f"{table.name} holds text that the disk or another program damaged") from error


def _add_up(hashes) -> dict[int, tuple[int, str]]:
    counts, sums = defaultdict(int), defaultdict(int)
    for pk, each in hashes:
        bucket = bucket_of(pk)
        counts[bucket] += 1
        sums[bucket] += each
    return {bucket: (counts[bucket], f"{sums[bucket] & MASK:016x}") for bucket in counts}


def _mend(box, table: capture.Captured, bucket: int):
    """Give every row of the bucket that differs a new place at the end of the index."""
    path = f"/v1/digest/{table.name}/{bucket}"
    theirs = msgspec.json.decode(box.line.get(path), type=BucketRows).rows
    with box.database.atomic("IMMEDIATE"):
        connection = box.database.connection()
        ours = {pk: f"{each:016x}" for pk, each in _hashes(connection, table) if bucket_of(pk) == bucket}
        differing = [pk for pk, each in ours.items() if theirs.get(str(pk)) != each]
        aside = {str(pk) for tbl, pk in capture.parked(connection) if tbl == table.name}
        gone = set(theirs) - {str(pk) for pk in ours} - aside
        capture.touch(connection, table.name, differing + _known(connection, table, gone))


def _known(connection, table: capture.Captured, gone: set[str]) -> list:
    """The keys as the index stores them; a key it never saw goes as text, as head office has it."""
    stored = dict(
        (str(pk), pk) for (pk,) in connection.execute("select pk from change where tbl = ?", (table.name,))
        if str(pk) in gone
    )
    return [stored.get(pk, pk) for pk in sorted(gone)]
