"""Touchscreens, and visitors asking for a person."""
from datetime import timedelta

import peewee

from kiosk import clock, topics
from kiosk.db import BaseModel, MomentField, Record, transaction
from kiosk.events import record

LATE_AFTER = timedelta(seconds=60)
ASK_EVERY = timedelta(seconds=20)
NOT_CALIBRATED_PX_PER_MM = 3.2


class Screen(BaseModel):
    """One touchscreen. px_per_mm comes from calibration; None means nobody has done it (UX-02)."""

    number = peewee.IntegerField(primary_key=True)
    px_per_mm = peewee.FloatField(null=True)
    floor_mm = peewee.IntegerField(default=700)
    calibration_until = MomentField(null=True)

    @classmethod
    def here(cls) -> "Screen":
        return cls.with_value(cls.number, 1) or cls.create(number=1)

    def allow_calibration(self, minutes: int = 5):
        self.change_if(Screen.number == self.number, calibration_until=clock.now() + timedelta(minutes=minutes))

    def calibrate(self, px_per_mm: float, floor_mm: int):
        self.change_if(Screen.number == self.number, px_per_mm=px_per_mm, floor_mm=floor_mm, calibration_until=None)

    @property
    def may_be_calibrated(self) -> bool:
        return self.calibration_until is not None and clock.now() < self.calibration_until

    @property
    def is_calibrated(self) -> bool:
        return self.px_per_mm is not None

    @property
    def scale(self) -> float:
        return self.px_per_mm or NOT_CALIBRATED_PX_PER_MM


class HelpCall(Record):
    """A visitor at a touchscreen asks for a person (UX-10). It says on which page, nothing else."""

    at = MomentField(default=clock.now)
    page = peewee.CharField()
    answered_at = MomentField(null=True)

    @classmethod
    def open(cls):
        return cls.select().where(cls.answered_at.is_null()).order_by(cls.at)

    @classmethod
    def ask(cls, page: str) -> "HelpCall":
        """Ask for help; asking again shortly after is the same call (SEC-33)."""
        with transaction():
            lately = cls.open().where(cls.at > clock.now() - ASK_EVERY).first()
            if lately:
                return lately
            call = cls.add(page=page)
            record("help.asked", call, page=page)
            topics.changed("help")
            return call

    def answer(self):
        with transaction():
            if self.change_if(HelpCall.answered_at.is_null(), answered_at=clock.now()):
                record("help.answered", self)
                topics.changed("help")

    @property
    def is_late(self) -> bool:
        return self.answered_at is None and clock.now() - self.at > LATE_AFTER
