"""A visitor who reports a dripping tap, and the report behind it."""
import pytest

import cast
from kiosk.fees.words import CASH
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import PAGE, Line, Quote
from kiosk.repairs.report import Report
from kiosk.repairs.times.slots import Slot
from kiosk.repairs.states import THE_CLIENT
from kiosk.site.models import Unit
from kiosk.staff.models import Staff

PHONE = "13800011234"
HOME = {"building": "2栋", "entrance": "1单元", "floor": "11", "room": "1102"}


class Visitor:
    """Goes through the questions at the touchscreen, as far as told."""

    def __init__(self, browser):
        self.browser = browser

    def answer(self, step: str, **fields):
        return self.browser.post(f"/repairs/{step}", fields)

    def say_where(self):
        self.answer("place/building", choice=HOME["building"])
        return self.answer("place/floor", choice=HOME["floor"])

    def say_what(self, *phrases):
        self.say_where()
        self.answer("category", choice="water")
        self.answer("item", choice="tap")
        return self.answer("phrases", phrases=list(phrases))

    def say_everything(self, slot: str = "20261122-14-16", **phone):
        self.say_what("drips")
        self.answer("slot", choice=slot)
        return self.answer("phone", **(phone or {"phone": PHONE}))

    def key(self) -> str:
        return self.browser.page("/repairs/review").select_one("[name=key]")["value"]

    def submit(self, key: str = ""):
        return self.answer("orders", key=key or self.key())


@pytest.fixture
def visitor(hands, kiosk):
    return Visitor(kiosk)


@pytest.fixture
def slot(hands):
    return Slot(hands.moment.date().replace(day=22), "14-16")


@pytest.fixture
def report(app, slot):
    return Report(unit=Unit.at(**HOME), area=None, category="water", item="tap", phrases=["drips"], slot=slot,
                  phone=PHONE, ink=None)


@pytest.fixture
def register(report):
    """register(key, slot=…): puts down the report, with what is different about it."""
    def register(key: str = "k1", **different) -> Order:
        return Order.register(report._replace(**different), key, "zh_Hans", "http://desk.test:8001")

    return register


TAP = [Line("tap", "labour", "换水龙头", "Replace a tap", "次", 5000, 100), Line.material("龙头", 3050, 100)]


@pytest.fixture
def reached(register):
    """reached("quoted"): an order that everybody led there by the ordinary way, priced at 80.50 yuan."""
    def reached(state: str, key: str = "k1", lines=TAP, **different) -> Order:
        order, engineer = register(key, **different), Staff.get_or_none(account="wang") or cast.engineer()
        for step, act in (
            ("dispatched", lambda: order.dispatch("water", by=cast.AT_DESK)),
            ("taken", lambda: order.take(by=engineer)),
            ("on_site", lambda: order.arrive("water", "tap", ["drips", "loose"], by=engineer)),
            ("quoted", lambda: Quote.make(order, lines, "owner", by=engineer)),
            ("accepted", lambda: Quote.latest(order).accept(PAGE)),
            ("working", lambda: order.start(by=engineer)),
            ("finished", lambda: order.finish(sum(line.amount_fen for line in lines), is_cleared=True, by=engineer)),
            ("confirmed", lambda: order.confirm(by=THE_CLIENT)),
            ("visit_due", lambda: order.pay(CASH, "", by=cast.AT_DESK)),
        ):
            if order.state == state:
                break
            act()
            order = Order.get_by_id(order.id)
        assert order.state == state
        return order

    return reached
