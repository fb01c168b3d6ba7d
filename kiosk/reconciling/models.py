"""A day gone through with engineering, as it was closed with two names, and what was said of each order. Rows are only ever added."""
from datetime import date, timedelta

import peewee
from playhouse.apsw_ext import DateField

from kiosk import access, clock, topics
from kiosk.db import MomentField, Record, forbid, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.i18n import gettext as _
from kiosk.reconciling import times
from kiosk.reconciling.figures import Figures, Said, digest
from kiosk.reconciling.listing import Listed, Span, listed, orders_in
from kiosk.reconciling.marks import Mark
from kiosk.reconciling.explanations import Explanation
from kiosk.reconciling.verdicts import DONE, OTHER, verdict_name
from kiosk.repairs.models import Order
from kiosk.staff.models import Staff

DAYS_LOOKED_BACK = timedelta(days=7)
PASSWORD = "password"
PAPER = "paper"
NOBODY = ""  # a day without orders needs no second name
CONFIRMED_BY = (PASSWORD, PAPER)


class Reconciliation(Record):
    """One closed day. until is where the next one goes on; engineer is who confirmed it, by password or on the printed sheet."""

    day = DateField(unique=True)
    until = MomentField()
    closed_at = MomentField(default=clock.now)
    staff = peewee.CharField(null=True)
    engineer = peewee.CharField(null=True)
    confirmed_by = peewee.CharField()
    completed = peewee.IntegerField()
    not_completed = peewee.IntegerField()
    digest = peewee.CharField()

    @classmethod
    def of(cls, day: date) -> "Reconciliation | None":
        return cls.with_value(cls.day, day)

    @classmethod
    def latest(cls) -> "Reconciliation | None":
        return cls.select().order_by(cls.day.desc()).first()

    @classmethod
    def listed(cls, day: date) -> list[Listed]:
        return listed(day, cls._span(day))

    @classmethod
    def missing(cls) -> list[date]:
        """Earlier days with orders that were not gone through: a week back at most, a day back before the first one ever."""
        latest, today = cls.latest(), clock.today()
        first = max(latest.day + times.DAY, today - DAYS_LOOKED_BACK) if latest else today - times.DAY
        days = (first + number * times.DAY for number in range((today - first).days))
        return [day for day in days if cls._has_orders(day)]

    @classmethod
    def is_due(cls) -> bool:
        """Whether today has still to be gone through, and it is time."""
        return times.is_time_to_reconcile() and cls.of(clock.today()) is None and cls._has_orders(clock.today())

    @classmethod
    def mark(cls, day: date, order: Order, verdict: str, note: str = ""):
        """Say of one order how it stands; what was said before is replaced."""
        with transaction():
            cls._check_open(day)
            found = next((one for one in cls.listed(day) if one.order == order), None)
            if found is None:
                raise Refused(_("%(number)s is no longer on the list of this day.", number=order.number))
            if verdict == DONE and not found.is_finished:
                raise Refused(_("%(number)s is not finished: the engineer has to finish it first.", number=order.number))
            if verdict not in found.possible or (verdict == OTHER and not note):
                raise Refused(_("Please choose a reason."))
            Mark.put(day, order, found.is_finished, verdict, note if verdict == OTHER else "")
            topics.changed("reconciling")

    @classmethod
    def unmark(cls, day: date) -> Order | None:
        """Take the last mark of the day back, and say whose it was."""
        with transaction():
            cls._check_open(day)
            mark = Mark.latest_of(day)
            if mark:
                mark.delete_instance()
                topics.changed("reconciling")
            return mark and mark.order

    @classmethod
    def close(cls, day: date, engineer: Staff | None, confirmed_by: str) -> "Reconciliation":
        """Freeze the day: everything marked (R-18), and two names under it."""
        with transaction():
            cls._check_open(day)
            until, everything = cls._span(day).until, cls.listed(day)
            _check_complete(everything, engineer, confirmed_by)
            said = [Said(one.order.number, one.trade, one.verdict) for one in everything]
            figures = Figures.of(said)
            closed = cls.add(
                day=day, until=until, staff=actor().staff, engineer=engineer and engineer.id,
                confirmed_by=confirmed_by if everything else NOBODY, completed=figures.completed,
                not_completed=figures.not_completed, digest=digest(day, said),
            )
            for one in everything:
                ReconciledOrder.keep(closed, one)
            Mark.wipe(day)
            record("day.reconciled", closed, completed=closed.completed, not_completed=closed.not_completed, digest=closed.digest)
            topics.changed("reconciling")
            topics.changed("status")
            return closed

    @property
    def is_late(self) -> bool:
        return clock.local(self.closed_at).date() > self.day

    @property
    def in_order(self) -> list["ReconciledOrder"]:
        """By trade, the oldest first, as they were listed."""
        lines = self.lines.join(Order).order_by(ReconciledOrder.id)
        return list(lines.select_extend(Order))

    @property
    def said(self) -> list[Said]:
        return [line.said for line in self.lines]

    @property
    def figures(self) -> Figures:
        return Figures.of(self.said)

    @property
    def closer_name(self) -> str:
        return name_of(self.staff)

    @property
    def engineer_name(self) -> str:
        return name_of(self.engineer)

    @classmethod
    def _span(cls, day) -> Span:
        latest = cls.latest()
        until = min(clock.now(), times.ends_on(day))
        return Span(latest.until if latest else times.starts_on(day), until)

    @classmethod
    def _has_orders(cls, day) -> bool:
        return orders_in(cls._span(day)).exists()

    @classmethod
    def _check_open(cls, day):
        """Days are closed in their order, so that each order finished is counted once."""
        latest = cls.latest()
        if latest and day <= latest.day:
            raise Refused(_("This day is closed. What was wrong is put right by a correction."))
        if day > clock.today():
            raise Refused(_("This day has not come yet."))
        earlier = [missed for missed in cls.missing() if missed < day]
        if earlier:
            raise Refused(_("Please close %(day)s first.", day=earlier[0]))


