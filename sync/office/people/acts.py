"""The log of what people did. Lines are only ever added, and each holds the hash of the one before."""
import hashlib
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from sync.office.core import Office

HEAD = "act_head"
AT_ONCE = 1000
NO_END = 2**62
COLUMNS = "number, at_ms, who, verb, site_id, subject, purpose"


class Asked(NamedTuple):
    """Which lines somebody wants to see: of one person, of the time between two moments, those before a number."""

    who: str = ""
    from_ms: int = 0
    until_ms: int = NO_END
    before: int = NO_END


def note(office: Office, who: str, verb: str, site_id: str = "", subject: str = "", purpose: str = "") -> int:
    """Call it in the transaction of what it records. The number of the line."""
    return office.store.transact(lambda: _add(office, who, verb, site_id, subject, purpose))


def take_turns(office: Office):
    """Nothing changes, but whoever else acts at this moment waits here until this transaction ends."""
    office.store.run("update setting set value = value where key = ?", HEAD)


def found(office: Office, asked: Asked, limit: int) -> list[dict]:
    """The newest first, with the names of the communities."""
    return office.store.rows(
        f"select {COLUMNS}, (select name from site where site_id = act.site_id) as community from act "
        "where (? = '' or who = ?) and at_ms >= ? and at_ms < ? and number < ? order by number desc limit ?",
        asked.who, *asked, limit,
    )


def was_noted(office: Office, who: str, verb: str, site_id: str, subject: str, since_ms: int) -> bool:
    return office.store.first(
        "select number from act where who = ? and verb = ? and site_id = ? and subject = ? and at_ms > ? limit 1",
        who, verb, site_id, subject, since_ms) is not None


def broken_at(office: Office) -> int | None:
    """The first line that is missing or was changed; None when the log is whole."""
    before, number = "", 0
    for number, row in enumerate(_all(office), 1):
        kept = row.pop("hash")
        if row["number"] != number or kept != _hash(before, row):
            return number
        before = kept
    return None if (number, before) == _head(office) else number + 1


def _add(office: Office, who: str, verb: str, site_id: str, subject: str, purpose: str) -> int:
    take_turns(office)
    last, before = _head(office)
    row = {"number": last + 1, "at_ms": office.clock(), "who": who, "verb": verb, "site_id": site_id,
           "subject": subject, "purpose": purpose}
    head = _hash(before, row)
    office.store.run(f"insert into act ({COLUMNS}, hash) values (?, ?, ?, ?, ?, ?, ?, ?)", *row.values(), head)
    office.store.run("update setting set value = ? where key = ?", f"{last + 1}:{head}", HEAD)
    return last + 1


def _head(office: Office) -> tuple[int, str]:
    number, _, head = office.store.first("select value from setting where key = ?", HEAD)["value"].partition(":")
    return int(number), head


def _all(office: Office) -> Iterator[dict]:
    last = 0
    while rows := office.store.rows(
            f"select {COLUMNS}, hash from act where number > ? order by number limit {AT_ONCE}", last):
        yield from rows
        last = rows[-1]["number"]


def _hash(before: str, row: dict) -> str:
    return hashlib.sha256(before.encode() + msgspec.json.encode(list(row.values()))).hexdigest()
