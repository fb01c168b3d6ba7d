"""What happened, in order: who did what to which record, and from where. Rows are only ever added."""
from contextlib import contextmanager
from contextvars import ContextVar
from typing import NamedTuple

import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock
from kiosk.db import JsonField, MomentField, Record


class Actor(NamedTuple):
    """The staff account that acts, and the place it acts from; staff is None for visitors and the box itself."""

    staff: str | None
    place: str


THE_BOX = Actor(None, "box")
_actor: ContextVar[Actor] = ContextVar("actor", default=THE_BOX)


def actor() -> Actor:
    return _actor.get()


@contextmanager
def acting(staff: str | None, place: str):
    """Everything recorded inside is put down to this person at this place."""
    token = _actor.set(Actor(staff, place))
    try:
        yield
    finally:
        _actor.reset(token)


class Event(Record):
    """One thing that happened. Facts are numbers and codes, never what is personal."""

    at = MomentField(default=clock.now)
    day = DateField(default=clock.today)
    verb = peewee.CharField()
    subject = peewee.CharField(index=True)
    staff = peewee.CharField(null=True)
    place = peewee.CharField()
    facts = JsonField(default=dict)

    @classmethod
    def about(cls, subject: str):
        return cls.select().where(cls.subject == subject).order_by(cls.id)


def record(verb: str, subject: Record, **facts):
    """Put down that this happened now; call it in the transaction that makes it so."""
    who = actor()
    Event.add(verb=verb, subject=subject_of(subject), staff=who.staff, place=who.place, facts=facts)


def subject_of(row: Record) -> str:
    return f"{row._meta.table_name}:{row.get_id()}"
