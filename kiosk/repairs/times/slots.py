"""When somebody can come: windows of two hours on three days, as far as the office is open; and what is promised."""
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from kiosk import clock
from kiosk.i18n import gettext as _

WINDOWS = ((8, 10), (10, 12), (14, 16), (16, 18))
DAYS = 3
NOTICE = timedelta(hours=1)
REPLY_HOUR = 18
SATURDAY = 5


class Slot(NamedTuple):
    """A window on a day; hours is written "14-16"."""

    day: date
    hours: str

    @property
    def code(self) -> str:
        return f"{self.day:%Y%m%d}-{self.hours}"

    @property
    def times(self) -> str:
        start, end = self.hours.split("-")
        return f"{start}:00-{end}:00"

    @property
    def starts(self) -> datetime:
        return clock.at_site(self.day, int(self.hours.split("-")[0]))

    @property
    def ends(self) -> datetime:
        return clock.at_site(self.day, int(self.hours.split("-")[1]))

    @property
    def can_still_be_booked(self) -> bool:
        return self.starts - clock.now() >= NOTICE

    @property
    def why_gone(self) -> str:
        """In words, once it can no longer be booked."""
        return _("Past") if self.ends <= clock.now() else _("Too late")


def offered(opens: str, closes: str) -> list[list[Slot]]:
    """The next three days that still have a window to book, each with all of its windows."""
    coming = (clock.today() + timedelta(days=ahead) for ahead in range(DAYS + 1))
    days = [_windows_of(day, opens, closes) for day in coming]
    return [slots for slots in days if any(slot.can_still_be_booked for slot in slots)][:DAYS]


def find(code: str, opens: str, closes: str) -> Slot | None:
    """The window of that code, or None when it cannot be booked now."""
    bookable = (slot for day in offered(opens, closes) for slot in day if slot.can_still_be_booked)
    return next((slot for slot in bookable if slot.code == code), None)


def promised_at(slot: Slot | None) -> datetime:
    """R-24 wants a time limit and the procedures name none: ours is the end of the window, or the next working day."""
    return slot.ends if slot else clock.at_site(_next_working_day(clock.today()), REPLY_HOUR)


def _windows_of(day, opens, closes) -> list[Slot]:
    # A window counts when the office is open at its middle hour.
    first, last = time.fromisoformat(opens), time.fromisoformat(closes)
    return [Slot(day, f"{start:02d}-{end:02d}") for start, end in WINDOWS if first <= time(start + 1) < last]


def _next_working_day(day: date) -> date:
    following = day + timedelta(days=1)
    return following if following.weekday() < SATURDAY else _next_working_day(following)
