"""Engineers with their phones, orders they are given, and the prices they quote from."""
import pytest

import cast
from kiosk import access
from kiosk.repairs.models import Order
from kiosk.repairs.report import Report
from kiosk.repairs.times.slots import Slot
from kiosk.site.models import Unit
from kiosk.site.prices import LABOUR, MATERIAL, VISIT, PriceList
from kiosk.staff.models import Staff

PHONE = "13800011234"
HOME = {"building": "2栋", "entrance": "1单元", "floor": "11", "room": "1102"}
PRICES = [
    {"code": "V1", "kind": VISIT, "name_zh": "上门费", "name_en": "Call-out", "price_fen": 1000},
    {"code": "W1", "trade": "water", "kind": LABOUR, "name_zh": "更换水龙头", "name_en": "Replace a tap", "price_fen": 5000},
    {"code": "W2", "trade": "water", "kind": MATERIAL, "name_zh": "水管", "name_en": "Pipe", "unit_zh": "米", "unit_en": "m", "price_fen": 1235},
    {"code": "E1", "trade": "power", "kind": LABOUR, "name_zh": "更换插座", "name_en": "Replace a socket", "price_fen": 3000},
]


@pytest.fixture
def prices(hands, app):
    return PriceList.publish(hands.moment.date(), PRICES)


@pytest.fixture
def register(hands, app):
    """register(key, dispatched=…): an order for a dripping tap, with what is different about it."""
    def register(key="k1", trade="water", dispatched=True, **different) -> Order:
        report = Report(unit=Unit.at(**HOME), area=None, category="water", item="tap", phrases=["drips"],
                        slot=Slot(hands.moment.date().replace(day=22), "14-16"), phone=PHONE, ink=None)
        order = Order.register(report._replace(**different), key, "zh_Hans", "http://desk.test:8001")
        if dispatched:
            order.dispatch(trade, by=cast.AT_DESK)
        return order

    return register


@pytest.fixture
def wang(hands, app):
    """A plumber on the phone."""
    return _phone_of(app, cast.engineer(), ["water"])


@pytest.fixture
def liu(hands, app):
    """An electrician on the phone."""
    return _phone_of(app, cast.engineer("liu"), ["power"])


@pytest.fixture
def boss(hands, app):
    cast.manager()
    browser = cast.Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in("chen")
    return browser


@pytest.fixture
def taken(register, wang):
    """An order that the plumber has taken."""
    order = register()
    order.take(by=Staff.get(Staff.account == "wang"))
    return order


def _phone_of(app, engineer, trades):
    engineer.appoint(trades, "")
    browser = cast.Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in(engineer.account)
    browser.start = "/jobs/"
    return browser
