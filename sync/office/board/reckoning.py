"""Reckons the figures of days that were marked, at points where a box had sent all it had, and keeps them. Any number of processes may."""
import random
from datetime import date, timedelta

import msgspec

from sync.office.board.figures import Figures, of_rows
from sync.office.board.reach import MISSING, Span
from sync.office.boxes import days
from sync.office.boxes.days import COMPANY
from sync.office.core import Office

ORDERS_BACK = timedelta(days=62)  # an older one that is still open counts as well
CHOSEN_FROM, AT_ONCE = 200, 20
ENDED = ("closed", "cancelled")
# Between two batches of one run a day is half there: a box that is in the middle of it waits.
READY = """
d.stale > 0 and not exists (
  select 1 from stream t join device e on e.site_id = t.site_id and e.device_id = t.device_id and e.revoked_ms is null
  where t.site_id = d.site_id and t.ended_ms is null and t.last_push_ms > coalesce(t.complete_at, 0))
"""

_decode = msgspec.json.Decoder(Figures).decode


class Day(msgspec.Struct):
    """What is kept of one community's day; figures is None until it was reckoned once."""

    figures: Figures | None
    is_stale: bool


def some(office: Office) -> int:
    """Reckon a few of the marked days; how many. Others choose others, so that two processes seldom do the same."""
    found = office.store.rows(f"select d.site_id, d.day, d.stale from site_day d where d.site_id <> ? and {READY} limit {CHOSEN_FROM}", COMPANY)
    return len(_take(office, random.sample(found, min(AT_ONCE, len(found)))))


def these(office: Office, keys: list[tuple[str, str]]) -> dict[tuple[str, str], Figures]:
    """The figures of these days as of now, for a page that shows them; without those whose box is in the middle of sending."""
    asked = (office.store.first(f"select d.site_id, d.day, d.stale from site_day d where d.site_id = ? and d.day = ? and {READY}", *key)
             for key in keys[:AT_ONCE])
    return _take(office, list(filter(None, asked)))


def keep(office: Office, site_id: str, day: str, figures: msgspec.Struct, stale: int, now_ms: int) -> bool:
    """Unless something landed or somebody else was quicker since it was asked how stale they are."""
    return bool(office.store.run(
        "update site_day set figures = ?, reckoned_ms = ?, stale = -abs(stale) where site_id = ? and day = ? and stale = ?",
        msgspec.json.encode(figures).decode(), now_ms, site_id, day, stale,
    ))


def on(office: Office, day: str, only: str = "") -> dict[str, Day]:
    """What is kept of this day, by community; of one of them when it is named."""
    # A cross join, for SQLite then looks up each community's day. By itself it reads all days that were ever kept.
    rows = office.store.rows(
        "select d.site_id, d.figures, d.stale from site s cross join site_day d "
        "where d.site_id = s.site_id and d.day = ? and (? = '' or s.site_id = ?)", day, only, only)
    return {row["site_id"]: _day(row) for row in rows}


def between(office: Office, site_id: str, first: str, last: str) -> dict[str, Day]:
    rows = office.store.rows("select day, figures, stale from site_day where site_id = ? and day between ? and ?", site_id, first, last)
    return {row["day"]: _day(row) for row in rows}


def known(share: str, kept: Day | None) -> Figures | None:
    """What may be shown of a community's day: nothing where it did not report; nought where it reported and nothing happened."""
    if share == MISSING:
        return None
    return Figures() if kept is None else kept.figures


def _take(office: Office, marked: list[dict]) -> dict[tuple[str, str], Figures]:
    now_ms = office.clock()
    found = {(row["site_id"], row["day"]): (_reckoned(office, row["site_id"], row["day"]), row["stale"]) for row in marked}

    def write():
        kept = [key[1] for key in sorted(found) if keep(office, *key, *found[key], now_ms)]
        days.mark(office, COMPANY, set(kept))

    if found:
        office.store.transact(write)
    return {key: figures for key, (figures, _) in found.items()}


def _day(row: dict) -> Day:
    return Day(_decode(row["figures"]) if row["figures"] else None, row["stale"] > 0)


def _reckoned(office: Office, site_id: str, day: str) -> Figures:
    span, since = Span.of(office, day), (date.fromisoformat(day) - ORDERS_BACK).isoformat()
    orders = [
        *bodies(office, "day between ? and ?", site_id, "repair_order", since, day),
        *bodies(office, "day < ? and state not in (?, ?)", site_id, "repair_order", since, *ENDED),
    ]
    tickets, receipts = (bodies(office, "day = ?", site_id, tbl, day) for tbl in ("ticket", "receipt"))
    return of_rows(tickets, orders, receipts, day, span.start_ms, min(span.end_ms, office.clock()))


def bodies(office: Office, condition: str, *values) -> list[dict]:
    rows = office.store.rows(f"select body from landed where site_id = ? and tbl = ? and {condition} and deleted_seq is null", *values)
    return [msgspec.json.decode(row["body"]) for row in rows]
