import threading
from datetime import date, timedelta

import pytest

import cast
from kiosk import clock
from kiosk.db import database
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.repairs.models import Order
from kiosk.repairs.personal import InkNote, OrderContact
from kiosk.repairs.report import SlotTaken
from kiosk.repairs.trades import VISITS_IN_A_WINDOW
from kiosk.site.models import PublicArea, Unit
from printer.document import Ink
from printer.spool import PrintJob


def test_the_first_order_of_a_day_is_number_one(register):
    order = register()

    assert order.number == "W261121-0001"
    assert [event.verb for event in Event.about(f"repair_order:{order.id}")] == ["order.registered"]


def test_numbers_begin_again_on_the_next_day(hands, register):
    register("k1")
    hands.pass_by(timedelta(hours=20))

    assert register("k2", slot=None).number == "W261122-0001"


def test_numbers_have_no_gaps_under_threads(app, report):
    phoning = report._replace(slot=None)

    def report_some(name):
        for turn in range(10):
            Order.register(phoning, f"{name}-{turn}", "zh_Hans", "")
        database.close()

    threads = [threading.Thread(target=report_some, args=(name,)) for name in "abcd"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(order.serial for order in Order.select()) == list(range(1, 41))


def test_the_same_submit_makes_one_order_and_one_paper(register):
    first, second = register("same"), register("same")

    assert first == second
    assert (Order.select().count(), PrintJob.select().count()) == (1, 1)


def test_a_full_window_is_refused_and_takes_no_number(register):
    for turn in range(VISITS_IN_A_WINDOW):
        register(f"k{turn}")

    with pytest.raises(SlotTaken, match="14:00-16:00"):
        register("late")

    assert register("other", slot=None).serial == VISITS_IN_A_WINDOW + 1


def test_a_cancelled_visit_makes_room_again(register):
    orders = [register(f"k{turn}") for turn in range(VISITS_IN_A_WINDOW)]

    orders[0].cancel("client", by=cast.AT_DESK)

    assert register("next").slot_hours == "14-16"


def test_a_home_that_left_the_list_is_refused(register):
    Unit.update(active=False).execute()

    with pytest.raises(Refused, match="房号"):
        register()


def test_calling_without_a_number_is_refused(register):
    with pytest.raises(Refused, match="不留电话"):
        register(slot=None, phone="")


def test_a_public_area_needs_neither_phone_nor_time(register):
    order = register(unit=None, area=PublicArea.get(), slot=None, phone="")

    assert order.masked_place == "大堂"


def test_phone_and_note_are_kept_apart_from_the_order(register):
    order = register(ink=Ink([[[1, 2], [3, 4]]], 100, 50))

    assert "13800011234" not in str(Order.select().where(Order.id == order.id).dicts().get())
    assert OrderContact.get().order_id == InkNote.get().order_id == order.id


def test_an_order_outlives_its_phone_number(register):
    order = register()

    OrderContact.delete().execute()

    assert (Order.get_by_id(order.id).phone, order.masked_phone) == ("", "")


def test_with_a_window_its_end_is_promised(register, slot):
    assert register().promised_at == clock.at_site(slot.day, 16)


def test_without_one_the_next_working_day_is_promised(register):
    # The tests begin on a Saturday.
    assert register(slot=None).promised_at == clock.at_site(date(2026, 11, 23), 18)


def test_cancelling_keeps_the_reason(register):
    order = register()

    order.cancel("double", by=cast.AT_DESK)

    assert Order.get_by_id(order.id).cancelled_for == "double"
    assert Event.about(f"repair_order:{order.id}").where(Event.verb == "order.cancelled").get().facts["reason"] == "double"


def test_two_desks_cancel_once(register):
    order = register()
    same = Order.get_by_id(order.id)
    order.cancel("client", by=cast.AT_DESK)

    with pytest.raises(Refused, match=order.number):
        same.cancel("double", by=cast.AT_DESK)


def test_a_finished_repair_is_not_cancelled(register):
    order = register()
    Order.update(state="on_site").execute()

    with pytest.raises(Refused):
        Order.get_by_id(order.id).cancel("client", by=cast.AT_DESK)


def test_showing_a_field_is_written_down_without_it(register):
    order = register()

    shown = order.reveal("phone")

    event = Event.about(f"repair_order:{order.id}").where(Event.verb == "order.revealed").get()
    assert shown == "13800011234"
    assert event.facts == {"number": order.number, "field": "phone"}
