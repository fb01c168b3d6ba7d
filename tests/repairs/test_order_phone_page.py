from datetime import timedelta

import pytest

import cast
from kiosk import access
from kiosk.fees.words import CASH
from kiosk.repairs.models import Order
from kiosk.repairs.client.phone import PACE
from kiosk.repairs.pricing.quotes import MOST_LINES, Line, Quote
from kiosk.repairs.states import THE_CLIENT, Party


@pytest.fixture
def phone(lan):
    """phone(order, "confirm", …): presses a button on the page of that order."""
    def phone(order, act, **fields):
        lan.start = f"/r/{order.token}"
        return lan.post(f"/r/{order.token}/{act}", fields)

    return phone


def now(order) -> Order:
    return Order.get_by_id(order.id)


def quote_again(order):
    Quote.make(now(order), Quote.latest(order).items * 2, "owner", by=order.engineer)


@pytest.mark.parametrize("address", ["/r/{}", "/R/{}"])
def test_the_code_on_the_receipt_opens_the_order(lan, hands, register, address):
    order = register()

    text = lan.get(address.format(order.token)).text

    assert order.number in text and "已登记" in text and "14:00-16:00" in text


@pytest.mark.parametrize("state", ["registered", "quoted", "finished", "confirmed", "visit_due"])
def test_the_page_knows_nothing_about_the_person(lan, hands, reached, state):
    text = lan.get(f"/r/{reached(state, name='张三丰').token}").text

    assert not any(word in text for word in ("1102", "11**", "138", "2栋", "张三丰", "王建国"))


@pytest.mark.parametrize("state, words", [
    ("finished", ("应付 70.00 元", "（报价：80.50 元）")), ("visit_due", ("已付 70.00 元", "收据 R261121-0001")),
])
def test_what_is_to_pay_or_paid_stands_out_and_the_quote_beside_it(lan, hands, reached, state, words):
    order = reached("working")
    order.finish(7000, is_cleared=True, by=order.engineer)
    if state != "finished":
        order.confirm(by=THE_CLIENT)
        order.pay(CASH, "", by=cast.AT_DESK)

    page = lan.page(f"/r/{order.token}")

    assert [total.text for total in page.select(".phone__total")] == [words[0]]
    assert words[1] in page.text


def test_the_rating_is_said_in_words(phone, lan, hands, reached):
    order = reached("visit_due")
    buttons = {button.text: button["value"] for button in lan.page(f"/r/{order.token}").select("[name=stars]")}

    phone(order, "rating", stars=buttons["很满意"])

    assert (list(buttons.values()), now(order).rating) == (["5", "4", "3", "2", "1"], 5)
    assert "很满意" in lan.get(f"/r/{order.token}").text


def test_an_unknown_code_opens_nothing_and_changes_nothing(lan, phone, hands, reached):
    order = reached("quoted")
    lan.start = f"/r/{order.token}"

    assert lan.get("/r/AAAAAAAAAAAAAAAAAAAAAAAAAA").status_code == 404
    assert lan.post("/r/AAAAAAAAAAAAAAAAAAAAAAAAAA/quotes/1/agree").status_code == 404
    assert now(order).state == "quoted"


def test_the_page_ends_a_month_after_the_order(lan, hands, register):
    order = register()
    order.cancel("client", by=cast.AT_DESK)

    hands.pass_by(timedelta(days=29))
    in_time = lan.get(f"/r/{order.token}").status_code
    hands.pass_by(timedelta(days=2))

    assert (in_time, lan.get(f"/r/{order.token}").status_code) == (200, 404)


def test_the_touchscreen_does_not_have_it(kiosk, hands, register):
    assert kiosk.get(f"/r/{register().token}").status_code == 404


def test_the_quote_stands_there_with_its_lines_and_total(lan, reached, page):
    quote = page(lan.get(f"/r/{reached('quoted').token}")).select_one("#quote")

    assert "换水龙头" in quote.text and "50.00 × 1次" in quote.text and "应付 80.50 元" in quote.text and "有效至" in quote.text
    assert quote.select_one("a[href^='tel:']")["href"] == "tel:0755-12345678"


def test_agreeing_is_to_the_version_that_was_shown(phone, reached):
    order = reached("quoted")

    phone(order, "quotes/1/agree")

    quote = Quote.latest(order)
    assert (now(order).state, now(order).agreed_fen, quote.answered_how, quote.answer_taken_by) == ("accepted", 8050, "page", None)


def test_a_newer_quote_meanwhile_is_said_and_nothing_is_agreed(phone, reached, page):
    order = reached("quoted")
    quote_again(order)

    answer = phone(order, "quotes/1/agree")

    shown = page(answer)
    assert (answer.status_code, now(order).state) == (409, "quoted")
    assert "新的报价" in shown.select_one("#message").text and shown.select_one("#quote")["data-version"] == "2"
    phone(order, "quotes/2/agree")
    assert now(order).agreed_fen == 16100


