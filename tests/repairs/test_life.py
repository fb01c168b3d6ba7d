"""A work order from the lobby to closed, and what nobody may do to it."""
import threading
from datetime import timedelta

import pytest

import cast
from kiosk import access, clock
from kiosk.db import lay_down, transaction
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.fees.ledger import Entry
from kiosk.fees.words import CASH
from kiosk.repairs.life import Life, when_finished
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import CALL, FREE, LIMIT, PAGE, Line, Quote
from kiosk.repairs.states import THE_CLIENT, Party

MANAGER = Party(access.MANAGER)
TAP = [Line("tap", "labour", "换水龙头", "Replace a tap", "次", 5000, 100), Line.material("龙头", 3050, 100)]


@pytest.fixture
def engineer(app):
    return cast.engineer()


@pytest.fixture
def quoted(register, engineer):
    """quoted(lines=…, liability=…): an order whose engineer is on site and has quoted; give lines=None to stop before."""
    def quoted(lines=TAP, liability="owner", **different) -> Order:
        order = register(**different)
        order.dispatch("water", by=cast.AT_DESK)
        order.take(by=engineer)
        order.arrive("water", "tap", ["drips", "loose"], by=engineer)
        if lines:
            Quote.make(order, lines, liability, by=engineer)
        return order

    return quoted


def _finished(order, engineer, amount_fen=8050):
    Quote.latest(order).accept(PAGE)
    order = Order.get_by_id(order.id)
    order.start(by=engineer)
    order.finish(amount_fen, is_cleared=True, by=engineer)
    return order


def test_from_the_lobby_to_closed(quoted, engineer):
    order = _finished(quoted(), engineer)
    order.confirm(by=THE_CLIENT)
    entry = order.pay(CASH, "", by=cast.AT_DESK)
    order.note_visit()
    order.close(by=cast.AT_DESK)

    order = Order.get_by_id(order.id)
    assert (order.state, order.amount_fen, entry.amount_fen, entry.subject) == ("closed", 8050, 8050, order.number)
    assert {event.verb.removeprefix("order.") for event in Event.about(f"repair_order:{order.id}")} == {
        "registered", "dispatched", "taken", "arrived", "quoted", "accepted", "started", "finished", "confirmed", "paid",
        "visit_planned", "visited", "closed",
    }


def test_what_was_reported_and_what_was_found_are_both_kept(quoted):
    order = Order.get_by_id(quoted(lines=None).id)

    assert (order.phrases, order.confirmed["phrases"]) == (["drips"], ["drips", "loose"])


def test_work_does_not_start_without_a_yes(quoted, engineer):
    with pytest.raises(Refused):
        quoted().start(by=engineer)


def test_another_engineer_does_not_touch_it(quoted, engineer):
    order = quoted()
    Quote.latest(order).accept(PAGE)

    with pytest.raises(Refused, match=order.number):
        Order.get_by_id(order.id).start(by=cast.engineer("liu"))


def test_more_than_the_quote_is_not_asked_for(quoted, engineer):
    with pytest.raises(Refused, match="重新报价"):
        _finished(quoted(), engineer, amount_fen=8051)


def test_a_changed_quote_voids_what_was_said_to_the_one_before(quoted, engineer):
    order = quoted()
    Quote.latest(order).accept(PAGE)
    order = Order.get_by_id(order.id)
    Quote.make(order, TAP * 2, "owner", by=engineer)

    assert (order.state, order.agreed_fen, Quote.latest(order).version) == ("quoted", None, 2)
    with pytest.raises(Refused, match="新的报价"):
        Quote.get(Quote.order == order, Quote.version == 1).decline()


def test_a_quote_is_answered_once(quoted):
    quote = Quote.latest(quoted())
    same = Quote.latest(quote.order)
    quote.accept(CALL, by=cast.AT_DESK)

    with pytest.raises(Refused, match="已经答复"):
        same.decline()


def test_a_quote_changed_at_the_same_moment_is_not_agreed_to(quoted, engineer):
    order = quoted()
    older, answers = Quote.latest(order), []

    def agree():
        try:
            Quote.get_by_id(older.id).accept(PAGE)
        except Refused as refused:
            answers.append(str(refused))
        finally:
            lay_down()

    client = threading.Thread(target=agree)
    with transaction():
        client.start()
        client.join(timeout=0.5)
        Quote.make(order, TAP * 2, "owner", by=engineer)
    client.join()

    order = Order.get_by_id(order.id)
    assert (order.state, order.agreed_fen) == ("quoted", None)
    assert "新的报价" in answers[0]


