import json

import pytest

from kiosk import drafts
from kiosk.repairs.models import Order
from kiosk.repairs.personal import InkNote, OrderContact
from kiosk.repairs.trades import VISITS_IN_A_WINDOW
from kiosk.site.models import PublicArea, Unit
from printer.spool import PrintJob

DRAWING = {"width": 400, "height": 200, "strokes": [[[1, 2, 0, 0.5], [5, 9, 16, 0.5]]]}
NASTY = ["x" * 500, "🙂" * 40, "\x00\x1b[31m\r\n", "<script>alert(1)</script>", "'; drop table repair_order; --", "\u202e\ufeff"]


def test_choosing_leads_to_an_order_with_its_number(visitor, page):
    visitor.say_everything()

    answer = visitor.submit()

    result = page(visitor.browser.get(answer.location))
    assert result.select_one("#number").text == "W261121-0001"
    order = Order.get()
    assert (order.unit.label, order.category, order.item, order.phrases) == ("2栋1单元1102", "water", "tap", ["drips"])
    assert (order.slot.code, order.phone, order.channel) == ("20261122-14-16", "13800011234", "kiosk")


def test_a_level_with_one_choice_is_not_asked(visitor):
    answer = visitor.answer("place/building", choice="2栋")

    assert answer.location == "/repairs/place/floor"


def test_the_last_level_may_choose_itself_too(visitor):
    assert visitor.say_where().location == "/repairs/category"


def test_more_than_twelve_buildings_come_in_pages(visitor):
    for number in range(3, 20):
        Unit.add(building=f"{number}栋", room="101")

    first = visitor.browser.page("/repairs/place/building").select("button[name=choice]")
    second = visitor.browser.page("/repairs/place/building?page=2").select("button[name=choice]")

    assert (len(first), len(second)) == (12, 7)


def test_a_question_out_of_turn_leads_to_the_one_that_is_due(visitor):
    visitor.say_where()

    assert visitor.browser.get("/repairs/phone").location == "/repairs/category"
    assert visitor.answer("slot", choice="phone").location == "/repairs/category"
    assert visitor.browser.get("/repairs/review").location == "/repairs/category"


def test_changing_one_line_returns_to_the_review(visitor):
    visitor.say_everything()

    assert visitor.answer("slot", choice="20261123-08-10").location == "/repairs/review"


def test_another_category_asks_for_its_item_again_and_nothing_else(visitor):
    visitor.say_everything()

    assert visitor.answer("category", choice="doors").location == "/repairs/item"
    assert visitor.answer("item", choice="lock").location == "/repairs/phrases"
    assert visitor.answer("phrases").location == "/repairs/review"


def test_in_public_neither_time_nor_phone_is_asked(visitor):
    visitor.answer("area", choice=PublicArea.get().id)
    visitor.answer("category", choice="public")
    visitor.answer("item", choice="lights")

    assert visitor.answer("phrases", phrases=["dark"]).location == "/repairs/review"
    visitor.submit()
    assert Order.get().area.name_zh == "大堂"


@pytest.mark.parametrize("typed, message", [
    ("138000112", "还差 2 位"), ("1380001123456", "多了 2 位"), ("12800011234", "13 到 19"), ("", "不留电话"),
])
def test_a_wrong_phone_number_is_kept_and_explained(visitor, page, typed, message):
    visitor.say_what()
    visitor.answer("slot", choice="phone")

    answer = visitor.answer("phone", phone=typed)

    assert answer.status_code == 422
    assert message in answer.text
    assert page(answer).select_one("[name=phone]")["value"] == typed


def test_a_number_with_spaces_or_wide_digits_is_understood(visitor):
    visitor.say_everything(phone="１３８ 0001-1234")

    visitor.submit()

    assert Order.get().phone == "13800011234"


def test_no_phone_is_fine_when_a_time_was_chosen(visitor):
    visitor.say_everything(none="yes")

    visitor.submit()

    assert OrderContact.select().count() == 0


def test_who_is_to_be_called_must_leave_a_number(visitor):
    visitor.say_what()
    visitor.answer("slot", choice="phone")

    answer = visitor.answer("phone", none="yes")

    assert answer.status_code == 422
    assert "没法打给您" in answer.text


