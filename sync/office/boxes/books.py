"""The book of signed receipts as it landed here: whether it comes to what its box said under signature. Its words are not read.

Head office cannot tell whether a receipt was true, and does not check the box's signature; it can tell that the book of today is not
the one of which it heard before.
"""
import hashlib
from typing import NamedTuple

import msgspec

from sync.office.core import Office

GENESIS = "0" * 64
DIGITS = 16

AGREES, WAITING, DIFFERS, BROKEN, NOTHING = "agrees", "waiting", "differs", "broken", "nothing"


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
    heads = _heads(sorted(_bodies(office, site_id, device_id, "receipt"), key=lambda body: body["seq"]))
    points = sorted(_bodies(office, site_id, device_id, "checkpoint"), key=lambda body: (body["count"], body["id"]))
    latest = points[-1] if points else None
    return Book(
        device_id, _state(heads, points), len(heads or ()), latest and latest["count"], latest["head"][:DIGITS] if latest else "",
        latest and int(latest["id"][:12], 16), sorted(_fingerprint(body["public"]) for body in _bodies(office, site_id, device_id, "box_key")),
    )


def _state(heads: list[str] | None, points: list[dict]) -> str:
    if heads is None:
        return BROKEN
    if not points:
        return NOTHING
    landed = [point for point in points if point["count"] <= len(heads)]
    if any(heads[point["count"] - 1] != point["head"] for point in landed):
        return DIFFERS
    return AGREES if len(landed) == len(points) else WAITING


def _heads(receipts: list[dict]) -> list[str] | None:
    """The hash of each entry, or None when one is missing or does not follow the one before it."""
    heads, before = [], GENESIS
    for seq, body in enumerate(receipts, 1):
        found = hashlib.sha256(body["record"].encode() + body["prev_hash"].encode()).hexdigest()
        if (body["seq"], body["prev_hash"], body["entry_hash"]) != (seq, before, found):
            return None
        heads.append(found)
        before = found
    return heads


def _bodies(office, site_id, device_id, tbl) -> list[dict]:
    rows = office.store.rows("select body from landed where site_id = ? and device_id = ? and tbl = ? and deleted_seq is null", site_id, device_id, tbl)
    return [msgspec.json.decode(each["body"]) for each in rows]


def _fingerprint(public: str) -> str:
    digits = hashlib.sha256(public.encode()).hexdigest()[:DIGITS].upper()
    return " ".join(digits[place:place + 4] for place in range(0, DIGITS, 4))
