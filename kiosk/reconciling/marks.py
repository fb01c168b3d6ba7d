"""What the desk has said so far of the orders of a day that is still open. Each press is on disk at once."""
from datetime import date

import peewee
from playhouse.apsw_ext import BooleanField, DateField

from kiosk import clock
from kiosk.db import MomentField, Record
from kiosk.events import actor
from kiosk.repairs.models import Order


class Mark(Record):
    """One order on one day. It says nothing any more once the work has been finished, or sent back, since."""

    day = DateField()
    order = peewee.ForeignKeyField(Order)
    verdict = peewee.CharField()
    note = peewee.CharField(default="")
    was_finished = BooleanField()
    at = MomentField(default=clock.now)
    staff = peewee.CharField(null=True)

    class Meta:
        table_name = "reconciling_mark"
        indexes = ((("day", "order"), True),)

    @classmethod
    def of_day(cls, day: date) -> dict[str, "Mark"]:
        return {mark.order_id: mark for mark in cls.select().where(cls.day == day)}

    @classmethod
    def put(cls, day: date, order: Order, was_finished: bool, verdict: str, note: str):
        cls.delete().where(cls.day == day, cls.order == order).execute()
        cls.add(day=day, order=order, was_finished=was_finished, verdict=verdict, note=note, staff=actor().staff)

    @classmethod
    def latest_of(cls, day: date) -> "Mark | None":
        return cls.select().where(cls.day == day).order_by(cls.id.desc()).first()

    @classmethod
    def wipe(cls, day: date):
        cls.delete().where(cls.day == day).execute()
