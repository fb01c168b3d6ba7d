"""When an order that was visited is over: at once where all was well, else once its rework and its charge are settled.

Work that was done once more after its visit keeps that visit, but is closed by a person who has asked the client.
"""
from kiosk.db import transaction
from kiosk.followups.alarms import ChargeAlarm
from kiosk.followups.visits import ReturnVisit
from kiosk.repairs import states
from kiosk.repairs.models import Order


def settle(order: Order):
    """Close it when nothing is open about it; a rework that closes may close what it put right."""
    if order.state != states.VISITED or not _is_settled(order):
        return
    order.close(states.THE_BOX)
    if order.rework_of_id:
        settle(Order.get_by_id(order.rework_of_id))


def settle_all():
    """Orders that were visited before they were paid, and those whose rework was closed by hand."""
    for (order_id,) in list(Order.select(Order.id).where(Order.state == states.VISITED).tuples()):
        with transaction():
            settle(Order.get_by_id(order_id))


def _is_settled(order) -> bool:
    visit = ReturnVisit.of(order)
    is_explained = not ChargeAlarm.open().where(ChargeAlarm.visit == visit).exists()
    reworks_are_over = all(rework.surviving.state in states.ENDS for rework in order.reworks)
    return bool(visit) and not visit.is_outdated and is_explained and reworks_are_over
