"""Every time that was agreed with a client stays: why it changed, and who told whom how (R-07)."""
from datetime import date

import pytest

import cast
from kiosk.errors import Refused, StartRefused
from kiosk.events import Event
from kiosk.repairs import trades
from kiosk.repairs.models import Order
from kiosk.repairs.report import SlotTaken
from kiosk.repairs.times.slots import Slot
from kiosk.repairs.words import slot_words
from printer.spool import PrintJob

LATER = Slot(date(2026, 11, 23), "10-12")


@pytest.fixture
def order(hands, register):
    return register()


def test_the_first_time_is_the_one_of_the_report(order):
    assert [(time.slot, time.reason, time.how_told) for time in order.visit_times] == [(order.slot, "registration", "")]


def test_without_a_time_there_is_none_to_keep(hands, register):
    assert register(slot=None).visit_times == []


def test_another_time_moves_the_promise_and_keeps_the_first(order):
    first = order.slot

    order.move_visit(LATER, "engineer", "family", "phone")

    kept = Order.get_by_id(order.id)
    assert (kept.slot, kept.promised_at) == (LATER, LATER.ends)
    assert [(time.slot, time.reason, time.told, time.channel) for time in kept.visit_times] == [
        (first, "registration", "", ""), (LATER, "engineer", "family", "phone")]
    assert Event.select().order_by(Event.id.desc()).get().verb == "order.visit_changed"


@pytest.mark.parametrize("reason, told, channel", [("", "client", "phone"), ("part", "", "phone"), ("part", "client", "email"), ("registration", "client", "phone")])
def test_nobody_moves_a_visit_without_saying_why_and_to_whom(order, reason, told, channel):
    with pytest.raises(Refused, match="请选择原因"):
        order.move_visit(LATER, reason, told, channel)

    assert len(order.visit_times) == 1


def test_a_window_without_room_is_refused(order, register):
    for turn in range(trades.VISITS_IN_A_WINDOW):
        register(f"full{turn}", slot=LATER)

    with pytest.raises(SlotTaken):
        order.move_visit(LATER, "part", "client", "phone")

    assert Order.get_by_id(order.id).slot == order.slot


def test_the_settings_say_how_many_of_a_trade_can_come(order, register):
    trades.use_visits({"water": 1})
    try:
        with pytest.raises(SlotTaken):
            register("second")
        assert register("power", category="power", item="light").slot == order.slot
    finally:
        trades.use_visits({})


def test_a_trade_that_does_not_exist_stops_the_start(app):
    with pytest.raises(StartRefused, match="plumbing is no trade"):
        trades.use_visits({"plumbing": 2})


def test_an_order_that_is_over_is_not_moved(order):
    order.cancel("client", by=cast.AT_DESK)

    with pytest.raises(Refused):
        order.move_visit(LATER, "part", "client", "phone")


def test_in_writing_prints_the_notice_and_by_phone_does_not(order, hands):
    before = PrintJob.select().count()

    order.move_visit(LATER, "part", "client", "phone")
    assert PrintJob.select().count() == before

    order.move_visit(Slot(date(2026, 11, 23), "14-16"), "client", "client", "written")
    assert [job.role for job in PrintJob.select().where(PrintJob.kind == "visit_notice")] == ["desk"]


def test_the_order_page_moves_a_visit_and_shows_both_times(desk, order, page):
    answer = desk.post(f"/desk/repairs/{order.id}/visit",
                       {"slot": LATER.code, "reason": "part", "told": "client", "channel": "phone"}, headers=cast.HTMX)

    panel = page(answer).select_one(f"#repair_order_{order.id}_visit_times")
    assert len(panel.select(".rows__row")) == 2 and "缺配件" in panel.text
    facts = page(answer).select_one(f"#repair_order_{order.id}_facts[hx-swap-oob]")
    assert slot_words(LATER) in facts.text and not page(answer).select_one("#flash").text.strip()
    assert page(desk.get(f"/desk/repairs/{order.id}")).select_one(f"#repair_order_{order.id}_visit_times")


def test_the_notice_of_a_new_time_is_offered_only_once_there_is_one(desk, order, page):
    to = f"/desk/repairs/{order.id}/visit/notice"
    assert to not in desk.get(f"/desk/repairs/{order.id}").text

    order.move_visit(LATER, "part", "client", "phone")

    assert to in desk.get(f"/desk/repairs/{order.id}").text
    assert desk.post(to).status_code == 303 and PrintJob.select().where(PrintJob.kind == "visit_notice").count() == 1


@pytest.mark.parametrize("different", [{}, {"slot": None}])
def test_no_notice_is_printed_without_another_time(desk, register, different):
    answer = desk.post(f"/desk/repairs/{register('other', **different).id}/visit/notice")

    assert answer.status_code == 409 and "没有改约" in answer.text


def test_a_time_nobody_can_book_is_refused_in_words(desk, order):
    answer = desk.post(f"/desk/repairs/{order.id}/visit", {"slot": "20991231-10-12", "reason": "part", "told": "client", "channel": "phone"})

    assert answer.status_code == 409 and "还能预约" in answer.text