def test_a_manager_lets_nothing_begin_under_a_quote_that_is_void(quoted, engineer):
    order = quoted()
    older = Quote.latest(order)
    Quote.make(order, TAP * 2, "owner", by=engineer)

    with pytest.raises(Refused, match="新的报价"):
        older.override("爆管", by=MANAGER)
    assert Order.get_by_id(order.id).state == "quoted"


def test_in_an_emergency_an_old_quote_still_serves(quoted, hands):
    quote = Quote.latest(quoted())
    hands.pass_by(timedelta(days=8))

    quote.override("爆管", by=MANAGER)

    assert Order.get_by_id(quote.order.id).state == "accepted"


def test_a_no_ends_what_was_agreed_beforehand(quoted, engineer):
    order = quoted(limit_fen=6000)
    Quote.latest(order).decline()

    Quote.make(Order.get_by_id(order.id), TAP[:1], "owner", by=engineer)

    assert Order.get_by_id(order.id).state == "quoted"


def test_a_quote_that_is_too_old_is_not_accepted(quoted, hands):
    quote = Quote.latest(quoted())
    hands.pass_by(timedelta(days=8))

    with pytest.raises(Refused, match="已过期"):
        quote.accept(PAGE)


def test_under_warranty_nothing_is_asked_and_nothing_paid(quoted, engineer):
    order = quoted(liability="developer")
    assert (order.state, order.agreed_fen, Quote.latest(order).answered_how) == ("accepted", 0, FREE)

    order.start(by=engineer)
    order.finish(0, is_cleared=True, by=engineer)
    order.confirm(by=THE_CLIENT)

    assert (order.state, Entry.select().count()) == ("visit_due", 0)


@pytest.mark.parametrize("limit_fen, state", [(8050, "accepted"), (8049, "quoted")])
def test_within_what_was_agreed_beforehand_nobody_is_asked(quoted, limit_fen, state):
    order = quoted(limit_fen=limit_fen)

    assert (order.state, Quote.latest(order).answered_how) == (state, LIMIT if state == "accepted" else "")


def test_a_manager_lets_emergency_work_begin_and_must_say_why(quoted, engineer):
    quote = Quote.latest(quoted())
    with pytest.raises(Refused, match="原因"):
        quote.override("", by=MANAGER)

    Quote.latest(quote.order).override("爆管，业主不在", by=MANAGER)

    order = Order.get_by_id(quote.order.id)
    assert order.state == "accepted"
    assert Event.get(Event.verb == "order.overridden").facts["reason"] == "爆管，业主不在"


def test_no_number_of_anybody_is_kept_in_a_reason_or_a_material(quoted, engineer):
    order = quoted()
    with pytest.raises(Refused, match="证件号"):
        Quote.latest(order).override("打 13812345678 没人接", by=MANAGER)
    with pytest.raises(Refused, match="证件号"):
        Quote.make(order, [Line.material("龙头 13812345678", 3050, 100)], "owner", by=engineer)

    assert (Order.get_by_id(order.id).state, Quote.latest(order).version) == ("quoted", 1)


def test_a_receptionist_does_not_override(quoted):
    with pytest.raises(Refused):
        Quote.latest(quoted()).override("快", by=cast.AT_DESK)


def test_an_engineer_takes_no_money(quoted, engineer):
    order = _finished(quoted(), engineer)
    order.confirm(by=THE_CLIENT)

    with pytest.raises(Refused):
        order.pay(CASH, "", by=engineer)
    assert Entry.select().count() == 0


def test_the_place_is_cleared_before_it_is_finished(quoted, engineer):
    Quote.latest(order := quoted()).accept(PAGE)
    order = Order.get_by_id(order.id)
    order.start(by=engineer)

    with pytest.raises(Refused, match="清理"):
        order.finish(8050, is_cleared=False, by=engineer)


def test_what_is_on_hold_goes_on_where_it_stood(quoted, engineer):
    order = quoted(lines=None)
    order.hold("part", clock.days_ahead(2), by=engineer)
    order.resume(by=engineer)

    assert (order.state, order.held_for, order.review_on) == ("on_site", "", None)


def test_a_hold_before_the_quote_is_no_way_around_it(quoted, engineer):
    order = quoted(lines=None)
    order.hold("part", clock.days_ahead(2), by=engineer)
    order.resume(by=engineer)

    with pytest.raises(Refused):
        order.start(by=engineer)


def test_work_on_hold_is_started_again(quoted, engineer):
    Quote.latest(order := quoted()).accept(PAGE)
    order = Order.get_by_id(order.id)
    order.start(by=engineer)
    order.hold("third_party", clock.days_ahead(1), by=engineer)
    order.resume(by=engineer)

    assert (order.state, order.agreed_fen) == ("accepted", 8050)


