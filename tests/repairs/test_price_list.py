"""The price list: published whole, seen by everybody, and what it says before the work (F-03, UX §6.6)."""
import io
from datetime import date

import pytest

import cast
from kiosk.repairs.pricing import charges, price_csv
from kiosk.repairs.models import Order
from kiosk.site.prices import PriceList

TODAY = "2026-11-21"
HEAD = "代码,工种,类别,名称,英文名称,单位,英文单位,单价\n"
LINES = "V1,,上门,上门费,Coming,次,time,0\nW1,water,人工,更换水龙头,Replace a tap,个,piece,50\nW2,水工,labour,疏通下水道,Unblock a drain,次,time,80\nW3,water,材料,角阀,Valve,个,piece,25\n"


@pytest.fixture
def manager(hands, app, lan):
    lan.sign_in(cast.manager().account)
    return lan


@pytest.fixture
def check(manager):
    def check(text, valid_from=TODAY):
        raw = text if isinstance(text, bytes) else text.encode()
        return manager.post("/desk/prices/check", {"valid_from": valid_from, "list": (io.BytesIO(raw), "prices.csv")})
    return check


@pytest.fixture
def publish(manager):
    return lambda text=HEAD + LINES, valid_from=TODAY: manager.post("/desk/prices", {"valid_from": valid_from, "list": text})


def test_a_file_is_looked_at_before_it_is_published(check, page):
    shown = page(check(HEAD + LINES))

    assert [row["data-change"] for row in shown.select("[data-change]")] == ["new"] * 4
    assert PriceList.select().count() == 0


def test_what_was_looked_at_is_published_as_the_next_version(check, manager, page):
    form = page(check((HEAD + LINES).encode("gb18030"))).select_one("form[action='/desk/prices']")

    answer = manager.post("/desk/prices", {name: form.select_one(f"[name={name}]").get("value") or form.select_one(f"[name={name}]").text
                                           for name in ("valid_from", "list")})

    assert answer.status_code == 303
    assert [(price.code, price.trade, price.kind, price.price_fen) for price in PriceList.get().prices()] == [
        ("V1", "", "visit", 0), ("W1", "water", "labour", 5000), ("W2", "water", "labour", 8000), ("W3", "water", "material", 2500)]


@pytest.mark.parametrize("lines", [b"x" * 200_000 + b",work,a,1\n", b"a,b,c,1\n" * 3 + b"x" * 200_000])
def test_a_file_that_is_no_list_at_all_is_refused_in_words(check, lines):
    answer = check(HEAD.encode() + lines)

    assert answer.status_code == 422 and "无法按表格读取" in answer.text and PriceList.select().count() == 0


def test_one_mistake_and_nothing_is_taken_and_every_mistake_has_its_line(check, page):
    answer = check(HEAD + "W1,water,人工,更换,,个,,五十\n,xyz,人工,疏通,,次,,80\nW3,water,什么,=1+1,,个,,25\n")

    said = [mistake.text for mistake in page(answer).select(".entry__error")]
    assert answer.status_code == 422 and PriceList.select().count() == 0
    assert len(said) == 5 and [line for line in ("第 2 行", "第 3 行", "第 4 行") if any(line in text for text in said)] == ["第 2 行", "第 3 行", "第 4 行"]


def test_a_code_that_stands_twice_is_a_mistake(check):
    assert "第 3 行" in check(HEAD + "W1,water,人工,甲,,个,,50\nW1,water,人工,乙,,个,,60\n").text


def test_a_list_is_not_valid_from_a_day_that_is_over(check):
    assert check(HEAD + LINES, "2026-11-20").status_code == 422


def test_a_file_that_is_no_text_is_refused_in_words(check):
    assert check(b"\xff\xfe\x00\x81\x30\xff").status_code == 422


def test_the_next_version_shows_what_becomes_of_each_line(publish, check, page):
    publish()

    shown = page(check(HEAD + "W1,water,人工,更换水龙头,Replace a tap,个,piece,60\nW2,water,人工,疏通下水道,Unblock a drain,次,time,80\nN1,,材料,胶带,,卷,,5\n"))

    assert [row["data-change"] for row in shown.select("[data-change]")] == ["dearer", "new", "gone", "gone"]


def test_what_is_downloaded_can_be_read_again(publish, manager):
    publish()

    again = price_csv.read(manager.get("/desk/prices/1.csv").data)

    assert price_csv.compare(PriceList.get(), again) == []


def test_a_version_for_later_leaves_the_one_of_today_in_force(publish, manager, page):
    publish()
    publish(HEAD + "W1,water,人工,更换水龙头,,个,,90\n", "2026-12-01")

    assert page(manager.get("/desk/prices")).select_one("#price_list tr[id]").select("td")[-1].text == "0.00"
    assert len(page(manager.get("/desk/prices")).select(".rows__row")) == 2


def test_a_version_for_later_comes_into_force_although_another_was_published_after_it(publish):
    publish(valid_from="2026-12-01")
    publish(valid_from=TODAY)
    publish(valid_from=TODAY)

    assert [PriceList.current(date(2026, *day)).version for day in ((11, 30), (12, 1))] == [3, 1]


def test_a_receptionist_reads_the_list_and_publishes_nothing(desk, hands, page):
    assert desk.get("/desk/prices").status_code == 200
    assert not page(desk.get("/desk/prices")).select("form[enctype]")
    assert desk.post("/desk/prices", {"valid_from": TODAY, "list": HEAD + LINES}).status_code == 403


def test_the_review_shows_the_band_of_the_trade_and_a_limit_nobody_ticked(publish, visitor, kiosk, page):
    publish()
    visitor.say_everything()

    review = kiosk.page("/repairs/review")
    assert "上门 0 元；人工 50-80 元；材料按价目表" in review.text
    assert "80 元以内不用再问我" in review.text
    assert not review.select_one("[name=limit]").has_attr("checked")


def test_without_a_list_the_review_promises_nothing(visitor, kiosk):
    visitor.say_everything()

    review = kiosk.page("/repairs/review")
    assert "预计费用" not in review.text and not review.select("[name=limit]")


def test_a_limit_that_was_ticked_stands_in_the_order_and_on_the_receipt(publish, visitor):
    publish()
    visitor.say_everything()

    visitor.answer("orders", key=visitor.key(), limit="8000")

    assert Order.get().limit_fen == 8000


def test_nothing_ticked_or_another_amount_agrees_to_nothing(publish, visitor):
    publish()
    visitor.say_everything()

    visitor.answer("orders", key=visitor.key(), limit="999900")

    assert Order.get().limit_fen == 0


def test_the_settings_may_name_the_limit_or_offer_none(publish, visitor, kiosk):
    publish()
    visitor.say_everything()
    try:
        charges.use_limit(30)
        assert kiosk.page("/repairs/review").select_one("[name=limit]")["value"] == "3000"
        charges.use_limit(0)
        assert not kiosk.page("/repairs/review").select("[name=limit]")
    finally:
        charges.use_limit(None)


def test_the_touchscreen_shows_the_prices_of_the_trade_large(publish, visitor, kiosk):
    publish()
    visitor.say_everything()

    shown = kiosk.page("/repairs/prices")

    assert [line.dt.text for line in shown.select(".prices__line")] == ["上门费", "更换水龙头", "疏通下水道", "角阀"]