def test_changing_to_a_call_asks_for_the_number_that_was_left_out(visitor):
    visitor.say_everything(none="yes")

    assert visitor.answer("slot", choice="phone").location == "/repairs/phone"


def test_pressing_submit_twice_makes_one_order(visitor):
    visitor.say_everything()
    key = visitor.key()

    first, second = visitor.submit(key), visitor.submit(key)

    assert first.location == second.location == "/repairs/registered"
    assert Order.select().count() == 1


def test_a_window_booked_up_meanwhile_is_asked_again_with_the_rest_kept(visitor, register, page):
    visitor.say_everything()
    for turn in range(VISITS_IN_A_WINDOW):
        register(f"k{turn}")

    answer = visitor.submit()

    assert answer.status_code == 409
    assert "刚被约满" in answer.text
    assert page(answer).select_one("button[value='20261122-14-16']").has_attr("disabled")
    assert visitor.answer("slot", choice="20261122-16-18").location == "/repairs/review"


def test_a_note_by_hand_travels_with_the_order(visitor):
    visitor.say_everything()

    assert visitor.answer("note", strokes=json.dumps(DRAWING)).location == "/repairs/review"
    visitor.submit()

    assert InkNote.get().strokes == DRAWING["strokes"]


@pytest.mark.parametrize("strokes", ["[]", "nonsense", '{"width":-1,"height":5,"strokes":[]}',
                                     '{"width":1e9,"height":5,"strokes":[[[1,2]]]}', *NASTY])
def test_a_drawing_that_is_none_is_refused_in_words(visitor, strokes):
    visitor.say_everything()

    assert visitor.answer("note", strokes=strokes).status_code == 422


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("step, field", [
    ("place/building", "choice"), ("area", "choice"), ("category", "choice"), ("item", "choice"), ("phrases", "phrases"),
    ("slot", "choice"), ("phone", "phone"),
])
def test_strange_text_in_any_field_is_answered_in_words(visitor, step, field, text):
    visitor.say_everything()

    answer = visitor.answer(step, **{field: text})

    assert answer.status_code == 422
    assert "<script>alert" not in answer.text
    assert visitor.browser.get("/repairs/review").status_code == 200


def test_fields_nobody_asked_for_change_nothing(visitor):
    visitor.say_everything()

    visitor.answer("orders", key=visitor.key(), state="paid", number="W000000-0001", phone="13999999999", unit="x", item="gas")

    order = Order.get()
    assert (order.state, order.number, order.item, order.phone) == ("registered", "W261121-0001", "tap", "13800011234")


def test_a_made_up_key_is_not_taken(visitor):
    visitor.say_everything()

    visitor.submit("made-up")

    assert Order.get().submit_key != "made-up"


def test_ending_the_session_deletes_the_draft(visitor):
    others = set(drafts._drafts)
    visitor.say_everything()
    assert set(drafts._drafts) > others

    visitor.browser.post("/end")

    assert set(drafts._drafts) == others
    assert visitor.browser.get("/repairs/review").location.startswith("/repairs/place/")


def test_the_result_is_gone_after_the_session(visitor):
    visitor.say_everything()
    visitor.submit()

    visitor.browser.post("/end")

    assert visitor.browser.get("/repairs/registered").status_code == 410


def test_the_review_masks_the_phone(visitor):
    visitor.say_everything()

    review = visitor.browser.get("/repairs/review").text

    assert "138****1234" in review and "13800011234" not in review


def test_the_receipt_is_printed_again_at_most_twice(visitor):
    visitor.say_everything()
    visitor.submit()

    def say_nothing_came_out():
        PrintJob.update(state="printed").execute()
        return visitor.answer("registered/paper").status_code

    assert [say_nothing_came_out() for _ in range(3)] == [303, 303, 409]


def test_no_address_carries_what_was_entered(visitor):
    answers = [visitor.say_where(), visitor.say_what("drips"), visitor.say_everything(), visitor.submit()]

    assert all("1102" not in answer.location and "138" not in answer.location for answer in answers)
