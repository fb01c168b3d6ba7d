"""The tickets of some days, read once in the order of their index, and what visitors had been told."""
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kiosk import clock
from kiosk.db import database
from kiosk.queue.forecasts import Calibration, Forecast
from kiosk.queue.models import AT_THE_DESK, Ticket
from kiosk.reports.appointments import Appointments
from kiosk.reports.figures import Figures, Visit

MOST_DAYS = 92
ONE_DAY = timedelta(days=1)
QUARTER_MS = 15 * 60 * 1000
TICKETS = """
select service_id, taken_at, counter, state, calls, channel, first_called_at, started_at, finished_at,
  outcome, rating, passed_over, order_reason, number, priority,
  case channel when 'appointment' then (select at from appointment where ticket_id = ticket.id) end
from ticket where day between ? and ? order by day, service_id, serial
"""


@dataclass(frozen=True)
class Period:
    """Whole days at the site, both included."""

    first: date
    last: date

    def figures(self) -> Figures:
        return Figures.of(list(visits(self.first, self.last)))

    def count(self) -> int:
        return Ticket.select().where(Ticket.day.between(self.first, self.last)).count()

    def calibration(self) -> Calibration:
        """How the estimates did that came true in these days."""
        return Forecast.calibration(clock.at_site(self.first, 0), clock.at_site(self.last + ONE_DAY, 0))

    def appointments(self) -> Appointments:
        return Appointments.between(self.first, self.last)

    @property
    def length(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def days(self) -> list[date]:
        return [self.first + ONE_DAY * number for number in range(self.length)]


def visits(first: date, last: date) -> Iterator[Visit]:
    """In the order of days, services and numbers."""
    return (_visit(*row) for row in database.execute_sql(TICKETS, (str(first), str(last))).fetchall())


def _visit(service, taken_at, window, state, calls, channel, *rest) -> Visit:
    return Visit(service, _hour(taken_at // QUARTER_MS), window, state, calls, channel, channel != AT_THE_DESK, taken_at, *rest)


@functools.lru_cache(maxsize=4096)
def _hour(quarter: int) -> int:
    # Every zone is whole quarters off, and all that begins in one of them shares the answer.
    return clock.local(clock.from_ms(quarter * QUARTER_MS)).hour
