"""Asking at the touchscreen how a repair stands."""
import pytest


@pytest.fixture
def ask(kiosk):
    """ask(number, phone) goes through both questions and returns the last page."""
    def ask(number, phone="1234"):
        kiosk.post("/track", {"number": number})
        return kiosk.post("/track/phone", {"phone": phone}, follow_redirects=True)
    return ask


def test_number_and_phone_show_how_it_stands_and_nothing_else(register, ask, page):
    order = register()

    shown = page(ask(order.number.replace("W", "")))

    assert (shown.select_one("#number").text, shown.select_one("#state").text) == (order.number, "已登记")
    assert all(secret not in shown.text for secret in (order.place, order.masked_place, order.phone, "1234"))


@pytest.mark.parametrize("number, phone", [("2611210001", "9999"), ("2611210001", ""), ("2611219999", "1234"), ("2611210001", "13800011234")])
def test_a_wrong_phone_and_a_number_that_is_not_there_get_the_same_answer(register, ask, number, phone):
    register()

    answer = ask(number, phone)

    assert answer.status_code == 422 and "对不上" in answer.text


def test_an_order_without_a_phone_is_not_shown(register, ask):
    register(phone="")

    assert ask("2611210001", "").status_code == 422


def test_half_a_number_is_kept_and_asked_for_again(kiosk, page):
    answer = kiosk.post("/track", {"number": "26112100"})

    assert answer.status_code == 422 and page(answer).select_one("[name=number]")["value"] == "26112100"


def test_phones_are_not_tried_out(register, ask):
    register()
    for wrong in ("0000", "0001", "0002", "0003", "0004"):
        ask("2611210001", wrong)

    assert ask("2611210001", "1234").status_code == 409
    register("k2")
    assert ask("2611210002", "1234").status_code == 200


def test_the_next_visitor_sees_nothing_of_it(register, ask, kiosk):
    order = register()
    ask(order.number.replace("W", ""))
    kiosk.post("/end")

    assert kiosk.get("/track/order").status_code == 410 and "2611210001" not in kiosk.get("/track").text
