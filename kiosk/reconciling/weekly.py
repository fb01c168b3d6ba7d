"""The week of repairs as it goes upward on Friday (D-04): drafted from the closed days, frozen by the desk."""
import hashlib
from datetime import datetime

import msgspec
import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, topics
from kiosk.db import JsonField, MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.i18n import gettext as _
from kiosk.reconciling.corrections import Correction, standing
from kiosk.reconciling.figures import Figures, Said
from kiosk.reconciling.models import ReconciledOrder, Reconciliation, name_of
from kiosk.reconciling.times import DAY, Week
from kiosk.reconciling.verdicts import DONE
from kiosk.repairs.models import Order


class Unfinished(msgspec.Struct, frozen=True):
    number: str
    days: int
    verdict: str


class Corrected(msgspec.Struct, frozen=True):
    """A line of an earlier week that turned out wrong in this one."""

    number: str
    day: str
    before: str
    verdict: str


class Summary(msgspec.Struct, frozen=True):
    """Each order of the week once, with the last that was said of it; days are those that were closed in the week."""

    figures: Figures
    days: list[str]
    unfinished: list[Unfinished]
    corrections: list[Corrected]

    @classmethod
    def of(cls, week: Week) -> "Summary":
        """The same whenever it is asked for: what was closed or corrected after the week's end belongs to the next one."""
        latest = {line.order_id: line for line in _lines(week)}.values()
        said = [(line, standing(line, week.end)) for line in latest]
        return cls(
            figures=Figures.of([Said(line.order.number, line.trade, verdict) for line, verdict in said]),
            days=[f"{one.day}" for one in _closed_in(week)],
            unfinished=[Unfinished(line.order.number, _days_old(line.order, week.end), verdict)
                        for line, verdict in said if verdict != DONE],
            corrections=[Corrected(one.line.order.number, f"{one.line.reconciliation.day}", one.before, one.verdict)
                         for one in _corrections_of_earlier_weeks(week)],
        )

    @property
    def digest(self) -> str:
        return hashlib.sha256(msgspec.json.encode(self, order="deterministic")).hexdigest()


class WeeklySheet(Record):
    """One frozen week; day is the Friday. It travels, so that its figures are codes and numbers only."""

    day = DateField(unique=True)
    approved_at = MomentField(default=clock.now)
    staff = peewee.CharField(null=True)
    completed = peewee.IntegerField()
    not_completed = peewee.IntegerField()
    figures = JsonField()
    digest = peewee.CharField()

    @classmethod
    def of(cls, week: Week) -> "WeeklySheet | None":
        return cls.with_value(cls.day, week.day)

    @classmethod
    def approve(cls, week: Week) -> "WeeklySheet":
        """From now on these are the figures of the week; what is corrected later stands on the next sheet."""
        with transaction():
            if not week.is_over:
                raise Refused(_("This week has not ended yet."))
            if cls.of(week):
                raise Refused(_("This week has been approved already."))
            summary = Summary.of(week)
            sheet = cls.add(day=week.day, staff=actor().staff, completed=summary.figures.completed,
                            not_completed=summary.figures.not_completed, figures=msgspec.to_builtins(summary), digest=summary.digest)
            record("week.approved", sheet, completed=sheet.completed, not_completed=sheet.not_completed, digest=sheet.digest)
            topics.changed("reconciling")
            topics.changed("status")
            return sheet

    @classmethod
    def is_due(cls, week: Week) -> bool:
        """Whether the week waits for its approval and has anything to say."""
        return cls.of(week) is None and _closed_in(week).exists()

    @property
    def approver_name(self) -> str:
        return name_of(self.staff)

    @property
    def summary(self) -> Summary:
        return msgspec.convert(self.figures, Summary)


def _closed_in(week):
    after, until = Reconciliation.closed_at > week.start, Reconciliation.closed_at <= week.end
    return Reconciliation.select().where(after, until).order_by(Reconciliation.day)


def _lines(week):
    """The later day of an order stands after the earlier one."""
    lines = ReconciledOrder.select(ReconciledOrder, Order).join(Order).switch(ReconciledOrder).join(Reconciliation)
    in_week = (Reconciliation.closed_at > week.start) & (Reconciliation.closed_at <= week.end)
    return lines.where(in_week).order_by(Reconciliation.day, Order.day, Order.serial)


def _corrections_of_earlier_weeks(week):
    corrections = Correction.select().join(ReconciledOrder).join(Reconciliation)
    in_week = (Correction.at > week.start) & (Correction.at <= week.end)
    return corrections.where(in_week, Reconciliation.closed_at <= week.start).order_by(Correction.id)


def _days_old(order, moment: datetime) -> int:
    return (moment - order.reported_at) // DAY
