"""The half hours of a service that can be promised, and to how many people each. Knows no appointments."""
from datetime import date, timedelta

from kiosk import clock
from kiosk.queue.counters import Counter

DAYS = 14
SLOTS_OF_A_DAY = [f"{hour:02d}:{minute:02d}" for hour in range(24) for minute in (0, 30)]


def days() -> list[date]:
    return [clock.today() + timedelta(days=number) for number in range(DAYS)]


def half_hours(service) -> list[str]:
    """While the service is open, not at lunch, and numbers are still given."""
    last = _earlier(service.closes, service.last_minutes)
    return [at for at in SLOTS_OF_A_DAY if service.opens <= at < last and not service.lunch_from <= at < service.lunch_until]


def capacity() -> int:
    """People for each service and half hour: half of the windows is left to those who walk in."""
    return max(1, -(-Counter.select().count() // 2))


def _earlier(closes: str, minutes: int) -> str:
    if not minutes:
        return closes
    hour, minute = map(int, closes.split(":"))
    left = max(0, hour * 60 + minute - minutes)
    return f"{left // 60:02d}:{left % 60:02d}"
