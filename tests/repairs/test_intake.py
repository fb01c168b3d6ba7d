"""Repairs that somebody phones in: one form at the desk."""
import re

import pytest

import cast
from kiosk import papers
from kiosk.events import Event
from kiosk.repairs.alarms import Danger
from kiosk.repairs.models import Order
from kiosk.repairs.personal import CallerWords, OrderContact
from kiosk.repairs.trades import VISITS_IN_A_WINDOW
from kiosk.site.models import Household, PublicArea, Unit
from kiosk.staff.models import Staff
from printer.spool import PrintJob


@pytest.fixture
def said():
    return {"channel": "phone", "place": "2-1-1102", "what": "11", "slot": "phone", "language": "zh_Hans", "key": "k1"}


@pytest.fixture
def phone_in(hands, desk, said):
    """phone_in(what="31") sends the form with what is different about it."""
    return lambda **different: desk.post("/desk/intake", said | different)


def test_a_call_becomes_an_order_with_everything_that_was_said(phone_in):
    answer = phone_in(phone="138 0000 9999", name="李四", words="厨房水龙头一直滴", limit="80", slot="20261122-14-16",
                      phrases=["drips"], channel="letter")

    order = Order.get()
    assert answer.status_code == 303
    assert (order.channel, order.unit.label, order.category, order.item, order.phrases) == ("letter", "2栋1单元1102", "water", "tap", ["drips"])
    assert (order.phone, order.limit_fen, order.slot.code, order.words) == ("13800009999", 8000, "20261122-14-16", "厨房水龙头一直滴")
    assert OrderContact.get().name == "李四"
    assert order.first_asked == Staff.get().id


def test_name_and_phone_that_stay_empty_are_those_of_the_list_of_homes(phone_in):
    phone_in()

    assert (OrderContact.get().phone, OrderContact.get().name) == ("13812341234", "张三丰")


def test_another_number_is_not_put_down_under_the_owners_name(phone_in):
    phone_in(phone="13800009999")

    assert (OrderContact.get().phone, OrderContact.get().name) == ("13800009999", "")


def test_the_page_never_shows_the_number_of_the_list_in_full(desk, hands, said):
    text = desk.post("/desk/intake/look", said).text

    assert "138****1234" in text and "张**" in text
    assert "13812341234" not in text and "张三丰" not in text


@pytest.mark.parametrize("place", ["2-1-1102", "2栋1单元1102", "2栋1单元1102室", "２－１－１１０２", "2-1102", "2#1102", "2 1 1102"])
def test_a_home_is_found_as_people_say_it(phone_in, place):
    assert phone_in(place=place).status_code == 303
    assert Order.get().unit.label == "2栋1单元1102"


def test_a_room_that_is_there_twice_is_chosen_from_a_list(phone_in, page):
    answer = phone_in(place="1102")

    choices = page(answer).select("#intake_known [name=unit]")
    assert answer.status_code == 422 and len(choices) == 2
    assert phone_in(place="1102", unit=Unit.at(building="1栋", entrance="1单元", floor="11", room="1102").id).status_code == 303
    assert Order.get().unit.building == "1栋"


def test_the_last_digits_of_a_phone_show_whose_it_is_masked(phone_in, page):
    Household.update(phone="13900005678").where(Household.unit == Unit.at(building="1栋", entrance="1单元", floor="1", room="101")).execute()

    assert phone_in(place="5678").status_code == 303
    assert Order.get().unit.label == "1栋1单元101"


def test_who_called_lately_stands_before_the_list_of_homes(phone_in, desk, said, page):
    phone_in(phone="13700001234")

    choices = page(desk.post("/desk/intake/look", said | {"place": "1234"})).select(".intake__choices label")

    assert "137****1234" in choices[0].text and "2栋1单元11**" in choices[0].text
    assert "13700001234" not in choices[0].text


@pytest.mark.parametrize("what, item", [("11", "tap"), ("水 · 水龙头", "tap"), ("水龙头", "tap"), ("Water · Tap", "tap"), ("tap", "tap"), ("710", "other_public")])
def test_what_is_broken_is_a_code_or_words_of_either_language(phone_in, what, item):
    assert phone_in(what=what).status_code == 303
    assert Order.get().item == item


@pytest.mark.parametrize("field, value, sentence", [
    ("channel", "kiosk", "怎么来的"), ("place", "99-9-999", "名单里没有"), ("place", "", "请填位置"), ("what", "", "请从列表"),
    ("what", "水", "请再写"), ("phone", "1380000", "电话号码"), ("limit", "很多", "金额"), ("slot", "20261121-08-10", "换一个时间"),
])
def test_a_mistake_is_named_at_its_field_and_everything_else_is_kept(phone_in, page, field, value, sentence):
    answer = phone_in(**{"words": "一直滴", field: value})

    shown = page(answer)
    assert answer.status_code == 422 and Order.select().count() == 0
    assert any(sentence in error.text for error in shown.select(".entry__error")), shown.select(".entry__error")
    assert shown.select_one("[name=words]")["value"] == "一直滴"
    assert shown.select_one("[name=key]")["value"] == "k1"


