"""Everything that can be checked on the box: the chain, the box's signatures, and every checkpoint that is held somewhere."""
import re
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from kiosk import clock
from kiosk.db import UNREADABLE, database, is_damaged
from kiosk.i18n import N_
from kiosk.signing import checkpoints, keys, verify
from kiosk.signing.chain import GENESIS
from kiosk.signing.checkpoints import Point
from kiosk.signing.frozen import SHORT_DIGITS
from kiosk.signing.keys import Claim

UNSIGNED = N_("the box did not sign it")
FALSE = N_("the box's signature is not true")
STRANGER = N_("it was signed with a key this box never had")
STRAY = N_("a signature stands there without its receipt")
CUT = N_("there are fewer receipts than at this checkpoint: entries were cut off, or an older database was put back")
OTHER = N_("the receipts are not those of this checkpoint")
LOST = N_("a checkpoint is missing in the database")
UNNOTED = N_("a checkpoint is missing in checkpoints.log")
LINE = N_("a line was altered")
UNORDERED = N_("the lines are not in their order")
DATABASE = N_("the database file is damaged")
KEY = N_("the key of the box cannot be used, so nothing is signed")

DONE_WITHIN = timedelta(minutes=5)  # what the Sealer does within seconds

ID = re.compile(r"[0-9a-f]{32}")
TYPED = re.compile(r"(\d{1,9}):([0-9a-f]{16,64})")
LINE_OF_LOG = re.compile(r"([0-9a-f]{32}) (\d{1,9}) ([0-9a-f]{64}) ([0-9a-f]{64}) ([0-9a-f]{128})")
SIGNATURES = ("select cast(r.seq as blob), cast(r.entry_hash as blob), cast(s.public as blob), cast(s.signature as blob), "
              "cast(r.id as blob), s.receipt_id is null, r.id is null "
              "from receipt r full outer join receipt_signature s on s.receipt_id = r.id order by r.seq")
POINTS = "select cast(id as blob), cast(count as blob), cast(head as blob), cast(public as blob), cast(signature as blob) from checkpoint order by count, id"
KEYS = "select cast(public as blob), cast(signature as blob) from box_key"
SIGNATURE = ("select cast(s.public as blob), cast(s.signature as blob), cast(r.entry_hash as blob) "
             "from receipt r join receipt_signature s on s.receipt_id = r.id where r.receipt_no = ?")
PLACE = "select cast(seq as blob), cast(id as blob) from receipt where receipt_no = ?"
ENTRY_HASH = "select cast(entry_hash as blob) from receipt where seq = ?"


class Trouble(NamedTuple):
    """What is wrong, and with what: "receipt 4", "checkpoint 12", "checkpoints.log 3"."""

    where: str
    what: str


class Inspection(NamedTuple):
    """troubles are all that was found; the chain itself names only its first."""

    verdict: verify.Verdict
    signed: int
    checkpoints: int
    troubles: list[Trouble]

    @property
    def is_intact(self) -> bool:
        return not self.troubles


def inspect(typed: list[tuple[int, str]] = ()) -> Inspection:
    """typed are counts with the first digits of heads, as they stand on slips."""
    try:
        return _inspect(typed)
    except UNREADABLE as error:
        if not is_damaged(error):
            raise
        return Inspection(verify.Verdict(0, GENESIS, 0, None), 0, 0, [Trouble("", DATABASE)])


def break_of(receipt_no: str) -> str | None:
    """What is wrong with this one entry or the box's signature under it; None while all is as it was sealed."""
    return breaks_of([receipt_no])[receipt_no]


def breaks_of(receipt_nos: list[str]) -> dict[str, str | None]:
    """The same for several, whose signatures are all asked at once."""
    known, claims = _known_keys(), {number: _claim_of(number) for number in receipt_nos}
    signed = {number: claim for number, claim in claims.items() if claim}
    are_true = dict(zip(signed, keys.check(list(signed.values())), strict=True))
    return {number: verify.break_of(number) or _break_of_signature(number, claims[number], are_true, known) for number in receipt_nos}


def read_typed(text: str) -> tuple[int, str] | None:
    """COUNT:HEAD as it stands on a slip, in groups or not; None when it is nothing of the kind."""
    found = TYPED.fullmatch(re.sub(r"\s", "", text).lower())
    return (int(found[1]), found[2]) if found else None


