"""Reads what happened here lately: how long each service keeps a desk, and how many do not come when called."""
import functools
from datetime import timedelta

from kiosk import clock
from kiosk.db import database
from kiosk.queue.paces import Pace
from kiosk.site.models import Service

HISTORY = timedelta(days=14)
MOST_LOOKED_AT = 400
LONGEST_MINUTES = 180  # beyond it somebody forgot to say that they had finished
MOST_SERVICES = 64
MS_PER_MINUTE = 60_000
QUARTER_MS = 15 * MS_PER_MINUTE
SHOWS_SUPPOSED, NO_SHOWS_SUPPOSED = 19, 1  # what is supposed before anybody was called
# Plus signs keep SQLite from the indexes of service and state, which know all years: the one of the day walks back from
# today and stops when it has enough.
LATELY = """
select state, called_at, finished_at from ticket
where day >= ? and +service_id = ? and +state in ('done', 'no_show') and called_at is not null
order by day desc limit ?
"""


class Paces(dict):
    """The pace of every service by its id, each read when it is first asked for."""

    def __init__(self, minute: int):
        self.minute = minute

    def __missing__(self, service_id: str) -> Pace:
        self[service_id] = _pace(service_id, self.minute)
        return self[service_id]


def paces() -> Paces:
    """Each service is read once a minute at most: a number must not wait for what the last one knew as well."""
    return Paces(clock.now_ms() // MS_PER_MINUTE)


@functools.lru_cache(maxsize=MOST_SERVICES)
def _pace(service_id: str, minute: int) -> Pace:
    rows = database.execute_sql(LATELY, (str(clock.today() - HISTORY), service_id, MOST_LOOKED_AT)).fetchall()
    called, missed = len(rows), sum(state == "no_show" for state, _, _ in rows)
    no_show = (missed + NO_SHOWS_SUPPOSED) / (called + NO_SHOWS_SUPPOSED + SHOWS_SUPPOSED)
    return Pace(_minutes_by_hour(rows), Service.get_by_id(service_id).mean_minutes, no_show)


def _minutes_by_hour(rows) -> list[tuple[int, float]]:
    ended = ((start, (end - start) / MS_PER_MINUTE) for state, start, end in rows if state == "done" and end is not None)
    return [(_hour(start // QUARTER_MS), minutes) for start, minutes in ended if 0 < minutes <= LONGEST_MINUTES]


@functools.lru_cache(maxsize=1024)
def _hour(quarter: int) -> int:
    # Every zone is whole quarters off, and all that begins in one of them shares the answer.
    return clock.local(clock.from_ms(quarter * QUARTER_MS)).hour
