"""Takes one batch: rows, quarantine and cursor in one transaction, and only from the position both agree on."""
from collections.abc import Callable
from datetime import tzinfo
from typing import NamedTuple

import msgspec

from sync import digest, wire
from sync.messages import Rejected, Taken
from sync.office.boxes import days, numbers, streams
from sync.office.core import Office
from sync.office.boxes.devices import Device
from sync.office.words import N_

DELETED = "{}"
NO_VALUES = frozenset((list, dict))

LANDED = (
    "site_id", "tbl", "pk", "device_id", "src_seq", "version", "body", "row_hash", "bucket", "day", "state", "deleted_seq",
    "number",
)
OVERWRITES = """
on conflict (site_id, tbl, pk) do update set device_id = excluded.device_id, src_seq = excluded.src_seq,
  version = excluded.version, body = excluded.body, row_hash = excluded.row_hash, day = excluded.day,
  state = excluded.state, deleted_seq = excluded.deleted_seq, number = excluded.number
"""
NEWER_WINS = f"{OVERWRITES} where excluded.src_seq > landed.src_seq or excluded.device_id <> landed.device_id"
QUARANTINE = ("site_id", "device_id", "incarnation", "src_seq", "line", "reason", "schemas", "at_ms")
FIRST_STAYS = "on conflict (site_id, device_id, incarnation, src_seq) do nothing"

_listeners: dict[str, Callable[[Office, str, list[str]], None]] = {}


class CannotLand(Exception):
    """A row that cannot land, and why."""


class Landing(NamedTuple):
    """counting: on which days it counts for the board."""

    tbl: str
    pk: str
    seq: int
    version: int
    body: str
    row_hash: str | None
    bucket: int
    day: str | None
    state: str | None
    deleted_seq: int | None
    number: str | None = None
    counting: days.Counting = days.NOWHERE

    @property
    def columns(self) -> tuple:
        return self[2:-1]


class Aside(NamedTuple):
    """schemas: what its table looked like, without which it could not be tried again; None when nobody can read it."""

    seq: int
    line: str
    reason: str
    schemas: str | None


class Intake:
    """The one door for rows of one box."""

    on_conflict = NEWER_WINS

    def __init__(self, office: Office, device: Device):
        self.office, self.device, self.store = office, device, office.store

    def take(self, received: wire.Received) -> Taken:
        rows, asides = sort_out(received, self.office.zone)
        return self.store.transact(lambda: self._take(received, rows, asides))

    def _take(self, received: wire.Received, rows: list[Landing], asides: list[Aside]) -> Taken:
        header, device = received.header, self.device
        stream = streams.find(self.office, device.site_id, device.device_id, header.incarnation)
        head = self._move_cursor(received, stream)
        if stream["fork_until"]:
            asides = asides + self._overwritten(stream, rows)
        land(self.office, device.site_id, device.device_id, rows, self.on_conflict)
        kept = [(device.site_id, device.device_id, header.incarnation, *aside, self.office.clock()) for aside in asides]
        self.store.insert_many("quarantine", QUARANTINE, kept, FIRST_STAYS)
        return Taken(cursor=header.to, head=head, rejected=[Rejected(aside.seq, aside.reason) for aside in asides])

    def _move_cursor(self, received: wire.Received, stream: dict | None) -> str:
        """Compare and set. Of two pushes from the same position only one gets through, and a replay none."""
        header = received.header
        if stream is None or header.incarnation != self.device.incarnation or stream["cursor"] != header.start:
            raise streams.somewhere_else(stream, self.device)
        now_ms, head = self.office.clock(), wire.next_head(stream["head"], received.sha)
        moved = self.store.run(
            "update stream set cursor = ?, head = ?, last_push_ms = ?, complete_at = case when ? > 0 then ? "
            "else complete_at end where site_id = ? and device_id = ? and incarnation = ? and cursor = ? and head = ? "
            "and ended_ms is null",
            header.to, head, now_ms, int(header.complete), now_ms, self.device.site_id, self.device.device_id,
            header.incarnation, header.start, stream["head"],
        )
        if not moved:
            raise streams.somewhere_else(stream, self.device)
        return head

    def _overwritten(self, stream: dict, rows: list[Landing]) -> list[Aside]:
        """After a fork: rows changed on both sides. The box's stands, head office's is kept beside it."""
        asides = []
        for row in rows:
            before = self.store.first(
                "select src_seq, body from landed where site_id = ? and tbl = ? and pk = ? and device_id = ? and "
                "src_seq > ? and src_seq <= ? and coalesce(row_hash, '') <> ?", self.device.site_id, row.tbl, row.pk,
                self.device.device_id, stream["forked_at"], stream["fork_until"], row.row_hash or "",
            )
            if before:
                asides.append(Aside(before["src_seq"], before["body"], N_("replaced by the box after a fork"), None))
        return asides


