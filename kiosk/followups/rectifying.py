"""What a visit found wrong goes to the repairer in writing within 24 hours (RV-07, DL-15), and becomes work once more."""
from datetime import timedelta

import peewee

from kiosk import clock, papers, topics
from kiosk.db import MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.followups import kinds, slips
from kiosk.followups.visits import ReturnVisit
from kiosk.i18n import gettext as _
from kiosk.repairs.models import Order
from kiosk.repairs.personal import OrderContact
from kiosk.repairs.report import Report
from kiosk.repairs.states import THE_BOX
from kiosk.site.models import Site
from kiosk.staff.models import Staff

IN_WRITING_WITHIN = timedelta(hours=24)


class Rectification(Record):
    """One visit's notice (整改通知). given_at is when it was in the hands of whoever repaired it."""

    visit = peewee.ForeignKeyField(ReturnVisit, unique=True, backref="rectifications")
    rework = peewee.ForeignKeyField(Order, unique=True)
    due_at = MomentField()
    given_at = MomentField(null=True)
    given_by = peewee.CharField(null=True)

    @classmethod
    def to_give(cls):
        return cls.select().where(cls.given_at.is_null()).order_by(cls.due_at)

    @classmethod
    def order_again(cls, visit: ReturnVisit) -> "Rectification":
        """The same place and trade, free of charge, and the notice on paper."""
        rework = _rework(visit)
        notice = cls.add(visit=visit, rework=rework, due_at=visit.at + IN_WRITING_WITHIN)
        record("visit.found_wrong", visit, number=visit.order.number, rework=rework.number, problems=visit.problems)
        notice.print()
        return notice

    def print(self):
        """On the staff's printer, else at the desk. None comes out where there is neither; it can be printed later."""
        role = papers.STAFF if papers.printer_for(papers.STAFF) else papers.DESK
        slip = slips.notice(self, self.visit.order, self.visit.words.get("problem", ""), Site.current())
        papers.put(slip, kind="rectification", subject=f"rectification:{self.id}", role=role)

    def print_again(self):
        with transaction():
            self.print()
            record("visit.notice_again", self.visit, number=self.visit.order.number)
            topics.changed("paper")

    def hand_over(self, by: Staff):
        """It is in the repairer's hands, as somebody else says: the clock stops."""
        if self.visit.follow_up.is_about(by):
            raise Refused(_("Whoever gave you this notice marks it as handed over."))
        with transaction():
            if not self.change_if(Rectification.given_at.is_null(), given_at=clock.now(), given_by=actor().staff):
                raise Refused(_("It was handed over already."))
            record("visit.notice_given", self.visit, number=self.visit.order.number)
            topics.changed("repairs")

    @property
    def is_overdue(self) -> bool:
        return self.given_at is None and clock.now() > self.due_at

    @property
    def due_words(self) -> str:
        hours = abs(self.due_at - clock.now()) // timedelta(hours=1)
        if self.is_overdue:
            return _("overdue by %(count)d hours", count=hours)
        return _("%(count)d hours left", count=hours)


def _rework(visit) -> Order:
    first = visit.order
    contact = OrderContact.with_value(OrderContact.order, first)
    report = Report(unit=first.unit, area=first.area, **kinds.found_on_site(first), slot=None, phone=contact.phone if contact else "", ink=None,
                    name=contact.name if contact else "", rework_of=first)
    rework = Order.register(report, f"rework {visit.id}", first.language, "", channel="visit")
    rework.dispatch(first.trade or rework.trade, by=THE_BOX)
    return rework
