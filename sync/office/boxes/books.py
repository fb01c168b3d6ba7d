"""The book of signed receipts as it landed here: whether it comes to what its box said under signature. Its words are not read.

Head office cannot tell whether a receipt was true, and does not check the box's signature; it can tell that the book of today is not
the one of which it heard before.
"""
import hashlib
from typing import Annotated, NamedTuple

import msgspec

from sync.office.boxes.days import is_moment
from sync.office.core import Office

GENESIS = "0" * 64
DIGITS = 16

AGREES, WAITING, DIFFERS, BROKEN, NOTHING = "agrees", "waiting", "differs", "broken", "nothing"


class Entry(msgspec.Struct):
    seq: int
    record: str
    prev_hash: str
    entry_hash: str


class Point(msgspec.Struct):
    """The name of a checkpoint begins with its moment."""

    id: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{12}")]
    count: Annotated[int, msgspec.Meta(ge=1)]
    head: str


class Key(msgspec.Struct):
    public: str


class Book(NamedTuple):
    """Of one box. count receipts landed and follow each other; point is the newest checkpoint, keys the fingerprints it ever signed with."""

    device_id: str
    state: str
    count: int
    point_count: int | None
    point_head: str
    point_at_ms: int | None
    keys: list[str]


def of(office: Office, site_id: str) -> list[Book]:
    devices = office.store.rows("select distinct device_id from landed where site_id = ? and tbl in ('receipt', 'checkpoint') order by device_id", site_id)
    return [_book(office, site_id, each["device_id"]) for each in devices]


def _book(office, site_id, device_id) -> Book:
    receipts, unread = _rows(office, site_id, device_id, "receipt", Entry)
    points, unread_points = _rows(office, site_id, device_id, "checkpoint", Point)
    keys, _unread_keys = _rows(office, site_id, device_id, "box_key", Key)
    heads = None if unread or unread_points else _heads(sorted(receipts, key=lambda entry: entry.seq))
    latest = max(points, key=_place, default=None)
    return Book(
        device_id, _state(heads, points), len(heads or ()), latest and latest.count, latest.head[:DIGITS] if latest else "",
        latest and _moment(latest), sorted(_fingerprint(key.public) for key in keys),
    )


def _state(heads: list[str] | None, points: list[Point]) -> str:
    if heads is None:
        return BROKEN
    if not points:
        return NOTHING
    landed = [point for point in points if point.count <= len(heads)]
    if any(heads[point.count - 1] != point.head for point in landed):
        return DIFFERS
    return AGREES if len(landed) == len(points) else WAITING


def _place(point: Point) -> tuple[int, str]:
    return point.count, point.id


def _moment(point: Point) -> int | None:
    found = int(point.id[:12], 16)
    return found if is_moment(found) else None


def _heads(receipts: list[Entry]) -> list[str] | None:
    """The hash of each entry, or None when one is missing or does not follow the one before it."""
    heads, before = [], GENESIS
    for seq, entry in enumerate(receipts, 1):
        found = hashlib.sha256(entry.record.encode() + entry.prev_hash.encode()).hexdigest()
        if (entry.seq, entry.prev_hash, entry.entry_hash) != (seq, before, found):
            return None
        heads.append(found)
        before = found
    return heads


def _rows(office, site_id, device_id, tbl, kind) -> tuple[list, int]:
    """Boxes are not believed: those that are of this kind, and how many are not."""
    rows = office.store.rows("select body from landed where site_id = ? and device_id = ? and tbl = ? and deleted_seq is null", site_id, device_id, tbl)
    found = [read for each in rows if (read := _read(each["body"], kind))]
    return found, len(rows) - len(found)


def _read(body: str, kind):
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.DecodeError:
        return None


def _fingerprint(public: str) -> str:
    digits = hashlib.sha256(public.encode()).hexdigest()[:DIGITS].upper()
    return " ".join(digits[place:place + 4] for place in range(0, DIGITS, 4))