def _inspect(typed) -> Inspection:
    verdict, rows, kept = verify.verify(), _texts(SIGNATURES), _points()
    doubts = [*_doubted_keys(), *_doubted_signatures(rows), *_doubted_points(kept)]
    known = _known_keys()
    troubles = [
        *([Trouble(f"receipt {verdict.broken.seq}", verdict.broken.what)] if verdict.broken else []),
        *([Trouble("", DATABASE)] if database.execute_sql("pragma quick_check(1)").fetchone()[0] != "ok" else []),
        *([] if keys.can_sign() else [Trouble("", KEY)]),
        *_unsigned(rows, kept),
        *(Trouble(where, FALSE) for (where, _), is_true in zip(doubts, keys.check([claim for _, claim in doubts]), strict=True) if not is_true),
        *(Trouble(where, STRANGER) for where, claim in doubts if claim.public not in known),
        *(Trouble(f"checkpoint {point.count}", what) for point, *_signed in kept if (what := _apart(point.count, point.head))),
        *_around_log(kept),
        *(Trouble(f"checkpoint {count}", what) for count, head in typed if (what := _apart(count, head))),
    ]
    return Inspection(verdict, len(rows), len(kept), list(dict.fromkeys(troubles)))


def _claim_of(receipt_no: str) -> Claim | None:
    """None when it is not signed, or no text any more."""
    found = _texts(SIGNATURE, receipt_no)
    return Claim(*found[0][:2], checkpoints.entry_message(found[0][2])) if found else None


def _break_of_signature(number, claim, are_true, known) -> str | None:
    if claim is None:
        return UNSIGNED if _is_late(*_texts(PLACE, number)[0], _points()) else None
    if claim.public not in known:
        return STRANGER
    return None if are_true[number] else FALSE


def _known_keys() -> set[str]:
    return {public for public, _signature in _texts(KEYS)}


def _doubted_keys():
    return [(f"key {public[:SHORT_DIGITS]}", Claim(public, signature, keys.key_message(public))) for public, signature in _texts(KEYS)]


def _doubted_signatures(rows):
    return [(f"receipt {seq}", Claim(public, signature, checkpoints.entry_message(entry_hash)))
            for seq, entry_hash, public, signature, _id, is_missing, is_stray in rows if not is_missing and not is_stray]


def _doubted_points(kept):
    return [(f"checkpoint {point.count}", Claim(public, signature, point.message)) for point, public, signature in kept]


def _unsigned(rows, kept) -> list[Trouble]:
    return [
        *(Trouble(f"receipt {seq}", UNSIGNED) for seq, *_rest, row_id, is_missing, _ in rows if is_missing and _is_late(seq, row_id, kept)),
        *(Trouble("", STRAY) for *_rest, is_stray in rows if is_stray),
    ]


def _is_late(seq, row_id: str, kept) -> bool:
    """What came after the last checkpoint may still wait for its signature, for a while."""
    return _number(seq) <= max((_number(point.count) for point, *_signed in kept), default=0) or _is_old(row_id)


def _is_old(row_id: str) -> bool:
    """Damage is not young."""
    return not ID.fullmatch(row_id) or clock.now() - clock.from_ms(int(row_id[:12], 16)) > DONE_WITHIN


def _apart(count, head: str) -> str | None:
    found = _texts(ENTRY_HASH, _number(count))
    if not found:
        return CUT
    return None if found[0][0].startswith(head) else OTHER


def _around_log(kept) -> list[Trouble]:
    rows = [" ".join((*map(str, point), *signed)) for point, *signed in kept]
    lines = checkpoints.lines()
    noted = [int(found[2]) for line in lines if (found := LINE_OF_LOG.fullmatch(line))]
    return [
        *(Trouble(f"checkpoints.log {number}", what) for number, line in enumerate(lines, 1) if (what := _wrong_line(line, set(rows)))),
        *([Trouble("checkpoints.log", UNORDERED)] if any(after <= before for before, after in pairwise(noted)) else []),
        *(Trouble(f"checkpoint {_number(point.count)}", UNNOTED) for row, (point, *_signed) in zip(rows, kept)
          if row not in set(lines) and (row != rows[-1] or _is_old(point.id))),
    ]


def _wrong_line(line: str, rows: set[str]) -> str | None:
    """A line cut short by a power cut is none; the Sealer has written it again."""
    if line in rows or any(row.startswith(line) for row in rows):
        return None
    found = LINE_OF_LOG.fullmatch(line)
    return (_apart(found[2], found[3]) or LOST) if found else LINE


def _points() -> list[tuple[Point, str, str]]:
    return [(Point(*point), public, signature) for *point, public, signature in _texts(POINTS)]


def _texts(sql: str, *values) -> list[list]:
    """Rows as text, whatever damage left of it."""
    return [[cell.decode(errors="replace") if isinstance(cell, bytes) else cell for cell in row] for row in database.execute_sql(sql, values)]


def _number(text) -> int:
    return int(text) if str(text).isdecimal() else 0
