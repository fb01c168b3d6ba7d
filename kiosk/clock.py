"""The only place that asks what time it is. Moments are aware UTC datetimes; days are the site's own."""
import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

DEFAULT_ZONE = "Asia/Shanghai"

source = time.time  # tests put their own here
ticks = time.monotonic
_zone = ZoneInfo(DEFAULT_ZONE)


def use_zone(name: str):
    global _zone
    _zone = ZoneInfo(name)


def now() -> datetime:
    return datetime.fromtimestamp(source(), UTC)


def now_ms() -> int:
    return to_ms(now())


def ticks_ms() -> int:
    """Milliseconds since the computer started: they go on when somebody sets the clock."""
    return int(ticks() * 1000)


def today() -> date:
    """The day at the site, which is what day numbers and reports count by."""
    return local(now()).date()


def local(moment: datetime) -> datetime:
    return moment.astimezone(_zone)


def at_site(day: date, hour: int, minute: int = 0) -> datetime:
    """The moment at which the site's clock shows hour:minute on that day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=_zone).astimezone(UTC)


def minutes_since(moment: datetime) -> int:
    return max(0, int((now() - moment) / timedelta(minutes=1)))


def hours_ago(hours: int) -> datetime:
    return now() - timedelta(hours=hours)


def days_ahead(days: int) -> date:
    return today() + timedelta(days=days)


def to_ms(moment: datetime) -> int:
    return (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)


def from_ms(value: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=value)
