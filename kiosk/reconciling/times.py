"""When a day is gone through with engineering, and when a week of repairs ends (DL-16, DL-19)."""
from datetime import date, datetime, timedelta
from typing import NamedTuple

from kiosk import clock

DAY = timedelta(days=1)
DAYS_IN_WEEK = timedelta(days=7)
NOTICE = timedelta(minutes=10)
FRIDAY = 4

_at = {"day": "17:10", "week": "15:00"}


def use(reconcile_at: str, weekly_sheet_at: str):
    """The site's own times of day, as "17:10"."""
    _at.update(day=reconcile_at, week=weekly_sheet_at)


class Week(NamedTuple):
    """After one Friday 15:00, up to and with the next (D-04). day is the Friday it ends on."""

    day: date
    start: datetime
    end: datetime

    @classmethod
    def ending_on(cls, friday: date) -> "Week":
        return cls(friday, _moment(friday - DAYS_IN_WEEK, "week"), _moment(friday, "week"))

    @classmethod
    def at(cls, moment: datetime) -> "Week":
        day = clock.local(moment).date()
        week = cls.ending_on(day + timedelta(days=(FRIDAY - day.weekday()) % 7))
        return week if moment <= week.end else week.next

    @classmethod
    def due(cls) -> "Week":
        """The latest one that has ended, or ends in ten minutes."""
        week = cls.at(clock.now())
        return week if clock.now() >= week.end - NOTICE else week.previous

    @property
    def previous(self) -> "Week":
        return Week.ending_on(self.day - DAYS_IN_WEEK)

    @property
    def next(self) -> "Week":
        return Week.ending_on(self.day + DAYS_IN_WEEK)

    @property
    def is_over(self) -> bool:
        return clock.now() > self.end


def starts_on(day: date) -> datetime:
    return clock.at_site(day, 0)


def ends_on(day: date) -> datetime:
    return clock.at_site(day + DAY, 0)


def is_time_to_reconcile() -> bool:
    return clock.now() >= _moment(clock.today(), "day") - NOTICE


def _moment(day: date, what: str) -> datetime:
    return clock.at_site(day, *map(int, _at[what].split(":")))
