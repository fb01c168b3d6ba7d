"""Which days a batch touched, so that their figures are reckoned again. What the figures are, the board knows."""
from collections.abc import Iterable
from datetime import UTC, date, datetime, tzinfo
from typing import NamedTuple

import msgspec

from sync.office.core import Office

ORDERS = "repair_order"
COUNTED = ("ticket", ORDERS, "receipt")
# An order also counts on the day for which it was promised and on the days on which its work and itself ended.
ENDS = ("promised_at", "finished_at", "ended_at")
# Before the one, and long after the other, a clock or a bit of a box was wrong.
EARLIEST, LATEST = "2020-01-01", "2100-01-01"
LATEST_MS = 4_102_444_800_000
# How often a day was marked, and below nought as soon as it is reckoned: no number comes twice, so whoever counted before a batch sees it.
AGAIN = "on conflict (site_id, day) do update set stale = abs(site_day.stale) + 1"
READ_AT_ONCE = 500
COMPANY = ""  # its days stand beside those of the communities


class Counting(NamedTuple):
    """Where a row counts: on single days; and on each day from one until before another while an order is open, or is late."""

    days: frozenset[str] = frozenset()
    open: tuple[str, str] | None = None
    late: tuple[str, str] | None = None


NOWHERE = Counting()


def counting(tbl: str, day: str | None, fields: dict, zone: tzinfo) -> Counting:
    if tbl not in COUNTED or not day:
        return NOWHERE
    if tbl != ORDERS:
        return Counting(frozenset((day,)))
    promised, finished, ended = (day_of(fields.get(name), zone) for name in ENDS)
    days = frozenset(filter(None, (day, promised, finished, ended)))
    return Counting(days, (day, ended or LATEST), (promised, finished or LATEST) if promised else None)


def before(office: Office, site_id: str, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Counting]:
    """Where rows count until now that are about to move or to be taken back."""
    keys, found = [key for key in keys if key[0] in COUNTED], {}
    for start in range(0, len(keys), READ_AT_ONCE):
        few = keys[start:start + READ_AT_ONCE]
        for tbl in {tbl for tbl, _ in few}:
            found.update(_standing(office, site_id, tbl, [pk for each, pk in few if each == tbl]))
    return found


def touched(changes: Iterable[tuple[Counting, Counting]], today: str) -> set[str]:
    """Days whose figures may change when the second of each two takes the place of the first."""
    days, lasting, until = set(), set(), _number(today) + 1
    for before, now in changes:
        days |= before.days | now.days
        lasting |= _apart(before.open, now.open, until) | _apart(before.late, now.late, until)
    return days | {date.fromordinal(number).isoformat() for number in lasting}


def mark(office: Office, site_id: str, days: Iterable[str]):
    """In the transaction in which the rows land, and in the order of the days, so that two boxes never wait for each other.
    A day to come has no figures yet; they are reckoned when it begins."""
    today = office.today()
    rows = [(site_id, day, 1) for day in sorted(days) if EARLIEST <= day <= today]
    office.store.insert_many("site_day", ("site_id", "day", "stale"), rows, AGAIN)


def mark_company(office: Office):
    """The company is what stands on its board: when that changes, all its days are summed anew."""
    office.store.run("update site_day set stale = abs(stale) + 1 where site_id = ? and figures is not null", COMPANY)


def real(text: str | None) -> str | None:
    """The day it says; None when that is no day of any calendar, or one that nobody here will see."""
    try:
        return text if text and date.fromisoformat(text).isoformat() == text < LATEST else None
    except ValueError:
        return None


def is_moment(value) -> bool:
    """Boxes are not believed: what is outside of these years is no moment, and some numbers no calendar can hold."""
    return type(value) is int and 0 <= value < LATEST_MS


def day_of(moment_ms, zone: tzinfo) -> str | None:
    if not is_moment(moment_ms):
        return None
    return datetime.fromtimestamp(moment_ms / 1000, UTC).astimezone(zone).date().isoformat()


def _standing(office, site_id, tbl, keys) -> dict:
    body = "body" if tbl == ORDERS else "'{}' as body"
    rows = office.store.rows(
        f"select pk, day, {body} from landed where site_id = ? and tbl = ? and pk in ({', '.join('?' * len(keys))})", site_id, tbl, *keys)
    return {(tbl, row["pk"]): counting(tbl, real(row["day"]), msgspec.json.decode(row["body"]), office.zone) for row in rows}


def _apart(one, other, until) -> set[int]:
    return set() if one == other else _each(one, until) ^ _each(other, until)


def _each(span, until) -> set[int]:
    return set(range(_number(max(span[0], EARLIEST)), min(_number(span[1]), until))) if span else set()


def _number(day: str) -> int:
    return date.fromisoformat(day).toordinal()
