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
    """Tickets of one business, one straight after another, that nobody has come for yet."""

    tickets: list[Ticket]

    @property
    def first(self) -> Ticket:
        return self.tickets[0]

    @property
    def last(self) -> Ticket:
        return self.tickets[-1]


def found() -> list[Run]:
    runs: list[Run] = []
    for ticket in Ticket.waiting().where(Ticket.channel == "kiosk").order_by(Ticket.service, Ticket.serial):
        if runs and _follows(ticket, runs[-1].last):
            runs[-1].tickets.append(ticket)
        else:
            runs.append(Run([ticket]))
    return [run for run in runs if len(run.tickets) >= SHORTEST]


def void(first: Ticket):
    """Everything in the run that begins with this number and is still waiting."""
    run = next((run for run in found() if run.first == first), None)
    if run is None:
        raise Refused(_("These numbers are no longer all waiting."))
    with transaction():
        for ticket in run.tickets:
            changes = {"state": CANCELLED, "outcome": "void", "finished_at": clock.now(), "version": ticket.version + 1}
            if ticket.change_if((Ticket.state == WAITING) & (Ticket.version == ticket.version), **changes):
                Forecast.settle(ticket)
                record("ticket.voided", ticket, number=ticket.number)
        topics.changed("queue")


def _follows(ticket, before) -> bool:
    is_next = ticket.service_id == before.service_id and ticket.serial == before.serial + 1
    return is_next and ticket.taken_at - before.taken_at <= APART
