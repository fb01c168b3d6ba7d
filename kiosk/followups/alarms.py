"""A charge that does not agree, in front of the managers until one of them says what was found out."""
import peewee

from kiosk import clock, topics
from kiosk.db import MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.followups.visits import Remark, ReturnVisit
from kiosk.i18n import gettext as _


class ChargeAlarm(Record):
    """One visit's. The note is a remark of the visit."""

    visit = peewee.ForeignKeyField(ReturnVisit, unique=True, backref="alarms")
    at = MomentField(default=clock.now)
    seen_at = MomentField(null=True)
    seen_by = peewee.CharField(null=True)

    NOTE = "alarm"

    @classmethod
    def open(cls):
        return cls.select().where(cls.seen_at.is_null()).order_by(cls.at)

    @classmethod
    def sound(cls, visit: ReturnVisit) -> "ChargeAlarm":
        alarm = cls.add(visit=visit)
        record("visit.charge_differs", visit, number=visit.order.number, kind=visit.alarm, slip_fen=visit.slip_fen,
               receipt_fen=visit.receipt_fen, named_fen=visit.named_fen)
        topics.changed("help")
        return alarm

    def see(self, note: str):
        """A manager has looked into it, and says what it was."""
        if not note:
            raise Refused(_("Please say what you found out."))
        with transaction():
            if not self.change_if(ChargeAlarm.seen_at.is_null(), seen_at=clock.now(), seen_by=actor().staff):
                raise Refused(_("A colleague has looked into it already."))
            Remark.add(visit=self.visit, about=self.NOTE, text=note)
            record("visit.charge_explained", self.visit, number=self.visit.order.number)
            topics.changed("help")
