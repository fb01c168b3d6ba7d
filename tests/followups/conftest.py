"""A repaired tap whose visit is due, and the people in the posts that visit."""
import pytest

import cast
from kiosk import access
from kiosk.fees.words import CASH
from kiosk.followups.answers import Answers
from kiosk.followups.models import FollowUp
from kiosk.followups.recording import record_visit
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import PAGE, Line, Quote
from kiosk.repairs.report import Report
from kiosk.repairs.states import THE_CLIENT
from kiosk.site.models import Unit
from kiosk.staff.models import Staff

ALL_WELL = Answers(channel="door", seen="seen", spoken_to="owner", service=5, opinions=[], problems=[], named_fen=8050,
                   signed="paper", ink=None, words={})
TAP = [Line("tap", "labour", "换水龙头", "Replace a tap", "次", 8050, 100)]


def in_post(post: str, role: str = access.MANAGER, account: str = "") -> Staff:
    staff = cast.enlisted(account or post, post, role)
    staff.change_if(Staff.active, post=post)
    return staff


@pytest.fixture
def engineer(app, hands):
    return cast.engineer()


@pytest.fixture
def people(app):
    """Somebody in each post; the leader is an engineer."""
    return {"director": in_post("director"), "administrator": in_post("administrator", access.RECEPTIONIST),
            "leader": in_post("leader", access.ENGINEER)}


@pytest.fixture
def finish(engineer):
    """finish(by=…, found=(category, item, phrases)): an order whose work is done."""
    def finish(by=None, found=("water", "tap", ["loose"]), amount_fen=8050) -> Order:
        by = by or engineer
        report = Report(Unit.get(), None, "water", "tap", [], None, "13800011234", None)
        order = Order.register(report, f"k{Order.select().count()}", "zh_Hans", "")
        order.dispatch("water", by=cast.AT_DESK)
        order.take(by=by)
        order.arrive(*found, by=by)
        Quote.make(order, TAP, "owner", by=by).accept(PAGE)
        order = Order.get_by_id(order.id)
        order.start(by=by)
        order.finish(amount_fen, is_cleared=True, by=by)
        return order

    return finish


@pytest.fixture
def paid(finish):
    """paid(): an order that is finished, confirmed and paid for."""
    def paid(**different) -> Order:
        order = finish(**different)
        order.confirm(by=THE_CLIENT)
        order.pay(CASH, "", by=cast.AT_DESK)
        return order

    return paid


@pytest.fixture
def visit(people):
    """visit(order, service=…): made by whoever is in the post it was given to."""
    def visit(order, **different):
        follow_up = FollowUp.of(order)
        return record_visit(follow_up, ALL_WELL._replace(**different), by=people[follow_up.post])

    return visit
