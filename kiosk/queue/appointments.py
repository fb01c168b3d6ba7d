"""Appointments: a half hour promised at the desk, and checking in for it. Nothing here says who comes."""
import secrets

import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, papers, topics
from kiosk.db import MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record, subject_of
from kiosk.i18n import DEFAULT, N_, gettext as _
from kiosk.queue import slips, slots
from kiosk.queue.due import BOOKED, LATE, RULES, moment_of, punctuality
from kiosk.queue.models import Ticket
from kiosk.site.models import Service, Site

ARRIVED = "arrived"
MISSED = "missed"
CANCELLED = "cancelled"
NAMES = {BOOKED: N_("Booked"), ARRIVED: N_("Checked in"), MISSED: N_("Did not come"), CANCELLED: N_("Cancelled")}
TAKES_A_PLACE = (BOOKED, ARRIVED)
CHANNEL = "appointment"
CODE_DIGITS = 6


class Appointment(Record):
    """at is the time of day, as "09:30". code is what the person types in: by chance, and one of a kind until its day is over."""

    service = peewee.ForeignKeyField(Service)
    day = DateField()
    at = peewee.CharField()
    code = peewee.CharField()
    state = peewee.CharField(default=BOOKED)
    ticket = peewee.ForeignKeyField(Ticket, null=True)
    made_by = peewee.CharField(null=True)
    created_at = MomentField(default=clock.now)

    class Meta:
        indexes = ((("day", "code"), True),)

    @classmethod
    def of_day(cls, day):
        return cls.select().where(cls.day == day).order_by(cls.at, cls.id)

    @classmethod
    def are_expected_today(cls) -> bool:
        return cls.select().where(cls.day == clock.today(), cls.state == BOOKED).exists()

    @classmethod
    def with_code(cls, code: str) -> "Appointment | None":
        """The appointment of today or later that has this code; None when there is none."""
        return cls.get_or_none(cls.day >= clock.today(), cls.code == code)

    @classmethod
    def times_of(cls, tickets) -> dict[str, str]:
        """For which time those of the tickets were expected that came by appointment; by the ticket's id."""
        ids = [ticket.id for ticket in tickets if ticket.channel == CHANNEL]
        return dict(cls.select(cls.ticket, cls.at).where(cls.ticket.in_(ids)).tuples()) if ids else {}

    @classmethod
    def free_times(cls, service: Service, day) -> list[str]:
        """The half hours of that day that are still to come and not full."""
        taken = cls.select(cls.at, peewee.fn.COUNT(cls.id)).where(
            cls.service == service, cls.day == day, cls.state.in_(TAKES_A_PLACE)).group_by(cls.at)
        full = {at for at, count in taken.tuples() if count >= slots.capacity()}
        return [at for at in slots.half_hours(service) if at not in full and moment_of(day, at) > clock.now()]

    @classmethod
    def book(cls, service: Service, day, at: str, language: str = DEFAULT) -> "Appointment":
        """Promise that half hour to somebody, and print them the code. The language is that of the paper."""
        with transaction():
            if day not in slots.days() or at not in cls.free_times(service, day):
                raise Refused(_("That time is no longer free. Please choose another one."))
            appointment = cls.add(service=service, day=day, at=at, code=cls._unused_code(), made_by=actor().staff)
            record("appointment.booked", appointment, day=str(day), at=at, service=service.code)
            papers.put(slips.appointment(appointment, Site.current(), language), kind="appointment",
                       subject=subject_of(appointment), role=papers.DESK)
            topics.changed("appointments")
            return appointment

    @classmethod
    def mark_missed(cls):
        """Who has not come until now is not expected any more, and their half hour is over."""
        with transaction():
            expected = cls.select().where(cls.state == BOOKED, cls.day <= clock.today())
            for appointment in expected:
                if appointment.is_void:
                    appointment._move(MISSED, "appointment.missed")

    def cancel(self):
        with transaction():
            if not self._move(CANCELLED, "appointment.cancelled"):
                raise Refused(_("This appointment is over, or somebody has checked in for it."))

    def check_in(self, language: str, public_url: str) -> Ticket:
        """The number of the person who has come. The same code again gives the same number."""
        with transaction():
            # Read again: another tap, or the desk, may have been quicker.
            return type(self).get_by_id(self.id)._arrive(language, public_url)

    @property
    def moment(self):
        return moment_of(self.day, self.at)

    @property
    def is_booked(self) -> bool:
        return self.state == BOOKED

    @property
    def is_void(self) -> bool:
        return clock.now() > self.moment + RULES.void

    @property
    def came_late(self) -> bool:
        return self.ticket is not None and punctuality(self.moment, self.ticket.taken_at) == LATE

    @property
    def state_name(self) -> str:
        return _("Came late") if self.came_late else _(NAMES[self.state])

    def _arrive(self, language, public_url) -> Ticket:
        if self.ticket and not self.ticket.is_over:
            return self.ticket
        self._refuse_unless_expected()
        is_late = punctuality(self.moment, clock.now()) == LATE
        came_at = clock.now() if is_late else self.moment - RULES.lead
        ticket = Ticket.take(self.service, subject_of(self), language, public_url, came_at=came_at, channel=CHANNEL)
        self._move(ARRIVED, "appointment.arrived", ticket=ticket, number=ticket.number, is_late=is_late)
        return ticket

    def _refuse_unless_expected(self):
        if self.state == CANCELLED:
            raise Refused(_("This appointment was cancelled. Please take a number, or ask the desk."))
        if self.state == ARRIVED:
            raise Refused(_("This appointment was used already."))
        if self.state == MISSED or self.is_void:
            raise Refused(_("The appointment at %(time)s is too long ago. Please take a number.", time=self.at))
        opens = self.moment - RULES.early
        if clock.now() < opens:
            raise Refused(_("Your appointment is on %(day)s at %(time)s. Please come back from %(opens)s.",
                            day=f"{self.day:%m-%d}", time=self.at, opens=f"{clock.local(opens):%H:%M}"))

    def _move(self, state, verb, ticket=None, **facts) -> bool:
        is_mine = self.change_if(Appointment.state == BOOKED, state=state, ticket=ticket)
        if is_mine:
            record(verb, self, **facts)
            topics.changed("appointments")
        return is_mine

    @classmethod
    def _unused_code(cls) -> str:
        while True:
            code = f"{secrets.randbelow(10 ** CODE_DIGITS):0{CODE_DIGITS}d}"
            if cls.with_code(code) is None:
                return code
