"""A receptionist quietly asks a manager to come, as when a visitor is rude (HU-05). Of the visitor it knows nothing."""
from datetime import timedelta

import peewee

from kiosk import access, clock, masking, topics
from kiosk.db import MomentField, Record, transaction
from kiosk.events import record
from kiosk.queue.counters import Counter
from kiosk.staff.models import Staff

LATE_AFTER = timedelta(seconds=60)
ANSWER_SHOWN_FOR = timedelta(minutes=2)


class ManagerCall(Record):
    """One call: open until a manager answers or the caller takes it back. window is None for who sits at none."""

    staff = peewee.ForeignKeyField(Staff)
    window = peewee.IntegerField(null=True)
    at = MomentField(default=clock.now)
    answered_at = MomentField(null=True)
    withdrawn_at = MomentField(null=True)

    @classmethod
    def open(cls):
        is_open = cls.answered_at.is_null() & cls.withdrawn_at.is_null()
        return cls.select(cls, Staff).join(Staff).where(is_open).order_by(cls.at)

    @classmethod
    def latest_of(cls, staff: Staff) -> "ManagerCall | None":
        """What this person should still see: the open call, or an answer of a moment ago."""
        is_new = cls.answered_at.is_null() | (cls.answered_at > clock.now() - ANSWER_SHOWN_FOR)
        return cls.select().where(cls.staff == staff, cls.withdrawn_at.is_null(), is_new).order_by(cls.at.desc()).first()

    @classmethod
    def ask(cls, staff: Staff) -> "ManagerCall":
        """Pressing again while nobody has answered is the same call."""
        with transaction():
            same = cls.open().where(cls.staff == staff).first()
            if same:
                return same
            window = Counter.of(staff.id)
            call = cls.add(staff=staff, window=window.number if window else None)
            record("manager.called", call, window=call.window)
            topics.changed("help")
            return call

    def answer(self):
        self._end("manager.answered", answered_at=clock.now())

    def withdraw(self):
        self._end("manager.call_withdrawn", withdrawn_at=clock.now())

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.withdrawn_at is None

    @property
    def is_late(self) -> bool:
        return self.is_open and clock.now() - self.at > LATE_AFTER

    @property
    def is_heard(self) -> bool:
        """Whether a manager has a desk page open now, on which it shows."""
        return Staff.present(access.MANAGER).exists()

    @property
    def caller(self) -> str:
        return masking.name(self.staff.name)

    def _end(self, verb, **moment):
        is_open = ManagerCall.answered_at.is_null() & ManagerCall.withdrawn_at.is_null()
        with transaction():
            if self.change_if(is_open, **moment):
                record(verb, self, window=self.window)
                topics.changed("help")