def test_not_now_is_an_answer_too(phone, lan, reached):
    order = reached("quoted")

    phone(order, "quotes/1/decline")

    assert now(order).state == "declined"
    assert "不收费" in lan.get(f"/r/{order.token}").text


def test_a_quote_that_ran_out_has_no_buttons(lan, hands, reached, page):
    order = reached("quoted")
    hands.pass_by(timedelta(days=8))

    assert not page(lan.get(f"/r/{order.token}")).select("#quote form")


def test_a_quote_of_an_order_that_was_given_up_has_no_buttons(lan, reached, page):
    order = reached("quoted")
    order.abandon("客户搬走", by=Party(access.MANAGER))

    assert not page(lan.get(f"/r/{order.token}")).select("#quote form")


def test_after_the_work_the_client_says_right_to_the_amount(phone, lan, reached):
    order = reached("finished")
    assert "应付 80.50 元" in lan.get(f"/r/{order.token}").text

    phone(order, "confirm", amount_fen="8050")

    assert now(order).state == "confirmed"
    assert "管理处交费" in lan.get(f"/r/{order.token}").text


def test_another_amount_than_the_one_shown_is_not_confirmed(phone, reached):
    order = reached("finished")

    assert phone(order, "confirm", amount_fen="100").status_code == 409
    assert now(order).state == "finished"


def test_something_still_wrong_goes_back_to_work(phone, reached):
    order = reached("finished")

    phone(order, "send-back")

    assert now(order).state == "rework"


def test_it_is_rated_once_and_only_after_a_yes(lan, phone, reached):
    order = reached("finished")
    too_early = phone(order, "rating", stars="5").status_code
    order.confirm(by=cast.AT_DESK)
    token = lan.token()

    again = [phone(order, "rating", stars=stars, csrf_token=token).status_code for stars in ("4", "1")]

    assert (too_early, again) == (409, [303, 409])
    assert now(order).rating == 4


@pytest.mark.parametrize("stars", ["0", "6", "-1", "x", "", "99999999999"])
def test_a_rating_nobody_can_give_is_refused_in_words(phone, reached, stars):
    order = reached("confirmed")

    assert phone(order, "rating", stars=stars).status_code == 409
    assert now(order).rating is None


def test_without_the_token_of_the_page_nothing_is_agreed(lan, reached):
    order = reached("quoted")

    answer = lan.client.post(f"/r/{order.token}/quotes/1/agree", environ_overrides=lan.environ)

    assert (answer.status_code, now(order).state) == (400, "quoted")


def test_nobody_answers_as_fast_as_a_machine(phone, reached):
    order = reached("quoted")
    allowed = int(PACE.partition("/")[0])
    for _ in range(allowed):
        phone(order, "rating", stars="5")

    answer = phone(order, "quotes/1/agree")

    assert (answer.status_code, now(order).state) == (409, "quoted")
    assert "一分钟" in answer.text


@pytest.mark.parametrize("language, words", [
    ("zh_Hans", ("报价", "同意", "先不修", "打电话问")), ("zh_Hant", ("報價", "同意", "先不修", "打電話問")),
    ("en", ("Quoted, waiting for a yes", "I agree", "Not now", "Replace a tap", "To pay: 80.50 yuan")),
])
def test_the_page_speaks_the_language_of_the_order(lan, reached, language, words):
    order = reached("quoted")
    Order.update(language=language).where(Order.id == order.id).execute()

    text = lan.get(f"/r/{order.token}").text

    assert [word for word in words if word not in text] == []


def test_an_unchanged_page_costs_no_bytes_and_a_new_quote_does(lan, reached):
    order = reached("quoted")
    tag = lan.get(f"/r/{order.token}/state").headers["ETag"]

    unchanged = lan.get(f"/r/{order.token}/state", headers={"If-None-Match": tag})
    quote_again(order)
    changed = lan.get(f"/r/{order.token}/state", headers={"If-None-Match": tag})

    assert (unchanged.status_code, unchanged.data) == (304, b"")
    assert changed.status_code == 200 and "161.00" in changed.text


def test_the_page_is_small(lan, reached, page):
    order = reached("quoted", lines=[Line.material("不锈钢角阀配件", 3050, 100)] * MOST_LINES)
    sizes = []
    for path in (f"/r/{order.token}", "/static/css/phone.css", "/static/js/phone-poll.js", "/static/js/phone-bell.js"):
        with lan.get(path) as answer:
            sizes.append(len(answer.data))

    assert sum(sizes) <= 30_000, sizes


def test_the_page_refreshes_itself_also_without_scripts(lan, reached, page):
    shown = page(lan.get(f"/r/{reached('quoted').token}"))

    assert shown.select_one("noscript meta[http-equiv=refresh]")
    assert {form["method"] for form in shown.select("form")} == {"post"}
