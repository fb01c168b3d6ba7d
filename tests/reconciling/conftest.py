"""A day of repairs at 16:50, and everybody who goes through it."""
from datetime import timedelta

import pytest

import cast
from kiosk import access, clock, events
from kiosk.reconciling.models import PAPER, Reconciliation
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import PAGE, Line, Quote
from kiosk.repairs.report import Report
from kiosk.site.models import Unit

TAP = [Line("tap", "labour", "换水龙头", "Replace a tap", "次", 5000, 100)]


@pytest.fixture
def engineer(hands, app):
    return cast.engineer()


@pytest.fixture
def reported(hands, app):
    """reported(category=…): a new order of the 1102, a minute later than the one before."""
    unit = Unit.get(Unit.room == "1102")

    def reported(category: str = "water", item: str = "tap") -> Order:
        hands.pass_by(timedelta(minutes=1))
        report = Report(unit=unit, area=None, category=category, item=item, phrases=[], slot=None, phone="13800011234", ink=None)
        return Order.register(report, f"key {hands.moment}", "zh_Hans", "")

    return reported


@pytest.fixture
def finished(reported, engineer, hands):
    """An order whose work is done, a minute ago."""
    def finished() -> Order:
        order = reported()
        order.dispatch("water", by=cast.AT_DESK)
        order.take(by=engineer)
        order.arrive("water", "tap", [], by=engineer)
        Quote.make(order, TAP, "owner", by=engineer)
        Quote.latest(order).accept(PAGE)
        order = Order.get_by_id(order.id)
        order.start(by=engineer)
        order.finish(5000, is_cleared=True, by=engineer)
        hands.pass_by(timedelta(minutes=1))
        return order

    return finished


@pytest.fixture
def qian(desk, hands):
    """A receptionist at the desk; what is done in a test is put down to nobody else."""
    return desk


@pytest.fixture
def close(engineer, hands):
    """close(): everything that is unmarked has no time, and the engineer signs on paper."""
    def close(day=None) -> Reconciliation:
        hands.pass_by(timedelta(minutes=1))
        day = day or clock.today()
        with events.acting("qian", access.LAN):
            for one in Reconciliation.listed(day):
                if not one.verdict:
                    Reconciliation.mark(day, one.order, "no_time")
            return Reconciliation.close(day, engineer, PAPER)

    return close


