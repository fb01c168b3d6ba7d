"""Recomputes the chain of receipts, or one link of it, from the stored bytes and names the first break."""
import hashlib
from typing import NamedTuple

import msgspec

from kiosk.db import database
from kiosk.signing.chain import GENESIS, seal
from kiosk.signing.frozen import FrozenDocument

MISSING = "an entry is missing"
ORDER = "the entries are not in their order"
RECORD = "the record was altered"
CHAIN = "it does not follow the entry before it"
DOCUMENT = "the document was altered or is missing"
PAYLOAD = "the signature was altered"

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
    for entry in database.execute_sql(ENTRIES):
        columns = _named(entry)
        what = _break_of(columns, count + 1, head) or _break_around(columns)
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
    return _break_of(columns, seq, _text(before[0][0]) if before else GENESIS) or _break_around(columns)


def _named(entry) -> dict:
    return dict(zip((*NAMED, "entry_hash", "record"), entry, strict=True))


def _break_of(columns: dict, seq: int, head: str) -> str | None:
    facts = _decoded(columns["record"] or b"")
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


def _break_around(columns: dict) -> str | None:
    facts = _decoded(columns["record"])
    if not all(map(_is_whole, facts["documents"])):
        return DOCUMENT
    payload = _payload(columns)
    if payload is not None and hashlib.sha256(payload).hexdigest() != facts["payload_hash"]:
        return PAYLOAD
    return None


def _is_whole(document: dict) -> bool:
    found = _rows(FACTS_OF, document["sha256"])
    if not found:
        return False
    raw, *facts = found[0]
    if not isinstance(raw, bytes) or hashlib.sha256(raw).hexdigest() != document["sha256"]:
        return False
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