def test_a_window_that_is_booked_up_meanwhile_is_said_at_the_times(phone_in, register, page):
    for turn in range(VISITS_IN_A_WINDOW):
        register(f"before{turn}")

    answer = phone_in(slot="20261122-14-16")

    assert answer.status_code == 422
    assert "14:00-16:00" in page(answer).select_one(".intake__times .entry__error").text


def test_somebody_has_to_be_reachable_or_a_time_agreed(phone_in):
    assert phone_in(no_phone="y").status_code == 422
    assert phone_in(no_phone="y", slot="20261122-14-16").status_code == 303
    assert OrderContact.select().count() == 0


def test_a_public_area_needs_neither_phone_nor_time_nor_money(phone_in):
    assert phone_in(place="大堂", limit="80").status_code == 303
    assert (Order.get().area, Order.get().limit_fen, Order.get().phone) == (PublicArea.get(), 0, "")


def test_a_danger_alarms_the_desk_and_says_what_to_tell_the_caller(phone_in, desk, page):
    answer = phone_in(what="51")

    shown = desk.get(answer.location).text
    assert Order.select().count() == 0
    assert (Danger.get().hazard_code, Danger.get().unit.label) == ("gas", "2栋1单元1102")
    assert all(step in shown for step in ("开窗", "119"))


def test_what_to_tell_the_caller_stands_there_before_the_place_is_known(desk, hands, page):
    shown = page(desk.post("/desk/intake/look", {"what": "51", "place": ""}))

    assert len(shown.select(".intake__danger li")) == 3


def test_enter_twice_makes_one_order(phone_in):
    assert phone_in().location == phone_in().location
    assert Order.select().count() == 1


def test_paper_comes_only_when_it_is_asked_for(phone_in, desk):
    done = phone_in().location
    assert PrintJob.select().count() == 0

    desk.post(f"{done}/receipt")
    assert [(job.kind, job.role) for job in PrintJob.select()] == [("repair_receipt", papers.DESK)]


def test_the_callers_words_never_stand_in_the_record_of_events(phone_in):
    from kiosk.events import Event

    phone_in(words="密码是1234")

    assert not [event for event in Event.select() if "密码" in str(event.facts)]
    assert CallerWords.get().text == "密码是1234"


def test_a_double_is_shown_while_it_is_being_written(phone_in, desk, said, page, register):
    order = register()

    shown = page(desk.post("/desk/intake/look", said))
    elsewhere = page(desk.post("/desk/intake/look", said | {"place": "1-1-101"}))
    other_trade = page(desk.post("/desk/intake/look", said | {"what": "31"}))

    assert order.number in shown.select_one("#intake_known .notice").text
    assert not elsewhere.select("#intake_known .notice") and not other_trade.select("#intake_known .notice")


def test_every_page_of_the_desk_has_the_key(desk, page):
    link = page(desk.get("/desk/repairs")).select_one("[data-key=F9]")

    assert link["href"] == "/desk/intake"


def test_who_takes_no_reports_has_no_key_for_it(app, lan, page):
    lan.sign_in(cast.maintainer().account)

    assert not re.search("data-key=\"F9\"", lan.get("/paper").text)


@pytest.mark.parametrize("wrong, first", [
    ({}, "place"), ({"place": " "}, "place"), ({"place": "3-9-9999", "what": "?"}, "place"), ({"what": "?", "phone": "1"}, "what"),
    ({"phone": "1"}, "phone"), ({"limit": "?"}, "limit"), ({"slot": "20991231-10-12"}, "slot"),
])
def test_the_keys_stand_in_the_first_field_that_is_wrong(desk, phone_in, page, wrong, first):
    shown = page(phone_in(**wrong) if wrong else desk.get("/desk/intake"))

    assert [field["name"] for field in shown.select("#intake [autofocus]")] == [first]


def test_the_language_says_what_it_is_for(desk, hands, page):
    legend = page(desk.get("/desk/intake")).select_one("fieldset:has([name=language]) legend")

    assert legend.text == "小票语言" and "visually-hidden" not in legend["class"]


def test_the_name_of_the_caller_is_masked_on_the_order_until_it_is_asked_for(phone_in, desk, page):
    phone_in(name="李四光", phone="13800009999")
    path = f"/desk/repairs/{Order.get().id}"

    fact = page(desk.get(path)).select_one(f"#repair_order_{Order.get().id}_caller")
    assert "李**" in fact.text and "李四光" not in desk.get(path).text
    assert "李四光" in desk.post(fact.select_one("form")["action"], headers=cast.HTMX).text
    assert Event.get(Event.verb == "order.revealed").facts["field"] == "caller"
