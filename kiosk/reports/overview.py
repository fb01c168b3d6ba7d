"""How the lobby stands at this moment: every business, every window, and what nobody heard."""
from dataclasses import dataclass

from kiosk import clock
from kiosk.i18n import N_, gettext as _
from kiosk.queue import openings
from kiosk.queue.announcements import Announcement
from kiosk.queue.counters import Counter
from kiosk.queue.estimate import Range
from kiosk.queue.models import Ticket
from kiosk.site.models import Service

EMPTY, PAUSED, CALLING, SERVING, FREE = "empty", "paused", "calling", "serving", "free"
WINDOW_STATES = {
    EMPTY: N_("Nobody sits here"),
    PAUSED: N_("Paused"),
    CALLING: N_("Calling"),
    SERVING: N_("Serving"),
    FREE: N_("Free"),
}


@dataclass(frozen=True)
class Business:
    """One service now. wait is a newcomer's and None when it cannot be said; closed is a sentence, or empty."""

    service: Service
    waiting: int
    longest: int
    windows: list[int]
    wait: Range | None
    closed: str


@dataclass(frozen=True)
class Window:
    counter: Counter
    state: str
    ticket: Ticket | None

    @classmethod
    def at(cls, counter: Counter, is_staffed: bool, ticket: Ticket | None) -> "Window":
        if not is_staffed:
            return cls(counter, EMPTY, ticket)
        if counter.is_paused:
            return cls(counter, PAUSED, ticket)
        if ticket is None:
            return cls(counter, FREE, None)
        return cls(counter, SERVING if ticket.is_serving else CALLING, ticket)

    @property
    def state_name(self) -> str:
        return _(WINDOW_STATES[self.state])

    @property
    def minutes(self) -> int | None:
        """How long it has been so; None where nobody can say."""
        since = {PAUSED: self.counter.paused_at, CALLING: self.ticket and self.ticket.called_at,
                 SERVING: self.ticket and self.ticket.started_at}.get(self.state)
        return clock.minutes_since(since) if since else None


@dataclass(frozen=True)
class Overview:
    businesses: list[Business]
    windows: list[Window]
    unheard: list[Ticket]
    in_order: float | None

    @classmethod
    def now(cls) -> "Overview":
        at_windows = list(Ticket.at_windows())
        return cls(_businesses(), _windows(at_windows), _unheard(at_windows), Ticket.share_in_order())

    @property
    def waiting(self) -> int:
        return sum(business.waiting for business in self.businesses)


def _businesses() -> list[Business]:
    lines = {}
    for ticket in Ticket.waiting():
        lines.setdefault(ticket.service_id, []).append(ticket.minutes_waited)
    calling = list(Counter.open())
    return [_business(service, lines.get(service.id, []), calling) for service in Service.offered()]


def _business(service, waits, calling) -> Business:
    closed = openings.why_closed(service, Ticket)
    return Business(
        service=service, waiting=len(waits), longest=max(waits, default=0), closed=closed,
        windows=[window.number for window in calling if window.serves(service.id)],
        wait=None if closed else Ticket.wait_for(service),
    )


def _windows(at_windows) -> list[Window]:
    staffed = {counter.number for counter in Counter.staffed()}
    tickets = {ticket.counter: ticket for ticket in at_windows}
    return [Window.at(counter, counter.number in staffed, tickets.get(counter.number)) for counter in Counter.all_in_order()]


def _unheard(at_windows) -> list[Ticket]:
    said = ((ticket, Announcement.latest_of(ticket)) for ticket in at_windows if ticket.is_called)
    return [ticket for ticket, announcement in said if announcement and announcement.is_unheard]
