"""What became of the appointments of some days. Nothing here says whose they were."""
from collections import Counter as Tally
from dataclasses import dataclass
from datetime import date

import peewee

from kiosk.queue.appointments import ARRIVED, CANCELLED, MISSED, Appointment
from kiosk.queue.due import BOOKED, EARLY, LATE, ON_TIME, moment_of, punctuality
from kiosk.queue.models import Ticket


@dataclass(frozen=True)
class Appointments:
    """Each appointment is in one of the six ends and in none twice."""

    ends: Tally

    @classmethod
    def between(cls, first: date, last: date) -> "Appointments":
        rows = Appointment.select(Appointment.day, Appointment.at, Appointment.state, Ticket.taken_at)
        rows = rows.join(Ticket, peewee.JOIN.LEFT_OUTER).where(Appointment.day.between(first, last))
        return cls(Tally(_end(*row) for row in rows.tuples()))

    @property
    def made(self) -> int:
        return self.ends.total()

    @property
    def came(self) -> int:
        return self.early + self.on_time + self.late

    @property
    def early(self) -> int:
        return self.ends[EARLY]

    @property
    def on_time(self) -> int:
        return self.ends[ON_TIME]

    @property
    def late(self) -> int:
        return self.ends[LATE]

    @property
    def missed(self) -> int:
        return self.ends[MISSED]

    @property
    def cancelled(self) -> int:
        return self.ends[CANCELLED]

    @property
    def still_to_come(self) -> int:
        return self.ends[BOOKED]


def _end(day, at, state, came_at) -> str:
    return punctuality(moment_of(day, at), came_at) if state == ARRIVED else state
