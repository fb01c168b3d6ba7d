"""A day of two hundred orders in every mixture: at its end orders, receipts, ledger and drawer agree to the 分."""
import random

import cast
from kiosk import clock, money
from kiosk.fees.cash import CashClose
from kiosk.fees.ledger import Entry
from kiosk.fees.words import CASH, METHODS, TRANSFER
from kiosk.repairs import states
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import CALL, LIABLE, OWNER, PAGE, PAPER, Line, Quote
from kiosk.repairs.report import Report
from kiosk.repairs.states import THE_CLIENT
from kiosk.site.models import Unit

ORDERS = 200


def _live_through(order, engineer, chance):
    """One order, as far as its day takes it; what the client pays is what was agreed or less."""
    order.dispatch("water", by=cast.AT_DESK)
    if chance.random() < 0.05:
        return order.cancel("client", by=cast.AT_DESK)
    order.take(by=engineer)
    order.arrive("water", "tap", [], by=engineer)
    for _ in range(chance.choice([1, 1, 2])):
        lines = [Line("tap", "labour", "水龙头", "Tap", "个", chance.randrange(0, 30001), chance.choice([50, 100, 150, 333]))
                 for _ in range(chance.randrange(1, 5))]
        quote = Quote.make(order, lines, chance.choice([OWNER, OWNER, OWNER, *LIABLE]), by=engineer)
    if order.state == states.QUOTED and chance.random() < 0.1:
        quote.decline(by=THE_CLIENT)
        return Order.get_by_id(order.id).close(by=cast.AT_DESK)
    if order.state == states.QUOTED:
        quote.accept(chance.choice([PAGE, CALL, PAPER]), by=cast.AT_DESK)
    order = Order.get_by_id(order.id)
    order.start(by=engineer)
    order.finish(order.agreed_fen - chance.randrange(0, order.agreed_fen + 1) * chance.choice([0, 0, 1]), True, by=engineer)
    if chance.random() < 0.9:
        order.confirm(by=THE_CLIENT)
        _pay(order, chance)
    return None


def _pay(order, chance):
    if order.state != states.CONFIRMED or chance.random() < 0.1:
        return
    entry = order.pay(chance.choice(list(METHODS)), "", by=cast.AT_DESK)
    if chance.random() < 0.1:
        order.refund(entry, "方式选错", by=cast.AT_DESK)
        order.pay(chance.choice(list(METHODS)), "", by=cast.AT_DESK)
    elif chance.random() < 0.05:
        order.refund(entry, "收错", by=cast.AT_DESK)


def test_a_day_of_two_hundred_orders_balances(app, hands):
    chance, engineer = random.Random(20261121), cast.engineer()
    for turn in range(ORDERS):
        report = Report(Unit.get(), None, "water", "tap", [], None, "13800011234", None)
        _live_through(Order.register(report, f"k{turn}", "zh_Hans", ""), engineer, chance)

    paid = Order.select().where(Order.paid_at.is_null(False))
    owed = sum(order.amount_fen for order in paid)
    receipts = [entry for entry in Entry.of_day(clock.today())]
    by_method = {method: Entry.total_fen(Entry.method == method, Entry.day == clock.today()) for method in METHODS}
    assert owed > 0 and {order.state for order in Order.select()} > {states.VISIT_DUE, states.CONFIRMED, states.CLOSED, states.CANCELLED}
    assert owed == sum(by_method.values()) == sum(entry.amount_fen for entry in receipts)
    assert [entry.serial for entry in receipts] == list(range(1, len(receipts) + 1))
    assert {order.number: order.amount_fen for order in paid if order.amount_fen} == {
        order.number: Entry.standing(order.number).amount_fen for order in paid if order.amount_fen}
    assert all(Entry.total_fen(Entry.subject == order.number) == 0 for order in Order.select().where(Order.paid_at.is_null()))

    close = CashClose.count(by_method[CASH])

    assert (close.difference_fen, CashClose.expected()) == (0, 0)
    assert money.yuan(by_method[CASH] + by_method[TRANSFER]) == money.yuan(owed)
