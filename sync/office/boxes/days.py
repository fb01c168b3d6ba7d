"""Which days a batch touched, so that their figures are reckoned again. What the figures are, the board knows."""
from collections.abc import Iterable
from datetime import UTC, datetime, tzinfo

from sync.office.store import Store

COUNTED = ("ticket", "repair_order", "receipt")
# An order also counts on the day for which it was promised and on the days on which its work and itself ended.
ENDS = ("promised_at", "finished_at", "ended_at")
EARLIEST = "2020-01-01"  # before this product: the clock of a box was wrong
LATEST_MS = 253_402_300_000_000  # the year 9999
AGAIN = "on conflict (site_id, day) do update set stale = site_day.stale + 1"


def touched(tbl: str, day: str | None, fields: dict, zone: tzinfo) -> frozenset[str]:
    """Days whose figures this row may change."""
    if tbl not in COUNTED or not day:
        return frozenset()
    if tbl != "repair_order":
        return frozenset((day,))
    return frozenset((day, *filter(None, (day_of(fields.get(name), zone) for name in ENDS))))


def mark(store: Store, site_id: str, days: Iterable[str]):
    """In the transaction in which the rows land, and in the order of the days, so that two boxes never wait for each other."""
    store.insert_many("site_day", ("site_id", "day", "stale"), [(site_id, day, 1) for day in sorted(days) if day >= EARLIEST], AGAIN)


def before(store: Store, site_id: str, keys: Iterable[tuple[str, str]]) -> set[str]:
    """The days on which rows counted until now, for rows that are taken back."""
    found = (store.first("select day from landed where site_id = ? and tbl = ? and pk = ?", site_id, *key) for key in keys if key[0] in COUNTED)
    return {row["day"] for row in found if row and row["day"]}


def day_of(moment_ms, zone: tzinfo) -> str | None:
    if type(moment_ms) is not int or not 0 <= moment_ms < LATEST_MS:
        return None
    return datetime.fromtimestamp(moment_ms / 1000, UTC).astimezone(zone).date().isoformat()
