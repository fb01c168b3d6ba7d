"""Numbers somebody tapped out for fun: found by their rhythm, and voided together. None of them is missing afterwards (SEC-20)."""
from datetime import timedelta
from typing import NamedTuple

from kiosk import clock, topics
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import gettext as _
from kiosk.queue.forecasts import Forecast
from kiosk.queue.models import Ticket
from kiosk.queue.states import CANCELLED, WAITING

SHORTEST = 5
APART = timedelta(seconds=12)


class Run(NamedTuple):
    """Numbers of one business, one straight after another, that nobody has come for yet: (id, number, service id, serial, taken at)."""

    tickets: list

    @property
    def first(self):
        return self.tickets[0]

    @property
    def last(self):
        return self.tickets[-1]


def found() -> list[Run]:
    # Every redraw of every desk asks this: plain rows cost a tenth of tickets.
    columns = (Ticket.id, Ticket.number, Ticket.service, Ticket.serial, Ticket.taken_at)
    waiting = Ticket.waiting().where(Ticket.channel == "kiosk").order_by(Ticket.service, Ticket.serial)
    runs: list[Run] = []
    for row in waiting.select(*columns).namedtuples():
        if runs and _follows(row, runs[-1].last):
            runs[-1].tickets.append(row)
        else:
            runs.append(Run([row]))
    return [run for run in runs if len(run.tickets) >= SHORTEST]


def void(first: Ticket):
    """Everything in the run that begins with this number and is still waiting."""
    run = next((run for run in found() if run.first.id == first.id), None)
    if run is None:
        raise Refused(_("These numbers are no longer all waiting."))
    with transaction():
        for ticket in Ticket.select().where(Ticket.id.in_([row.id for row in run.tickets])):
            changes = {"state": CANCELLED, "outcome": "void", "finished_at": clock.now(), "version": ticket.version + 1}
            if ticket.change_if((Ticket.state == WAITING) & (Ticket.version == ticket.version), **changes):
                Forecast.settle(ticket)
                record("ticket.voided", ticket, number=ticket.number)
        topics.changed("queue")


def _follows(ticket, before) -> bool:
    is_next = ticket.service == before.service and ticket.serial == before.serial + 1
    return is_next and ticket.taken_at - before.taken_at <= APART