def when_landed(tbl: str, listener: Callable[[Office, str, list[str]], None]):
    """listener(office, site_id, keys) is called in each transaction in which rows of this table landed."""
    _listeners[tbl] = listener


def land(office: Office, site_id: str, device_id: str, rows: list[Landing], on_conflict: str):
    """In the order of the keys, so that two boxes of a community never wait for each other; one row for each."""
    latest = {(row.tbl, row.pk): row for row in sorted(rows, key=lambda row: row.seq)}
    moving = [key for key, row in latest.items() if row.tbl == days.ORDERS or row.deleted_seq]
    before, today = days.before(office, site_id, moving), office.today()
    office.store.insert_many(
        "landed", LANDED, [(site_id, *key, device_id, *latest[key].columns) for key in sorted(latest)], on_conflict
    )
    changes = ((before.get(key, days.NOWHERE), row.counting) for key, row in latest.items())
    days.mark(office, site_id, days.touched(changes, today))
    for tbl in sorted(_listeners.keys() & {tbl for tbl, _ in latest}):
        _listeners[tbl](office, site_id, sorted(pk for each, pk in latest if each == tbl))


def sort_out(received: wire.Received, zone: tzinfo) -> tuple[list[Landing], list[Aside]]:
    """Every line is either fit to land or set aside with a reason; none is dropped."""
    rows, asides = [], []
    for place, line in enumerate(received.lines):
        try:
            rows.append(_landing(line, received.header, zone))
        except (CannotLand, wire.WireError) as error:
            # A line without a readable number gets one no row can have, so that it is kept as well.
            asides.append(Aside(_seq(line, received.header) or -(received.header.start + place + 1),
                                _readable(line), str(error), _schema(line, received.header)))
    return rows, asides


def _landing(line: bytes, header: wire.Header, zone: tzinfo) -> Landing:
    row = wire.row(line)
    seq, tbl, operation, pk = _checked(row, header)
    version, columns = header.schemas[tbl]
    key = str(pk)
    if operation == "d":
        return Landing(tbl, key, seq, version, DELETED, None, digest.bucket_of(pk), None, None, seq)
    if len(row) - 3 != len(columns):
        raise CannotLand(N_("as many values as columns are needed"))
    if not NO_VALUES.isdisjoint(map(type, row)):
        raise CannotLand(N_("a value that no column can hold"))
    fields = dict(zip(columns, row[3:], strict=True))
    body = msgspec.json.encode(fields)
    return Landing(
        tbl, key, seq, version, body.decode(), f"{digest.row_hash(body):016x}", digest.bucket_of(pk),
        (day := _day(fields, zone)), _state(fields), None, numbers.of(tbl, fields), days.counting(tbl, day, fields, zone),
    )


def _checked(row: list, header: wire.Header) -> list:
    if len(row) < 4:
        raise CannotLand(N_("too short"))
    seq, tbl, operation, pk = row[:4]
    if type(seq) is not int or not header.start < seq <= header.to:
        raise CannotLand(N_("a number outside the batch"))
    if not isinstance(tbl, str) or tbl not in header.schemas:
        raise CannotLand(N_("a table without a list of columns"))
    if operation not in ("u", "d"):
        raise CannotLand(N_("neither a change nor a delete"))
    if type(pk) not in (str, int) or len(str(pk)) > 200:
        raise CannotLand(N_("a key that is neither text nor a number"))
    if "\0" in str(pk):
        raise CannotLand(N_("a key with a character that no table can hold"))
    return row[:4]


def _readable(line: bytes) -> str:
    return line.decode(errors="replace").replace("\0", "\N{REPLACEMENT CHARACTER}")


def _schema(line: bytes, header: wire.Header) -> str | None:
    try:
        _, tbl, *_ = wire.row(line)
    except (wire.WireError, ValueError):
        return None
    known = isinstance(tbl, str) and tbl in header.schemas
    return msgspec.json.encode({tbl: header.schemas[tbl]}).decode() if known else None


def _seq(line: bytes, header: wire.Header) -> int | None:
    try:
        row = wire.row(line)
    except wire.WireError:
        return None
    fits = row and type(row[0]) is int and header.start < row[0] <= header.to
    return row[0] if fits else None


def _day(fields: dict, zone: tzinfo) -> str | None:
    for name in ("day", "created_at", "created", "at"):
        value = fields.get(name)
        if found := days.real(value[:10]) if isinstance(value, str) else days.day_of(value, zone):
            return found
    return None


def _state(fields: dict) -> str | None:
    value = fields.get("state", fields.get("outcome"))
    return value if isinstance(value, str) and "\0" not in value else None
