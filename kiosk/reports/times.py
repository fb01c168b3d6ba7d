"""When a day is over at this desk, and until when somebody may look at its report before it goes to head office unseen."""
from datetime import date, timedelta

from kiosk import clock
from kiosk.site.models import Service, Site

ONE_DAY = timedelta(days=1)
LAST_VISITORS = timedelta(minutes=10)
UNSEEN_AT_HOUR = 1  # when the night's exchange with head office begins, so that the report is part of it
DAYS_LOOKED_BACK = timedelta(days=7)


def is_over(day: date) -> bool:
    """Everything has been closed for a few minutes."""
    closes = max(Site.current().closes, *(service.closes for service in Service.offered()))
    return clock.now() >= clock.at_site(day, *map(int, closes.split(":"))) + LAST_VISITORS


def is_sent_unseen(day: date) -> bool:
    return clock.now() >= clock.at_site(day + ONE_DAY, UNSEEN_AT_HOUR)


def over_since(latest: date | None) -> list[date]:
    """The days after the latest one that are over: a week back at most, and none before the first one ever."""
    today = clock.today()
    first = max(latest + ONE_DAY, today - DAYS_LOOKED_BACK) if latest else today
    days = (first + ONE_DAY * number for number in range((today - first).days + 1))
    return [day for day in days if is_over(day)]
