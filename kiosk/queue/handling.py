"""At the window: on hold, to somebody else, several matters, the end; and what the visitor does while waiting."""
from datetime import timedelta

from kiosk import clock, topics
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.i18n import gettext as _
from kiosk.queue import cases, undo
from kiosk.queue.announcements import Announcement
from kiosk.queue.forecasts import Forecast
from kiosk.queue.states import ACTS, CALLED, HOLDS, OUTCOMES, PRIORITIES, SERVING

AWAY_FOR = timedelta(minutes=15)
MOST_STARS = 5
PREFERRED_LANE = 0
FIRST, LAST, KEEPING = "first", "last", "keeping"


class Handling:
    """What can happen to a Ticket besides being called."""

    def hold(self, reason: str):
        """The person does something meanwhile; the window is free, and the number stays with whoever put it aside."""
        _known(reason, HOLDS)
        self._act("hold", "ticket.held", held_for=reason, staff=actor().staff, started_at=self.started_at or clock.now())

    def resume(self, counter: int):
        """Go on with somebody who was on hold, at this window."""
        with transaction():
            self._free_window(counter)
            self._act("resume", "ticket.resumed", held_for="", counter=counter, staff=actor().staff)

    def transfer(self, service=None, counter: int | None = None, place: str = KEEPING):
        """To another line or window. The number on the paper stays the number that is called."""
        with transaction():
            target = service or self.service
            rank = {KEEPING: lambda: self.rank, LAST: self._last_rank, FIRST: lambda: self._first_rank(target)}[place]()
            self._act("transfer", "ticket.transferred", service=target, wanted_counter=counter, counter=None, rank=rank, calls=0,
                      held_for="")

    def finish(self, outcome: str = "done"):
        _known(outcome, OUTCOMES)
        now = clock.now()
        self._act("finish", "ticket.finished", finished_at=now, outcome=outcome, started_at=self.started_at or self.called_at)

    def add_matter(self, service):
        """Another matter in the same visit."""
        with transaction():
            if self.state not in (CALLED, SERVING):
                raise Refused(_("%(number)s is not at a window.", number=self.number))
            matters = [*self.matters, service.code]
            self.change_if(type(self).version == self.version, matters=matters)
            record("ticket.matter_added", self, number=self.number, service=service.code)
            topics.changed("queue")

    def attach(self, number: str):
        """An order or receipt that came of this visit: whoever scans the ticket finds it."""
        with transaction():
            if cases.find(number) is None:
                raise Refused(_("There is no %(number)s.", number=number))
            self.change_if(type(self).version == self.version, cases=[*self.cases, number])
            record("ticket.case_attached", self, number=self.number, case=number)
            topics.changed("queue")

    def prefer(self, priority: str):
        """Before others, by the written rule; who granted it is put down (HU-12)."""
        _known(priority, PRIORITIES)
        self._act("prefer", "ticket.preferred", lane=PREFERRED_LANE, priority=priority)

    def cancel(self):
        """The visitor leaves the line."""
        with transaction():
            self._act("cancel", "ticket.cancelled", finished_at=clock.now())
            Forecast.settle(self)

    def step_away(self):
        """The visitor keeps the place and is not called for a quarter of an hour."""
        with transaction():
            self._act("step_away", "ticket.away", away_until=clock.now() + AWAY_FOR)
            # Whoever is late by their own will says nothing about the estimate.
            Forecast.settle(self)

    def come_back(self):
        self._act("come_back", "ticket.back", away_until=None)

    def rate(self, stars: int):
        """Once, after the end."""
        with transaction():
            is_open = type(self).rating.is_null() & type(self).finished_at.is_null(False)
            if not 1 <= stars <= MOST_STARS or not self.change_if(is_open, rating=stars):
                raise Refused(_("This visit was rated already, or is not over yet."))
            record("ticket.rated", self, number=self.number, stars=stars)

    @classmethod
    def take_back(cls, staff: str) -> str:
        """Undo this person's last act at the desk; says which number it was about."""
        act = undo.last(staff)
        if act is None:
            raise Refused(_("There is nothing to take back any more."))
        with transaction():
            ticket = cls.get_by_id(act.ticket)
            if not ticket.change_if(cls.version == act.version, **act.before, version=act.version + 1):
                raise Refused(_("%(number)s has moved on: another desk was quicker.", number=ticket.number))
            Announcement.withdraw(ticket)
            if ticket.first_called_at is None:
                Forecast.reopen(ticket)
            record("ticket.taken_back", ticket, number=ticket.number, act=act.name)
            topics.changed("queue")
        undo.forget(staff)
        return ticket.number

    @property
    def is_away(self) -> bool:
        return self.away_until is not None and self.away_until > clock.now()

    def _act(self, act, verb, **changes):
        with transaction():
            self._move(act, **changes)
            Announcement.withdraw(self)
            record(verb, self, number=self.number, **{name: changes[name] for name in NOTED if name in changes})
            topics.changed("queue")

    def _move(self, act, **changes):
        # Two desks may press at once. Only the UPDATE that still finds the ticket
        # as it was wins; checking it in Python first would let both through.
        states, after = ACTS[act]
        before = {"state": self.state} | {name: getattr(self, name) for name in changes}
        kind, version = type(self), self.version
        is_as_before = kind.state.in_(states) & (kind.version == version)
        if not self.change_if(is_as_before, state=after, version=version + 1, **changes):
            raise Refused(_("%(number)s has moved on: another desk was quicker.", number=self.number))
        undo.remember(actor().staff, act, self.id, version + 1, before)

    def _last_rank(self) -> int:
        return clock.now_ms() * 1000

    def _first_rank(self, service) -> int:
        first = type(self).waiting(service).where(type(self).lane == self.lane).first()
        return first.rank - 1 if first else self.rank


# What stands in the event beside the number: codes and numbers, never words.
NOTED = ("held_for", "outcome", "priority", "wanted_counter")


def _known(code: str, codes: dict):
    if code not in codes:
        raise Refused(_("Please choose one of the reasons."))
