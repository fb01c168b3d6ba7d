"""Tickets: how one is given, found and printed. What can happen to it stands in calls.py and handling.py. Knows no HTTP."""
from datetime import timedelta

import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, days, papers, tokens, topics
from kiosk.db import JsonField, MomentField, Record, database, new_id, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record, subject_of
from kiosk.i18n import gettext as _
from kiosk.queue import openings, slips, waits
from kiosk.queue.calls import Calls
from kiosk.queue.counters import Counter
from kiosk.queue.estimate import Range
from kiosk.queue.forecasts import Forecast
from kiosk.queue.handling import Handling
from kiosk.queue.lines import Line
from kiosk.queue.states import AT_WINDOW, CALLED, CANCELLED, ENDS, HELD, HOLDS, NAMES, NO_SHOW, PRIORITIES, SERVING, WAITING
from kiosk.site import wording
from kiosk.site.models import Service, Site

TOKEN_LIFE = timedelta(hours=24)
PAPER_LIFE = timedelta(minutes=10)
AT_THE_DESK = "desk"


def series(code: str) -> str:
    """The name under which a service's numbers are counted."""
    return f"ticket {code}"


class Ticket(Line, Calls, Handling, Record):
    """One person's place in one service's line, on one day.

    lane and rank order the line: 0 goes before 1, and rank is the microsecond of taking, at first. version counts the acts.
    The wait ends at first_called_at, whatever follows; called_at is the latest call.
    """

    service = peewee.ForeignKeyField(Service, backref="tickets")
    day = DateField()
    serial = peewee.IntegerField()
    number = peewee.CharField()
    state = peewee.CharField(default=WAITING)
    lane = peewee.IntegerField(default=1)
    rank = peewee.BigIntegerField()
    version = peewee.IntegerField(default=0)
    language = peewee.CharField(default="zh_Hans")
    channel = peewee.CharField(default="kiosk")
    take_key = peewee.CharField(unique=True)
    token_hash = peewee.CharField(unique=True)
    taken_at = MomentField(default=clock.now)
    first_called_at = MomentField(null=True)
    called_at = MomentField(null=True)
    started_at = MomentField(null=True)
    finished_at = MomentField(null=True)
    away_until = MomentField(null=True)
    calls = peewee.IntegerField(default=0)
    counter = peewee.IntegerField(null=True)
    wanted_counter = peewee.IntegerField(null=True)
    staff = peewee.CharField(null=True)
    priority = peewee.CharField(default="")
    held_for = peewee.CharField(default="")
    outcome = peewee.CharField(default="")
    passed_over = peewee.IntegerField(default=0)
    order_reason = peewee.CharField(default="")
    matters = JsonField(default=list)
    cases = JsonField(default=list)
    rating = peewee.IntegerField(null=True)

    class Meta:
        # A number that was sent to another business keeps its name: only the name is unique on a day.
        indexes = ((("day", "number"), True), (("day", "service", "serial"), False), (("state", "day", "lane", "rank"), False))

    @classmethod
    def by_token(cls, token: str) -> "Ticket | None":
        """The ticket behind a QR, or None when there is none or it ended more than a day ago (SEC-10)."""
        ticket = cls.with_value(cls.token_hash, tokens.digest(token))
        if ticket and ticket.finished_at and clock.now() - ticket.finished_at > TOKEN_LIFE:
            return None
        return ticket

    @classmethod
    def taken_with(cls, key: str) -> "Ticket | None":
        return cls.with_value(cls.take_key, key)

    @classmethod
    def take(cls, service: Service, key: str, language: str, public_url: str, came_at=None, channel: str = "kiosk") -> "Ticket":
        """Give the next number of the service. The same key gives the same ticket again (UX-17).

        came_at is the moment whose place in the line was promised to somebody: caps and closing hours are then no matter.
        """
        site = Site.current()
        try:
            with transaction():
                why = "" if came_at else openings.why_closed(service, cls)
                if why:
                    raise Refused(_("%(service)s: %(why)s.", service=service.name, why=why))
                ticket = cls._number(service, key, language, channel, came_at)
                record("ticket.taken", ticket, number=ticket.number)
                told = waits.told(ticket)
                Forecast.give(ticket, told.range, ahead=told.ahead, desks=told.desks)
                papers.put(slips.ticket(ticket, site, told.ahead, told.range, public_url, *wording.on_paper(language)), kind="ticket",
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
    def serve_without_number(cls, service: Service, counter: int) -> "Ticket":
        """Somebody at the window who took none: they get one, so that the visit is counted, and no paper."""
        with transaction():
            cls._free_window(counter)
            ticket = cls._number(service, new_id(), "zh_Hans", channel=AT_THE_DESK)
            record("ticket.taken", ticket, number=ticket.number)
            now = clock.now()
            ticket._act("serve_at_once", "ticket.served_at_once", counter=counter, staff=actor().staff, first_called_at=now, called_at=now,
                        started_at=now)
            return ticket

    @classmethod
    def close_earlier_days(cls):
        """What was left waiting, called or missed on an earlier day is over, and its link with it."""
        with transaction():
            left = cls.select().where(cls.day < days.today(), cls.finished_at.is_null())
            for ticket in left:
                still_left = cls.finished_at.is_null()
                if ticket.change_if(still_left, state=CANCELLED, finished_at=clock.now(), version=ticket.version + 1):
                    Forecast.settle(ticket)
                    record("ticket.lapsed", ticket, number=ticket.number)

    @classmethod
    def follow_clock(cls):
        """Somebody at the desk, or head office, says that the clock is right: numbers count by its day from now on."""
        with transaction():
            if days.is_ahead() and cls.select().where(cls.state.in_((WAITING, HELD, *AT_WINDOW)), cls.day == days.today()).exists():
                raise Refused(_("People hold numbers of %(day)s. Serve them first, please.", day=days.today()))
            record("day.followed_clock", Site.current(), before=days.today().isoformat())
            days.follow_clock()
            topics.changed("queue")

    def print_again(self, by: str, role: str = papers.KIOSK):
        """Nothing came out, somebody says: another paper, marked as such, where it is wanted now."""
        job = self.paper
        if job is None:
            raise Refused(_("This paper is no longer kept. The number is still valid."))
        with transaction():
            papers.again(job, by, role)
            record("ticket.paper_again", self, number=self.number)

    @classmethod
    def wait_for(cls, service: Service) -> Range | None:
        """The minutes until somebody who took a number now would be called; None when that cannot be said."""
        return waits.of_newcomer(cls, service)

    @property
    def wait(self) -> Range | None:
        return waits.told(self).range if self.is_waiting else None

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
    def is_serving(self) -> bool:
        return self.state == SERVING

    @property
    def is_missed(self) -> bool:
        return self.state == NO_SHOW

    @property
    def is_over(self) -> bool:
        return self.state in ENDS

    @property
    def minutes_waited(self) -> int:
        return clock.minutes_since(self.taken_at)

    @property
    def minutes_served(self) -> int:
        return clock.minutes_since(self.started_at) if self.started_at else 0

    @property
    def state_name(self) -> str:
        return _(NAMES[self.state])

    @property
    def priority_name(self) -> str:
        return _(PRIORITIES[self.priority]) if self.priority else ""

    @property
    def hold_name(self) -> str:
        return _(HOLDS[self.held_for]) if self.held_for else ""

    @classmethod
    def _number(cls, service, key, language, channel="kiosk", came_at=None) -> "Ticket":
        moment, ticket_id = clock.now(), new_id()
        day, serial = days.next_number(series(service.code), service.first_number)
        return cls.add(id=ticket_id, service=service, day=day, serial=serial, number=f"{service.code}{serial:0{service.digits}d}",
                       rank=(clock.to_ms(came_at) if came_at else cls._end_of_line(day, moment)) * 1000 + serial, taken_at=moment, language=language, channel=channel,
                       take_key=key, token_hash=tokens.digest(tokens.of(ticket_id)))

    @classmethod
    def _end_of_line(cls, day, moment) -> int:
        """Now, in milliseconds, or when the last number was taken where somebody set the clock back since."""
        ((latest,),) = database.execute_sql("select max(taken_at) from ticket where day = ?", (day.isoformat(),)).fetchall()
        return max(clock.to_ms(moment), latest or 0)
