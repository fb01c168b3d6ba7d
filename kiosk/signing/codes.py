"""Pick-up codes: six digits the desk gives to a person it knows, which bring their documents to the touchscreen once."""
import peewee

from kiosk import clock
from kiosk.db import JsonField, MomentField, Record
from kiosk.site.models import Unit


class PickUpCode(Record):
    """digest stands for the digits, which are kept nowhere. documents are pairs of a frozen document's hash and its subject."""

    unit = peewee.ForeignKeyField(Unit, null=True)
    method = peewee.CharField()
    documents = JsonField()
    digest = peewee.FixedCharField(max_length=64, index=True)
    staff = peewee.CharField(null=True)
    given_at = MomentField(default=clock.now)
    valid_until = MomentField()
    used_at = MomentField(null=True)
