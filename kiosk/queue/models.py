"""Tickets and counters, and what can happen to them. Knows no HTTP."""
from datetime import timedelta

import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, papers, tokens, topics
from kiosk.db import DayCounter, MomentField, Record, new_id, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record, subject_of
from kiosk.i18n import N_, gettext as _
from kiosk.queue import estimate, slips
from kiosk.queue.announcements import Announcement
from kiosk.queue.counters import Counter
from kiosk.site.models import Service, Site

WAITING = "waiting"
CALLED = "called"
DONE = "done"
NO_SHOW = "no_show"
CANCELLED = "cancelled"
STATE_NAMES = {
    WAITING: N_("Waiting"),
    CALLED: N_("Called"),
    DONE: N_("Done"),
    NO_SHOW: N_("Missed"),
    CANCELLED: N_("Cancelled"),
}
MOST_CALLS = 3
RECALL_EVERY = timedelta(seconds=20)
REENTERS_AFTER = 3
HISTORY = timedelta(days=14)
MOST_LOOKED_AT = 200
TOKEN_LIFE = timedelta(hours=24)
PAPER_LIFE = timedelta(minutes=10)


def series(code: str) -> str:
    """The name under which a service's numbers are counted."""
    return f"ticket {code}"


class Ticket(Record):
    """One person's place in one service's line, on one day. rank orders the line: microseconds of taking, at first."""

    service = peewee.ForeignKeyField(Service, backref="tickets")
    day = DateField()
    serial = peewee.IntegerField()
    number = peewee.CharField()
    state = peewee.CharField(default=WAITING)
    rank = peewee.BigIntegerField()
    language = peewee.CharField(default="zh_Hans")
    take_key = peewee.CharField(unique=True)
    token_hash = peewee.CharField(unique=True)
    taken_at = MomentField(default=clock.now)
    called_at = MomentField(null=True)
    finished_at = MomentField(null=True)
    calls = peewee.IntegerField(default=0)
    counter = peewee.IntegerField(null=True)
    staff = peewee.CharField(null=True)

    class Meta:
        indexes = ((("day", "service", "serial"), True), (("state", "day", "rank"), False))

    @classmethod
    def waiting(cls, service: Service | None = None):
        query = cls.select().where(cls.state == WAITING, cls.day == clock.today()).order_by(cls.rank, cls.id)
        return query.where(cls.service == service) if service else query

    @classmethod
    def missed(cls):
        today = cls.select().where(cls.state == NO_SHOW, cls.day == clock.today())
        return today.order_by(cls.called_at.desc())

    @classmethod
    def latest_calls(cls, limit: int):
        """The numbers called last today, newest first, for the TV and the home page."""
        called = cls.select().where(cls.day == clock.today(), cls.state.in_([CALLED, DONE]), cls.called_at.is_null(False))
        return called.order_by(cls.called_at.desc()).limit(limit)

    @classmethod
    def at_counter(cls, counter: int) -> "Ticket | None":
        return cls.get_or_none(cls.state == CALLED, cls.counter == counter, cls.day == clock.today())

    @classmethod
    def finished_today_at(cls, counter: int) -> int:
        return cls.select().where(cls.day == clock.today(), cls.state == DONE, cls.counter == counter).count()

    @classmethod
    def by_token(cls, token: str) -> "Ticket | None":
        """The ticket behind a QR, or None when there is none or it ended more than a day ago (SEC-10)."""
        ticket = cls.get_or_none(cls.token_hash == tokens.digest(token))
        if ticket and ticket.finished_at and clock.now() - ticket.finished_at > TOKEN_LIFE:
            return None
        return ticket

    @classmethod
    def taken_with(cls, key: str) -> "Ticket | None":
        return cls.get_or_none(cls.take_key == key)

    @classmethod
    def take(cls, service: Service, key: str, language: str, public_url: str) -> "Ticket":
        """Give the next number of the service. The same key gives the same ticket again (UX-17)."""
        site, desks = Site.current(), Counter.open_count()
        minutes = cls._service_minutes(service) if desks else []
        try:
            with transaction():
                if not service.is_open:
                    raise Refused(_("%(service)s is closed now. Please ask the desk.", service=service.name))
                ticket = cls._number(service, key, language)
                record("ticket.taken", ticket, number=ticket.number)
                ahead = ticket.people_ahead
                wait = estimate.until_called(ahead, desks, minutes, service.mean_minutes)
                papers.put(slips.ticket(ticket, site, ahead, wait, public_url), kind="ticket",
                           subject=subject_of(ticket), life=PAPER_LIFE)
                topics.changed("queue")
                return ticket
        except peewee.IntegrityError:
            # The same tap came twice: the first has the number, this one shows it.
            twin = cls.taken_with(key)
            if twin is None:
                raise
            return twin

    @classmethod
    def call_next(cls, counter: int) -> "Ticket | None":
        """Call the longest-waiting ticket to the counter, or return None when nobody waits."""
        with transaction():
            busy = cls.at_counter(counter)
            if busy:
                raise Refused(_("Finish %(number)s first, please.", number=busy.number))
            ticket = cls.waiting().first()
            if ticket:
                ticket._move(WAITING, CALLED, counter=counter, staff=actor().staff, called_at=clock.now(), calls=1)
                ticket._announce("ticket.called")
            return ticket

    def recall(self):
        """Call the same number again: at most three times, and not at once."""
        with transaction():
            if self.calls >= MOST_CALLS:
                raise Refused(_("%(number)s was called three times.", number=self.number))
            if clock.now() - self.called_at < RECALL_EVERY:
                raise Refused(_("Please wait 20 seconds between calls."))
            self._move(CALLED, CALLED, called_at=clock.now(), calls=self.calls + 1)
            self._announce("ticket.recalled")

    def skip(self):
        """The person did not come. The number can be restored for the rest of the day."""
        self._end(CALLED, NO_SHOW, "ticket.skipped")

    def finish(self):
        self._end(CALLED, DONE, "ticket.finished", finished_at=clock.now())

    def cancel(self):
        """The visitor leaves the line."""
        self._end(WAITING, CANCELLED, "ticket.cancelled", finished_at=clock.now())

    @classmethod
    def close_earlier_days(cls):
        """What was left waiting, called or missed on an earlier day is over, and its link with it."""
        with transaction():
            left = cls.select().where(cls.day < clock.today(), cls.finished_at.is_null())
            for ticket in left:
                still_left = cls.finished_at.is_null()
                if ticket.change_if(still_left, state=CANCELLED, finished_at=clock.now()):
                    record("ticket.lapsed", ticket, number=ticket.number)

    def restore(self):
        """A missed person is back on the same day: they wait again, behind the next three."""
        with transaction():
            if self.day != clock.today():
                raise Refused(_("%(number)s is of another day. Please take a new number.", number=self.number))
            ahead = list(Ticket.waiting(self.service).limit(REENTERS_AFTER))
            rank = ahead[-1].rank + 1 if ahead else self.rank
            self._move(NO_SHOW, WAITING, rank=rank, counter=None, calls=0)
            record("ticket.restored", self, number=self.number)
            topics.changed("queue")

    def print_again(self, by: str, role: str = papers.KIOSK):
        """Nothing came out, somebody says: another paper, marked as such, where it is wanted now."""
        job = self.paper
        if job is None:
            raise Refused(_("This paper is no longer kept. The number is still valid."))
        with transaction():
            papers.again(job, by, role)
            record("ticket.paper_again", self, number=self.number)

    @property
    def people_ahead(self) -> int:
        return Ticket.waiting(self.service).where(Ticket.rank < self.rank).count() if self.is_waiting else 0

    @classmethod
    def wait_for(cls, service: Service, ahead: int) -> estimate.Range | None:
        """The minutes until a number with so many people ahead is called; None when that cannot be said."""
        return estimate.until_called(ahead, Counter.open_count(), cls._service_minutes(service), service.mean_minutes)

    @property
    def wait(self) -> estimate.Range | None:
        return Ticket.wait_for(self.service, self.people_ahead)

    @property
    def paper(self):
        return papers.latest(subject_of(self))

    @property
    def token(self) -> str:
        return tokens.of(self.id)

    @property
    def is_waiting(self) -> bool:
        return self.state == WAITING

    @property
    def is_called(self) -> bool:
        return self.state == CALLED

    @property
    def is_over(self) -> bool:
        return self.state in (DONE, CANCELLED)

    @property
    def minutes_waited(self) -> int:
        return clock.minutes_since(self.taken_at)

    @property
    def state_name(self) -> str:
        return _(STATE_NAMES[self.state])

    @classmethod
    def _number(cls, service, key, language) -> "Ticket":
        day, moment, ticket_id = clock.today(), clock.now(), new_id()
        serial = DayCounter.next(series(service.code), day)
        return cls.add(id=ticket_id, service=service, day=day, serial=serial, number=f"{service.code}{serial:03d}",
                       rank=clock.to_ms(moment) * 1000 + serial, taken_at=moment, language=language, take_key=key,
                       token_hash=tokens.digest(tokens.of(ticket_id)))

    @classmethod
    def _service_minutes(cls, service) -> list[float]:
        lately = cls.select(cls.called_at, cls.finished_at).where(
            cls.service == service, cls.state == DONE, cls.called_at > clock.now() - HISTORY,
            cls.day >= clock.today() - HISTORY,  # says nothing new, but is what the index knows
        )
        newest = lately.order_by(cls.day.desc(), cls.serial.desc()).limit(MOST_LOOKED_AT)
        return [(end - start) / timedelta(minutes=1) for start, end in newest.tuples()]

    def _end(self, before, after, verb, **changes):
        with transaction():
            self._move(before, after, **changes)
            Announcement.withdraw(self)
            record(verb, self, number=self.number)
            topics.changed("queue")

    def _announce(self, verb):
        Announcement.call(self)
        record(verb, self, number=self.number, counter=self.counter, calls=self.calls)
        topics.changed("queue")

    def _move(self, before, after, **changes):
        # Two desks may press at once. Only the UPDATE that still finds the old
        # state wins; checking it in Python first would let both through.
        still_there = (Ticket.state == before) & (Ticket.calls == self.calls)
        if not self.change_if(still_there, state=after, **changes):
            raise Refused(_("%(number)s has moved on: another desk was quicker.", number=self.number))