class ReconciledOrder(Record):
    """What was said of one order when its day was closed, and how the order itself stood."""

    reconciliation = peewee.ForeignKeyField(Reconciliation, backref="lines")
    order = peewee.ForeignKeyField(Order)
    trade = peewee.CharField()
    state = peewee.CharField()
    verdict = peewee.CharField()

    class Meta:
        indexes = ((("reconciliation", "order"), True),)

    @classmethod
    def keep(cls, reconciliation: Reconciliation, one: Listed):
        line = cls.add(reconciliation=reconciliation, order=one.order, trade=one.trade, state=one.order.state, verdict=one.verdict)
        Explanation.write(line, one.note)

    @classmethod
    def of(cls, orders):
        """What was said of these orders, the latest last."""
        return cls.select().where(cls.order.in_(orders)).order_by(cls.id)

    @property
    def said(self) -> Said:
        return Said(self.order.number, self.trade, self.verdict)

    @property
    def verdict_name(self) -> str:
        return verdict_name(self.verdict)

    @property
    def is_done(self) -> bool:
        return self.verdict == DONE

    @property
    def explanation(self) -> str:
        return Explanation.on(self)


def _check_complete(everything, engineer, confirmed_by):
    unmarked = sum(not one.verdict for one in everything)
    if unmarked:
        raise Refused(_("%(count)d orders are not marked yet.", count=unmarked))
    if everything and (engineer is None or confirmed_by not in CONFIRMED_BY):
        raise Refused(_("An engineer has to confirm it: by password, or on the printed sheet."))


def engineers():
    """Who may confirm a day."""
    return Staff.select().where(Staff.role == access.ENGINEER, Staff.active).order_by(Staff.name, Staff.account)


def name_of(staff_id) -> str:
    staff = Staff.with_value(Staff.id, staff_id)
    return staff.name if staff else ""


def install_guards():
    for table in ("reconciliation", "reconciled_order", "reconciling_correction", "weekly_sheet"):
        forbid(table, "update", "delete")
