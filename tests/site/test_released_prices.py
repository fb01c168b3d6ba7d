"""The price list as head office publishes it: whole, in versions, and alone (F-03, D-07)."""
from datetime import timedelta

import pytest

import cast
from kiosk import clock
from kiosk.errors import Refused
from kiosk.site.prices import PriceList
from sync.reference import PriceRow, Unfit

OWN = {"code": "X1", "name_zh": "自有", "name_en": "Own", "price_fen": 100}


def row(code: str, fen: int, valid_from: str = "2026-11-21", **more) -> PriceRow:
    names = {"name_zh": "更换水龙头", "name_en": "Replace a tap", "unit_zh": "个", "unit_en": "piece"}
    return PriceRow(id=code, kind="labour", price_fen=fen, valid_from=valid_from, **names | more)


def in_force() -> dict[str, int]:
    return {price.code: price.price_fen for price in PriceList.current().prices()}


def test_a_release_is_the_next_version_and_the_one_before_stays_as_it_was_quoted(app, hands):
    PriceList.take_release([row("W1", 5000), row("W2", 8000)])
    before = PriceList.current()

    PriceList.take_release([row("W1", 6000)])

    assert in_force() == {"W1": 6000}
    assert {price.code: price.price_fen for price in before.prices()} == {"W1": 5000, "W2": 8000}


def test_a_list_holds_from_its_day_on(app, hands):
    PriceList.publish(clock.today(), [OWN])
    PriceList.take_release([row("W1", 5000, valid_from="2026-11-22")])
    assert in_force() == {"X1": 100}

    hands.pass_by(timedelta(days=1))

    assert in_force() == {"W1": 5000}


def test_the_sites_own_list_for_later_does_not_come_back(app, hands):
    PriceList.publish(clock.today() + timedelta(days=3), [OWN])
    PriceList.take_release([row("W1", 5000)])

    hands.pass_by(timedelta(days=4))

    assert in_force() == {"W1": 5000}


def test_going_back_takes_the_place_of_a_list_for_later(app, hands):
    PriceList.take_release([row("W1", 5000)])
    PriceList.take_release([row("W1", 9000, valid_from="2026-12-01")])
    PriceList.take_release([row("W1", 5000)])

    hands.pass_by(timedelta(days=30))

    assert in_force() == {"W1": 5000}


def test_lines_that_are_off_are_left_out_and_a_list_of_nothing_is_refused(app, hands):
    PriceList.take_release([row("W1", 5000), row("W2", 8000, active=False)])
    assert in_force() == {"W1": 5000}

    with pytest.raises(Unfit, match="empty"):
        PriceList.take_release([row("W1", 5000, active=False)])


def test_the_same_release_again_is_no_other_version(app, hands):
    for _ in range(2):
        PriceList.take_release([row("W1", 5000)])

    assert PriceList.select().count() == 1


def test_the_desk_shows_who_keeps_the_list_and_publishes_none(app, hands, lan, page):
    PriceList.take_release([row("W1", 5000)])
    lan.sign_in(cast.manager().account)

    shown = page(lan.get("/desk/prices"))

    assert shown.select_one("#kept_by_office") and not shown.select("form[action$=check]")
    with pytest.raises(Refused):
        PriceList.publish(clock.today(), [OWN])
