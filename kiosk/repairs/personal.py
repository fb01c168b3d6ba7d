"""What is personal in an order, apart from it, because it is deleted sooner and never sent anywhere."""
import peewee

from kiosk.db import JsonField, Record

# Orders use these tables, so they name theirs only by its name; Peewee leaves the constraint of such a key out.
_CONSTRAINT = [peewee.SQL('references "repair_order" ("id") on delete cascade')]


class OrderContact(Record):
    """How to reach the person. Deleted 180 days after the order ends."""

    order = peewee.DeferredForeignKey("Order", unique=True, constraints=_CONSTRAINT)
    phone = peewee.CharField()
    name = peewee.CharField(default="")


class InkNote(Record):
    """What was written with a finger, as strokes. Kept and deleted like the phone number."""

    order = peewee.DeferredForeignKey("Order", unique=True, constraints=_CONSTRAINT)
    strokes = JsonField()
    width = peewee.FloatField()
    height = peewee.FloatField()


class CallerWords(Record):
    """What somebody said at the desk or on the phone, in their own words. Kept and deleted like the phone number."""

    order = peewee.DeferredForeignKey("Order", unique=True, constraints=_CONSTRAINT)
    text = peewee.CharField()
