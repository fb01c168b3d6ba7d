"""How far each community has reported. A day counts only up to the last moment at which its boxes had sent everything."""
from datetime import date
from typing import NamedTuple

import msgspec

from sync.office.boxes.standing import WITH_STREAM
from sync.office.core import ONE_DAY, Office

STALE_AFTER_MIN = 26 * 60
NEVER, STALE, FRESH = "never", "stale", "fresh"
MISSING, PART, WHOLE = "missing", "part", "whole"
# A community is complete when all its boxes are; one whose boxes were all given up has reported what it has reported.
STANDINGS = f"""
select s.site_id, s.name, s.created_ms, count(d.device_id) as boxes,
  min(case when d.revoked_ms is null and d.device_id is not null then coalesce(t.complete_at, 0) end) as working_at,
  max(coalesce(t.complete_at, 0)) as given_up_at, max(t.last_hello_ms) as last_hello_ms, min(t.started_ms) as started_ms,
  (select min(x.day) from site_day x where x.site_id = s.site_id) as first_day
from site s left join device d on d.site_id = s.site_id
{WITH_STREAM}
where (? = '' and s.closed_ms is null or s.site_id = ?) group by s.site_id
"""


class Span(msgspec.Struct, frozen=True):
    """A day with its first moment and the first of the next one, where the company is."""

    day: str
    start_ms: int
    end_ms: int

    @classmethod
    def of(cls, office: Office, day: str) -> "Span":
        begins = date.fromisoformat(day)
        return cls(day, office.moment_ms(begins), office.moment_ms(begins + ONE_DAY))


class Reach(NamedTuple):
    """complete_at is None while a box of the community never finished; begun_ms is the first moment of which it can know anything,
    expected_ms the one from which somebody waits for it."""

    site_id: str
    name: str
    state: str
    complete_at: int | None
    begun_ms: int
    expected_ms: int
    last_hello_ms: int | None
    minutes: int | None

    def share_of(self, span: Span) -> str:
        """How much of that day it has reported: whole, part of it, or nothing."""
        if self.complete_at is None or self.complete_at < span.start_ms or span.end_ms <= self.begun_ms:
            return MISSING
        return WHOLE if self.complete_at >= span.end_ms else PART


def of_all(office: Office) -> list[Reach]:
    return _read(office, "")


def of(office: Office, site_id: str) -> Reach | None:
    return next(iter(_read(office, site_id)), None)


def _read(office: Office, only: str) -> list[Reach]:
    now_ms, days = office.clock(), {}
    return [_reach(office, row, now_ms, days) for row in office.store.rows(STANDINGS, only, only)]


def _reach(office: Office, row: dict, now_ms: int, days: dict) -> Reach:
    complete_at = (row["given_up_at"] if row["working_at"] is None else row["working_at"]) or None
    begun_ms = min(row["started_ms"] or now_ms, _start(office, row["first_day"], days) or now_ms)
    minutes = None if complete_at is None else max(0, now_ms - complete_at) // 60_000
    return Reach(row["site_id"], row["name"], _state(minutes), complete_at, begun_ms, min(begun_ms, row["created_ms"]), row["last_hello_ms"], minutes)


def _state(minutes: int | None) -> str:
    if minutes is None:
        return NEVER
    return STALE if minutes > STALE_AFTER_MIN else FRESH


def _start(office: Office, day: str | None, days: dict) -> int | None:
    """Ten thousand communities began on a few hundred days."""
    if day and day not in days:
        days[day] = Span.of(office, day).start_ms
    return days.get(day)
