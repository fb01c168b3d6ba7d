"""Attempts to reach a client are kept (R-23)."""
from datetime import timedelta

import pytest

import cast
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.repairs.times.contacts import ContactAttempt
from kiosk.repairs.models import PERSONAL_KEPT, Order


@pytest.fixture
def order(hands, register):
    return register()


def test_an_attempt_is_kept_with_time_way_result_and_remark(desk, order, page):
    answer = desk.post(f"/desk/repairs/{order.id}/attempts", {"channel": "phone", "result": "no_answer", "remark": "下午再打"},
                       headers=cast.HTMX)

    row = page(answer).select_one(".rows__row")
    assert all(word in row.text for word in ("电话", "无人接听", "下午再打"))


def test_the_newest_attempt_stands_first(order, hands):
    order.note_attempt("phone", "no_answer")
    hands.pass_by(timedelta(minutes=5))
    order.note_attempt("phone", "reached")

    assert [attempt.result for attempt in order.attempts] == ["reached", "no_answer"]


def test_an_attempt_without_a_result_is_none(order):
    with pytest.raises(Refused, match="结果"):
        order.note_attempt("phone", "")


def test_the_remark_is_forgotten_like_the_number_and_the_event_without_it_stays(order, hands):
    order.note_attempt("phone", "wrong_number", "是邻居王先生的号码")
    order.cancel("client", by=cast.AT_DESK)

    hands.pass_by(PERSONAL_KEPT + timedelta(days=1))
    Order.forget_people()

    assert ContactAttempt.select().count() == 0
    tried = Event.get(Event.verb == "order.contact_tried")
    assert tried.facts == {"number": order.number, "channel": "phone", "result": "wrong_number"}


def test_the_callers_own_words_are_forgotten_with_the_number(hands, register):
    order = register("words", words="厨房水龙头滴水")
    order.cancel("client", by=cast.AT_DESK)

    hands.pass_by(PERSONAL_KEPT + timedelta(days=1))
    Order.forget_people()

    assert (order.words, order.phone) == ("", "")
