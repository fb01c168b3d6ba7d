import pytest

from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket
from kiosk.site.models import Service


@pytest.fixture
def called(app):
    for n in range(7):
        Ticket.take(Service.get(Service.code == "A"), f"k{n}", "zh_Hans", "")
    for counter in range(1, 8):
        Counter.get_or_create(number=counter)
        Ticket.call_next(counter)


def test_the_newest_call_is_large_and_four_earlier_ones_stay(lan, called, page):
    board = page(lan.get("/display/board"))

    assert board.select_one(".tv__number").text == "A007"
    assert "请到 7 号窗口" in board.text
    assert [item.text for item in board.select(".tv__call-number")] == ["A006", "A005", "A004", "A003"]


def test_an_empty_lobby_is_welcomed(lan, app):
    assert "欢迎光临" in lan.get("/display").text


def test_the_tv_has_no_controls(lan, app, page):
    assert page(lan.get("/display")).select("a, button, input, form") == []


def test_the_tv_takes_nothing(lan, app):
    assert lan.post("/display/board").status_code == 405
