"""How the lobby stands now, as managers and receptionists see it."""
from datetime import timedelta

import pytest

import cast
from kiosk import access
from kiosk.queue.announcements import Announcement
from kiosk.queue.televisions import Television
from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket
from kiosk.queue.openings import Closure
from kiosk.queue.sayings import wait_words
from kiosk.reports.overview import Overview
from kiosk.site.models import Service


@pytest.fixture
def fees(app) -> Service:
    return Service.get(Service.code == "A")


@pytest.fixture
def window(desk):
    desk.post("/desk/queue/counters/1")
    return desk


def take(service, key: str) -> Ticket:
    return Ticket.take(service, key, "zh_Hans", "")


def test_an_empty_lobby_is_said_in_words(desk, page):
    overview = page(desk.get("/desk/overview"))

    assert overview.select_one("#overview_waiting").text == "现在没有人等"
    assert overview.select_one("#overview_in_order").text == "还没有叫过号。"
    assert overview.select_one("#overview_window_1")["data-state"] == "empty"
    assert "无人值守" in overview.select_one("#overview_window_1").text


def test_a_business_shows_its_line_its_windows_and_the_wait_of_a_newcomer(window, hands, fees, page):
    first = take(fees, "k1")
    hands.pass_by(timedelta(minutes=12))
    take(fees, "k2")

    row = page(window.get("/desk/overview/board")).select_one(f"#service_{fees.id}")

    assert [cell.text.strip() for cell in row.select("td")][:3] == ["2", "12 分钟", "1"]
    assert row.select("td")[3].text == wait_words(Ticket.wait_for(fees))
    assert first.minutes_waited == 12


def test_a_closed_business_says_why_instead_of_a_wait(window, fees, page):
    Closure.close(fees, "meeting")

    row = page(window.get("/desk/overview")).select_one(f"#service_{fees.id}")

    assert row["data-state"] == "closed"
    assert row.select("td")[3].text == "开会暂停"


def test_a_window_that_serves_only_something_else_is_not_named(window, fees):
    Counter.get_by_id(1).serve_only([Service.get(Service.code == "K").id])

    by_code = {business.service.code: business.windows for business in Overview.now().businesses}

    assert by_code == {"A": [], "K": [1]}


def test_a_window_is_free_calling_serving_or_paused_and_says_since_when(window, hands, fees):
    seen = [_window_1()]
    take(fees, "k1")
    Ticket.call_next(1)
    seen.append(_window_1())
    Ticket.at_counter(1).arrive()
    hands.pass_by(timedelta(minutes=7))
    seen.append(_window_1())
    Ticket.at_counter(1).finish()
    Counter.get_by_id(1).pause("meal")
    hands.pass_by(timedelta(minutes=2))
    seen.append(_window_1())

    assert seen == [("free", None, None), ("calling", "A001", 0), ("serving", "A001", 7), ("paused", None, 2)]


def test_a_call_that_no_screen_said_is_named(window, hands, fees, page):
    Television.pair("key", "大厅")
    take(fees, "k1")
    Ticket.call_next(1)
    hands.pass_by(timedelta(seconds=30))

    assert "A001" in page(window.get("/desk/overview")).select_one("#overview_unheard").text
    Announcement.get().mark_played()
    assert page(window.get("/desk/overview")).select_one("#overview_unheard").text == "没有未播报的叫号"


def test_the_fragment_is_the_one_the_page_includes(window, page):
    whole, part = page(window.get("/desk/overview")), page(window.get("/desk/overview/board"))

    assert str(whole.select_one("#overview")) == str(part.select_one("#overview"))
    assert "live-queue from:body" in part.select_one("#overview")["hx-trigger"]


@pytest.mark.parametrize("account, status", [(cast.manager, 200), (cast.engineer, 403), (cast.maintainer, 403)])
def test_only_the_desk_sees_it(app, lan, account, status):
    lan.sign_in(account().account)

    assert lan.get("/desk/overview").status_code == status
    assert access.ROUTES["overview.index"].roles == access.DESK


def _window_1():
    window = Overview.now().windows[0]
    return window.state, window.ticket and window.ticket.number, window.minutes
