"""The one agreement on paper (《电子签收约定》) by which a household takes a signature at the touchscreen for a receipt (M-07)."""
import peewee
from playhouse.apsw_ext import BooleanField, DateField

from kiosk import clock
from kiosk.db import MomentField, Record
from kiosk.site.models import Unit

TEXT_VERSION = "agreement-1"


class Agreement(Record):
    """One signed sheet, as the desk saw it. scan is the hash of its picture, empty without one. It ends, and is never deleted."""

    unit = peewee.ForeignKeyField(Unit)
    signed_on = DateField()
    text_version = peewee.CharField(default=TEXT_VERSION)
    original_seen = BooleanField()
    scan = peewee.CharField(default="")
    staff = peewee.CharField(null=True)
    recorded_at = MomentField(default=clock.now)
    ended_on = DateField(null=True)
    ended_by = peewee.CharField(null=True)

    @classmethod
    def of(cls, unit: Unit | None) -> "Agreement | None":
        """The one in force for this unit; None means that it signs on paper."""
        return cls.select().where(cls.unit == unit, cls.ended_on.is_null()).order_by(cls.id.desc()).first()
