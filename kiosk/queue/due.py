"""The rules of appointments, as data, and who is still to come by them."""
from datetime import date, datetime, timedelta
from typing import NamedTuple

from kiosk import clock
from kiosk.db import database
from kiosk.queue.estimate import Booked

BOOKED = "booked"
TO_COME = f"select service_id, at from appointment where day = ? and state = '{BOOKED}' order by at"


class Rules(NamedTuple):
    """early: nobody is checked in sooner than this before their time.

    lead: who comes by then stands where a walk-in stands who came so long before that time. So nobody with an appointment
    is called sooner than that while somebody else waits, and a usual wait ends about the appointed time.
    grace: up to this long after the time is still on time; later, the place is that of a walk-in who comes now.
    void: after this long nobody is expected any more, and a new number is needed.
    """

    early: timedelta
    lead: timedelta
    grace: timedelta
    void: timedelta


RULES = Rules(early=timedelta(minutes=30), lead=timedelta(minutes=15), grace=timedelta(minutes=10), void=timedelta(minutes=30))


EARLY, ON_TIME, LATE = "early", "on_time", "late"


def moment_of(day: date, at: str) -> datetime:
    return clock.at_site(day, *map(int, at.split(":")))


def punctuality(moment: datetime, came_at: datetime) -> str:
    if came_at > moment + RULES.grace:
        return LATE
    return EARLY if came_at < moment - RULES.lead else ON_TIME


def still_to_come(before: datetime, services=None) -> list[Booked]:
    """Those of today who will go before somebody who came at that moment; services are ids, None is all of them."""
    rows = database.execute_sql(TO_COME, (str(clock.today()),)).fetchall()
    ahead = [(service, moment_of(clock.today(), at)) for service, at in rows if services is None or service in services]
    return [Booked(service, _minutes_until(moment)) for service, moment in ahead
            if moment - RULES.lead < before and clock.now() <= moment + RULES.grace]


def _minutes_until(moment) -> float:
    return max(0.0, (moment - clock.now()) / timedelta(minutes=1))
