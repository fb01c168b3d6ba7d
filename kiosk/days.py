"""The day that numbers count by. It goes on with the clock and does not go back with it: the last one stands on the disk."""
from datetime import date, timedelta

from kiosk import clock
from kiosk.db import DayCounter, Setting

LAST = "day.last"
LEAP = timedelta(days=31)  # a clock that leaps further is not believed until head office or somebody at the desk says so


def today() -> date:
    last, by_clock = _last(), clock.today()
    return by_clock if last is None or last < by_clock <= last + LEAP else last


def begin() -> date:
    """Today, and from now on no day before it."""
    day = today()
    if day != _last():
        Setting.write(LAST, day.isoformat())
    return day


def next_number(series: str, first: int = 1) -> tuple[date, int]:
    """The day, and the next number of the series on it; in the transaction that uses them."""
    day = begin()
    return day, DayCounter.next(series, day, first)


def is_apart() -> bool:
    """Numbers count by another day than the clock shows."""
    return today() != clock.today()


def is_ahead() -> bool:
    return today() > clock.today()


def follow_clock():
    """The clock is right, says somebody who knows."""
    Setting.write(LAST, clock.today().isoformat())


def _last() -> date | None:
    kept = Setting.read(LAST)
    return date.fromisoformat(kept) if kept else None