def test_an_order_given_back_has_its_full_time_to_be_taken_again(register, engineer, hands):
    order = register()
    order.dispatch("water", by=cast.AT_DESK)
    hands.pass_by(timedelta(hours=2))
    order.take(by=engineer)
    order.give_back(by=engineer)

    assert Order.get_by_id(order.id).dispatched_at == clock.now()


def test_nothing_waits_for_a_day_that_is_over(quoted, engineer):
    with pytest.raises(Refused, match="过去"):
        quoted(lines=None).hold("part", clock.days_ahead(-1), by=engineer)


def test_nothing_waits_for_longer_than_three_months(quoted, engineer):
    order = quoted(lines=None)

    with pytest.raises(Refused, match="90"):
        order.hold("part", clock.days_ahead(91), by=engineer)
    order.hold("part", clock.days_ahead(90), by=engineer)


def test_a_payment_taken_back_leaves_both_entries(quoted, engineer):
    order = _finished(quoted(), engineer)
    order.confirm(by=THE_CLIENT)
    entry = order.pay(CASH, "", by=cast.AT_DESK)
    order.refund(entry, "金额收错", by=cast.AT_DESK)

    assert (order.state, Entry.standing(order.number)) == ("confirmed", None)
    assert [each.amount_fen for each in Entry.for_subject(order.number)] == [8050, -8050]


def test_money_is_given_back_also_after_the_order_was_closed(quoted, engineer):
    order = _finished(quoted(), engineer)
    order.confirm(by=THE_CLIENT)
    entry = order.pay(CASH, "", by=cast.AT_DESK)
    order.note_visit()
    order.close(by=cast.AT_DESK)
    order.refund(entry, "金额收错", by=cast.AT_DESK)

    order = Order.get_by_id(order.id)
    assert (order.state, order.ended_at, Entry.total_fen(Entry.subject == order.number)) == ("confirmed", None, 0)


def test_a_manager_waives_a_charge_and_the_record_keeps_what_it_was(quoted, engineer):
    order = _finished(quoted(), engineer)
    order.confirm(by=THE_CLIENT)
    with pytest.raises(Refused):
        order.waive("修得不好", by=cast.AT_DESK)

    Order.get_by_id(order.id).waive("修得不好", by=MANAGER)

    order = Order.get_by_id(order.id)
    assert (order.state, order.amount_fen, Entry.select().count()) == ("visit_due", 0, 0)
    assert Event.get(Event.verb == "order.waived").facts["waived_fen"] == 8050


def test_a_visit_before_the_money_counts_once_it_is_paid(quoted, engineer):
    order = _finished(quoted(), engineer)
    order.note_visit()
    order.confirm(by=THE_CLIENT)
    order.pay(CASH, "", by=cast.AT_DESK)

    assert order.state == "visited"


def test_a_visit_noted_while_the_money_is_taken_counts(quoted, engineer):
    order = _finished(quoted(), engineer)
    order.confirm(by=THE_CLIENT)
    Order.get_by_id(order.id).note_visit()

    order.pay(CASH, "", by=cast.AT_DESK)

    assert order.state == "visited"


def test_a_visit_noted_while_free_work_is_confirmed_counts(quoted, engineer):
    order = quoted(liability="developer")
    order.start(by=engineer)
    order.finish(0, is_cleared=True, by=engineer)
    Order.get_by_id(order.id).note_visit()

    order.confirm(by=THE_CLIENT)

    assert order.state == "visited"


def test_money_taken_while_a_visit_is_noted_counts(quoted, engineer):
    order = _finished(quoted(), engineer)
    order.confirm(by=THE_CLIENT)
    Order.get_by_id(order.id).pay(CASH, "", by=cast.AT_DESK)

    order.note_visit()

    assert Order.get_by_id(order.id).state == "visited"


def test_who_waits_for_the_end_of_the_work_is_told_in_the_same_transaction(quoted, engineer, monkeypatch):
    def fails(order):
        raise Refused("no")

    monkeypatch.setattr("kiosk.repairs.life._listeners", [])
    when_finished(fails)
    order = quoted()
    with pytest.raises(Refused):
        _finished(order, engineer)

    assert Order.get_by_id(order.id).state == "working"


def test_every_verb_of_the_table_is_one_of_the_order_or_its_quote():
    from kiosk.repairs import states
    elsewhere = {"register", "quote", "accept", "override", "decline", "settle", "plan_visit", "visit"}

    assert {act.verb for act in states.ACTS} - elsewhere <= set(vars(Life))
