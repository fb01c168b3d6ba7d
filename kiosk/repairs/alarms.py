"""A visitor says that something is dangerous now. No form follows: the desk is told at once."""
from datetime import timedelta

import peewee

from kiosk import clock, topics
from kiosk.db import MomentField, Record, transaction
from kiosk.events import record
from kiosk.i18n import gettext as _
from kiosk.repairs.hazards import HAZARDS, Hazard
from kiosk.site.models import PublicArea, Unit

SAME_WITHIN = timedelta(seconds=20)


class Danger(Record):
    """One alarm from a touchscreen, until somebody at the desk says that they are going."""

    hazard_code = peewee.CharField()
    unit = peewee.ForeignKeyField(Unit, null=True)
    area = peewee.ForeignKeyField(PublicArea, null=True)
    at = MomentField(default=clock.now)
    answered_at = MomentField(null=True)

    @classmethod
    def open(cls):
        return cls.select().where(cls.answered_at.is_null()).order_by(cls.at)

    @classmethod
    def report(cls, hazard_code: str, unit: Unit | None, area: PublicArea | None) -> "Danger":
        """Alarm the desk; the same report shortly after is the same alarm."""
        with transaction():
            same = cls.open().where(cls.hazard_code == hazard_code, cls.unit.is_null() if unit is None else cls.unit == unit,
                                    cls.area.is_null() if area is None else cls.area == area,
                                    cls.at > clock.now() - SAME_WITHIN).first()
            if same:
                return same
            danger = cls.add(hazard_code=hazard_code, unit=unit, area=area)
            record("danger.reported", danger, hazard=hazard_code)
            topics.changed("help")
            return danger

    def answer(self):
        with transaction():
            if self.change_if(Danger.answered_at.is_null(), answered_at=clock.now()):
                record("danger.answered", self)
                topics.changed("help")

    @property
    def hazard(self) -> Hazard:
        return HAZARDS[self.hazard_code]

    @property
    def name(self) -> str:
        return _(self.hazard.name)

    @property
    def place(self) -> str:
        """In full, even at the desk: whoever runs there must not first ask where."""
        return self.unit.label if self.unit else self.area.name
