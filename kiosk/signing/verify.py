"""Recomputes the chain of receipts, or one link of it, from the stored bytes and names the first break."""
import functools
import hashlib
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from kiosk import clock
from kiosk.db import database
from kiosk.documents import blobs
from kiosk.i18n import N_
from kiosk.signing import drawing
from kiosk.signing.chain import GENESIS, Payload, seal
from kiosk.signing.frozen import Content, FrozenDocument
from kiosk.signing.ink import Ink

MISSING = N_("an entry is missing")
ORDER = N_("the entries are not in their order")
RECORD = N_("the record was altered")
CHAIN = N_("it does not follow the entry before it")
DOCUMENT = N_("the document was altered or is missing")
PAPER = N_("the scan of the paper was altered or is missing")
PAYLOAD = N_("the signature was altered")
TAKEN_AWAY = N_("the signature was taken away before its time")
PICTURE = N_("the signature does not look as it did")

SCAN, AGREED = "scan", "agreement"
KEPT_AT_LEAST = timedelta(days=3 * 365)
NAMED = ("id", "seq", "receipt_no", "session_id", "outcome", "day", "prev_hash")
# As bytes: damage can leave text that is no text any more, and it must still be read to be named.
COLUMNS = ", ".join(f"cast({name} as blob)" for name in (*NAMED, "entry_hash", "record"))
ENTRIES = f"select {COLUMNS} from receipt order by seq"
ENTRY = f"select {COLUMNS} from receipt where receipt_no = ?"
HEAD_BEFORE = "select cast(entry_hash as blob) from receipt where seq = ?"
PAYLOAD_OF = "select cast(payload as blob) from receipt_payload where receipt_id = ?"
STRAY_PAYLOADS = "select count(*) from receipt_payload where receipt_id not in (select id from receipt)"
FACTS_OF = "select bytes, {columns} from frozen_document where sha256 = ?".format(
    columns=", ".join(f"cast({name} as blob)" for name in FrozenDocument.FACTS)
)


class Break(NamedTuple):
    """The first entry that is not as it was sealed, and in what way."""

    seq: int
    what: str


class Verdict(NamedTuple):
    """count entries are intact, up to head; broken is None when that is all of them."""

    count: int
    head: str
    payloads_removed: int
    broken: Break | None

    @property
    def is_intact(self) -> bool:
        return self.broken is None


def verify() -> Verdict:
    """Intact up to the first break. Entries cut off at the end show only in a head that somebody else holds."""
    head, count, removed = GENESIS, 0, 0
    stored = functools.cache(_stored)  # one notice is signed for a thousand times
    for entry in database.execute_sql(ENTRIES):
        columns = _named(entry)
        what = _break_of(columns, count + 1, head) or _break_around(columns, stored)
        if what:
            return Verdict(count, head, removed, Break(count + 1, what))
        head, count = columns["entry_hash"].decode(), count + 1
        removed += _payload(columns) is None
    stray = _rows(STRAY_PAYLOADS)[0][0]
    return Verdict(count, head, removed, Break(count, PAYLOAD) if stray else None)


def break_of(receipt_no: str) -> str | None:
    """What is wrong with this receipt, its documents or its link to the one before; None while all are as they were sealed.

    It looks at no other entry: verify() alone says that nothing before it was altered.
    """
    found = _rows(ENTRY, receipt_no)
    if not found:
        return MISSING
    columns = _named(found[0])
    seq = _decoded(columns["record"] or b"").get("seq", 0)
    before = _rows(HEAD_BEFORE, seq - 1)
    return _break_of(columns, seq, _text(before[0][0]) if before else GENESIS) or _break_around(columns, _stored)


def ink_of(payload: bytes) -> Ink:
    """What the picture is drawn from."""
    return msgspec.json.decode(payload, type=Payload).ink


def scans_of(facts: dict) -> dict[str, str]:
    """The hashes of the pictures of paper that a record rests on, by what they are."""
    named = {SCAN: facts.get("scan"), AGREED: (facts.get("agreed") or {}).get("scan")}
    return {what: sha for what, sha in named.items() if sha}


def _named(entry) -> dict:
    return dict(zip((*NAMED, "entry_hash", "record"), entry, strict=True))


def _break_of(columns: dict, seq: int, head: str) -> str | None:
    facts = _decoded(columns["record"] or b"")
    if not facts:
        return RECORD
    if columns["seq"] != _as_stored(seq):
        return MISSING if facts.get("seq", 0) > seq else ORDER
    if seal(columns["record"] or b"", _text(columns["prev_hash"])) != _text(columns["entry_hash"]):
        return CHAIN if _follows(columns, head) else RECORD
    if facts.get("seq") != seq:
        return ORDER
    if columns["prev_hash"] != head.encode():
        return CHAIN
    return None if all(_as_stored(facts.get(name)) == columns[name] for name in NAMED) else RECORD


def _follows(columns: dict, head: str) -> bool:
    """The record is whole and only its link to the entry before was altered."""
    return seal(columns["record"] or b"", head) == _text(columns["entry_hash"])


def _break_around(columns: dict, stored) -> str | None:
    facts = _decoded(columns["record"])
    if not all(_is_whole(document, stored(document["sha256"])) for document in facts["documents"]):
        return DOCUMENT
    if not all(map(blobs.is_whole, scans_of(facts).values())):
        return PAPER
    payload = _payload(columns)
    if payload is None:
        return TAKEN_AWAY if clock.today() < _until(facts) else None
    if hashlib.sha256(payload).hexdigest() != facts["payload_hash"]:
        return PAYLOAD
    return _break_of_picture(facts, payload)


def _break_of_picture(facts: dict, payload: bytes) -> str | None:
    """Drawn again from its strokes it must come to the picture that was sealed."""
    mark = facts.get("mark")
    if not mark:
        return None
    return None if drawing.digest(ink_of(payload)) == mark["svg_sha256"] else PICTURE


def _until(facts):
    """Before this day nobody had a reason to delete what is personal."""
    return date.fromisoformat(facts["day"]) + KEPT_AT_LEAST


def _stored(sha256: str) -> list | None:
    """What stands beside the document's bytes, or None when they or one of its files are not those of their hashes."""
    found = _rows(FACTS_OF, sha256)
    if not found:
        return None
    raw, *facts = found[0]
    if not isinstance(raw, bytes) or hashlib.sha256(raw).hexdigest() != sha256:
        return None
    return facts if all(map(blobs.is_whole, msgspec.json.decode(raw, type=Content).blobs)) else None


def _is_whole(document: dict, facts: list | None) -> bool:
    return facts == [_as_stored(document[name]) for name in FrozenDocument.FACTS]


def _payload(columns: dict) -> bytes | None:
    """None when it was removed, which a receipt outlives."""
    found = _rows(PAYLOAD_OF, columns["id"].decode())
    return (found[0][0] or b"") if found else None


def _rows(sql: str, *values) -> list:
    return database.execute_sql(sql, values).fetchall()


def _decoded(record: bytes) -> dict:
    try:
        return msgspec.json.decode(record, type=dict)
    except (msgspec.DecodeError, UnicodeError):
        return {}


def _as_stored(value) -> bytes:
    return str(value).encode()


def _text(stored: bytes | None) -> str:
    return (stored or b"").decode(errors="replace")
