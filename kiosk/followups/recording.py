"""A visit is recorded: its answers, and everything that follows from them, in one transaction."""
from kiosk import clock, topics
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.followups import ending
from kiosk.followups.alarms import ChargeAlarm
from kiosk.followups.answers import Answers
from kiosk.followups.models import FollowUp
from kiosk.followups.rectifying import Rectification
from kiosk.followups.visits import ReturnVisit
from kiosk.i18n import gettext as _
from kiosk.repairs.models import Order
from kiosk.staff.models import Staff


def record_visit(follow_up: FollowUp, answers: Answers, by: Staff) -> ReturnVisit:
    with transaction():
        refusal = follow_up.why_not(by)
        if refusal:
            raise Refused(refusal)
        if not follow_up.change_if(FollowUp.visited_at.is_null() & (FollowUp.post == by.post), visited_at=clock.now()):
            raise Refused(_("This visit was made already."))
        visit = ReturnVisit.put_down(follow_up, answers)
        record("visit.made", visit, number=visit.order.number, post=visit.post, channel=visit.channel, service=visit.service)
        _follow(visit)
        return visit


def explain(alarm: ChargeAlarm, note: str):
    """The charge is cleared up; the order may be over by that."""
    with transaction():
        alarm.see(note)
        ending.settle(Order.get_by_id(alarm.visit.order.id))


def _follow(visit):
    if visit.alarm:
        ChargeAlarm.sound(visit)
    if visit.problems:
        Rectification.order_again(visit)
    order = Order.get_by_id(visit.order.id)
    order.note_visit()
    ending.settle(order)
    topics.changed("repairs")
