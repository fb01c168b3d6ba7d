"""One fault, two reports: they are seen, and made one without losing what either of them knows."""
from datetime import timedelta

import pytest

import cast
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.repairs.models import Order
from kiosk.repairs.personal import OrderContact
from kiosk.repairs.photos.models import BEFORE, VISITOR, Photo
from kiosk.site.models import PublicArea, Unit
from printer.document import Ink


@pytest.fixture
def first(hands, register):
    return register("first", phone="", words="厨房")


@pytest.fixture
def second(first, register):
    return register("second", phone="13900005678", name="李四", words="滴水", ink=Ink([[[1.0, 1.0, 0], [9.0, 9.0, 9]]], 10, 10))


def test_orders_of_the_same_place_trade_and_day_are_doubles(first, second, register, hands):
    other_home = register("home", unit=Unit.at(building="1栋", entrance="1单元", floor="1", room="101"))
    other_trade = register("trade", category="power", item="light")
    hands.pass_by(timedelta(days=1))
    other_day = register("day", slot=None)

    assert second.doubles == [first] and first.doubles == [second]
    assert other_home.doubles == other_trade.doubles == other_day.doubles == []


def test_merging_leaves_one_and_a_trace_on_both(first, second):
    second.merge_into(first, by=cast.AT_DESK)

    gone = Order.get_by_id(second.id)
    assert (gone.state, gone.cancelled_for, gone.merged_into) == ("cancelled", "double", first)
    assert [event.facts for event in Event.about(f"repair_order:{first.id}") if event.verb == "order.merged"] == [
        {"number": first.number, "took_in": second.number}]
    assert [event.facts["into"] for event in Event.about(f"repair_order:{second.id}") if event.verb == "order.merged"] == [first.number]


def test_what_only_the_double_knew_stays_with_the_one_that_goes_on(first, second):
    second.merge_into(first, by=cast.AT_DESK)

    assert (first.phone, first.ink is not None, first.words) == ("13900005678", True, "厨房")
    assert OrderContact.select().count() == 2


def test_the_order_page_shows_what_the_double_said(first, second, desk, page):
    second.merge_into(first, by=cast.AT_DESK)

    shown = page(desk.get(f"/desk/repairs/{first.id}")).select_one(f"#repair_order_{second.id}_merged")
    assert second.number in shown.text and "滴水" in shown.text and "139****5678" in shown.text


def test_the_slip_of_the_double_leads_on_to_the_order_that_goes_on(first, second, lan, hands):
    second.merge_into(first, by=cast.AT_DESK)
    hands.pass_by(timedelta(days=40))

    text = lan.get(f"/r/{second.token}").text

    assert first.number in text and second.number in text


def test_different_places_are_never_made_one(first, register):
    elsewhere = register("area", unit=None, area=PublicArea.get(), slot=None)

    with pytest.raises(Refused, match="同一位置"):
        elsewhere.merge_into(first, by=cast.AT_DESK)


def test_nothing_is_merged_into_what_is_over(first, second):
    first.cancel("client", by=cast.AT_DESK)

    with pytest.raises(Refused):
        second.merge_into(first, by=cast.AT_DESK)

    assert Order.get_by_id(second.id).state == "registered"


def test_only_what_is_still_to_be_done_is_a_double(reached, register):
    done, again = reached("finished"), register("again")

    assert again.doubles == done.doubles == []
    with pytest.raises(Refused):
        again.merge_into(done, by=cast.AT_DESK)


def test_rework_is_neither_offered_nor_merged_in_either_direction(reached, register):
    done = reached("finished")
    rework, other = register("rework", rework_of=done), register("other")

    assert rework.doubles == other.doubles == []
    for gone, into in ((rework, other), (other, rework)):
        with pytest.raises(Refused, match="返修"):
            gone.merge_into(into, by=cast.AT_DESK)
    assert {Order.get_by_id(order.id).state for order in (rework, other)} == {"registered"}


def test_the_time_agreed_goes_on_with_its_record_and_its_promise(register, slot, hands):
    survivor, double = register("survivor", slot=None), register("double")

    double.merge_into(survivor, by=cast.AT_DESK)

    kept = Order.get_by_id(survivor.id)
    assert (kept.slot, kept.promised_at) == (slot, slot.ends)
    assert [(time.slot, time.reason) for time in kept.visit_times] == [(slot, "registration")]


def test_a_time_of_its_own_stays(register, slot, hands):
    survivor, double = register("survivor", slot=slot._replace(hours="16-18")), register("double")

    double.merge_into(survivor, by=cast.AT_DESK)

    kept = Order.get_by_id(survivor.id)
    assert kept.slot.hours == "16-18" and [time.slot for time in kept.visit_times] == [kept.slot]


@pytest.mark.parametrize("own, doubles, kept", [(0, 8000, 8000), (5000, 8000, 5000), (5000, 0, 5000)])
def test_the_amount_without_asking_is_the_survivors_or_else_the_doubles(register, hands, own, doubles, kept):
    survivor, double = register("survivor", limit_fen=own), register("double", limit_fen=doubles)

    double.merge_into(survivor, by=cast.AT_DESK)

    assert Order.get_by_id(survivor.id).limit_fen == kept


def test_a_limit_never_answers_a_quote_that_was_made_without_it(reached, register):
    quoted, double = reached("quoted"), register("double", limit_fen=8000)

    double.merge_into(quoted, by=cast.AT_DESK)

    assert Order.get_by_id(quoted.id).limit_fen == 0


def test_photos_and_attempts_to_reach_the_client_go_on(first, second):
    Photo.add(order=second, sender=VISITOR, stage=BEFORE, sha256="x", width=1, height=1, bytes=1)
    second.note_attempt("phone", "no_answer", "下午再打")

    second.merge_into(first, by=cast.AT_DESK)

    assert first.photos.count() == 1 and [attempt.remark for attempt in first.attempts] == ["下午再打"]


def test_phone_and_name_are_filled_in_one_by_one(register, hands):
    survivor, double = register("survivor", phone="", name="张三"), register("double", phone="13900005678", name="李四")

    double.merge_into(survivor, by=cast.AT_DESK)

    contact = OrderContact.get(OrderContact.order == survivor)
    assert (contact.phone, contact.name) == ("13900005678", "张三")


def test_the_desk_merges_by_one_button(first, second, desk, page):
    form = page(desk.get(f"/desk/repairs/{second.id}")).select_one(f"#repair_order_{first.id}_double form")

    answer = desk.post(form["action"], {"into": form.select_one("[name=into]")["value"]})

    assert answer.location == f"/desk/repairs/{first.id}"
    assert Order.get_by_id(second.id).merged_into == first
