"""One fault, two reports: they are seen, and made one without losing what either of them knows."""
from datetime import timedelta

import pytest

import cast
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.repairs.models import Order
from kiosk.repairs.personal import OrderContact
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


def test_the_desk_merges_by_one_button(first, second, desk, page):
    form = page(desk.get(f"/desk/repairs/{second.id}")).select_one(f"#repair_order_{first.id}_double form")

    answer = desk.post(form["action"], {"into": form.select_one("[name=into]")["value"]})

    assert answer.location == f"/desk/repairs/{first.id}"
    assert Order.get_by_id(second.id).merged_into == first
