"""A manager has looked at a month's return visits (D-08, RV-11): when, who, and at which figures."""
import peewee

from kiosk import clock
from kiosk.db import JsonField, MomentField, Record, forbid, transaction
from kiosk.events import actor, record
from kiosk.followups.figures import Figures
from kiosk.followups.month import Month


class MonthReview(Record):
    """One look. Figures that change afterwards want another one."""

    month = peewee.CharField(index=True)
    at = MomentField(default=clock.now)
    staff = peewee.CharField(null=True)
    figures = JsonField()

    @classmethod
    def latest(cls, month: Month) -> "MonthReview | None":
        return cls.select().where(cls.month == month.code).order_by(cls.id.desc()).first()

    @classmethod
    def put_down(cls, month: Month) -> "MonthReview":
        with transaction():
            review = cls.add(month=month.code, staff=actor().staff, figures=Figures.of(month).in_codes)
            record("visit.month_reviewed", review, month=month.code)
            return review

    @property
    def is_current(self) -> bool:
        """Nothing has changed since."""
        return self.figures == Figures.of(Month.asked(self.month)).in_codes


def install_guards():
    forbid("month_review", "update", "delete")
