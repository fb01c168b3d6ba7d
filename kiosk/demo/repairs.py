"""A few repairs of this morning, each at another place of its life, so that every page of the demo has something to show."""
from kiosk import access, i18n
from kiosk.db import transaction
from kiosk.fees.words import CASH
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import OWNER, PAGE, Line, Quote
from kiosk.repairs.report import Report
from kiosk.repairs.states import QUOTED, REGISTERED, THE_CLIENT, WORKING, Party
from kiosk.site.models import PublicArea, Unit
from kiosk.site.prices import LABOUR, Price, PriceList
from kiosk.staff.models import Staff

AT_DESK = Party(access.RECEPTIONIST)
PHONE = "13800138000"
HOMES = (("water", "tap", ["drips"]), ("power", "socket", ["no_power"]), ("water", "toilet", ["leaks"]), ("doors", "lock", ["stuck"]))
LAMP = ("public", "lights", ["dark"])


def report_some():
    """Where nobody reported one yet."""
    if Order.select().exists():
        return
    with transaction():
        register("lamp", None, PublicArea.get(PublicArea.name_zh == "地下车库"), LAMP)
        homes = Unit.select().order_by(Unit.id).limit(len(HOMES))
        _reported, quoted, working, paid = [register(home.room, home, None, fault) for home, fault in zip(homes, HOMES)]
        quote(quoted)
        start(quote(working))
        settle(start(quote(paid)))


def register(key, home, area, fault) -> Order:
    report = Report(home, area, *fault, None, PHONE if home else "", None)
    return Order.register(report, f"demo-{key}", i18n.DEFAULT, "", channel="phone")


def quote(order) -> Order:
    engineer = next(staff for staff in Staff.select().where(Staff.role == access.ENGINEER) if order.trade in staff.trades)
    order.dispatch(order.trade, by=AT_DESK)
    order.take(by=engineer)
    order.arrive(order.category, order.item, order.phrases, by=engineer)
    price = PriceList.current().prices().where(Price.trade == order.trade, Price.kind == LABOUR).first()
    Quote.make(order, [Line.listed(price, 100)], OWNER, by=engineer)
    return order


def start(order) -> Order:
    Quote.latest(order).accept(PAGE)
    order = Order.get_by_id(order.id)
    order.start(by=order.engineer)
    return order


def settle(order):
    order.finish(order.agreed_fen, True, by=order.engineer)
    order.confirm(by=THE_CLIENT)
    order.pay(CASH, "", by=AT_DESK)
    return order


STEPS = {REGISTERED: quote, QUOTED: start, WORKING: settle}


def bring_to_its_end(order):
    """From wherever it stands."""
    while step := STEPS.get(order.state):
        order = step(order)
