from datetime import timedelta

import pytest

import cast


@pytest.mark.parametrize("address", ["/r/{}", "/R/{}"])
def test_the_code_on_the_receipt_opens_the_order(lan, hands, register, address):
    order = register()

    text = lan.get(address.format(order.token)).text

    assert order.number in text and "已登记" in text and "14:00-16:00" in text


def test_the_page_knows_nothing_about_the_person(lan, hands, register):
    text = lan.get(f"/r/{register().token}").text

    assert "1102" not in text and "11**" not in text and "138" not in text


def test_an_unknown_code_opens_nothing(lan):
    assert lan.get("/r/AAAAAAAAAAAAAAAAAAAAAAAAAA").status_code == 404


def test_the_page_ends_a_month_after_the_order(lan, hands, register):
    order = register()
    order.cancel("client", by=cast.AT_DESK)

    hands.pass_by(timedelta(days=29))
    in_time = lan.get(f"/r/{order.token}").status_code
    hands.pass_by(timedelta(days=2))

    assert (in_time, lan.get(f"/r/{order.token}").status_code) == (200, 404)


def test_the_touchscreen_does_not_have_it(kiosk, hands, register):
    assert kiosk.get(f"/r/{register().token}").status_code == 404
