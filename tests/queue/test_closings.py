"""Before services end, everybody in the lobby is told: once a day, in time, and all that end together at once."""
from datetime import datetime, timedelta

import pytest

from kiosk import clock
from kiosk.clockwork import Lookout
from kiosk.queue.announcements import Announcement
from kiosk.queue.closings import ClosingNotice
from kiosk.queue.models import Ticket
from kiosk.queue.openings import Closure
from kiosk.site.models import Service

NOTICE_MINUTES = 15


@pytest.fixture
def at(app, hands):
    """at("17:15") is what the box does by itself at that time."""
    def at(time):
        hands.moment = datetime.fromisoformat(f"2026-11-21T{time}:00+08:00")
        Lookout(NOTICE_MINUTES).one_turn()
    return at


@pytest.fixture
def ends(app):
    """ends("A", "17:30") sets when a service closes."""
    return lambda code, time, **facts: Service.update(closes=time, **facts).where(Service.code == code).execute()


def given():
    return [(notice.ends, notice.codes) for notice in ClosingNotice.select().order_by(ClosingNotice.id)]


def test_a_quarter_of_an_hour_before_its_last_number_a_service_is_announced_once(ends, at):
    ends("A", "17:30")

    at("17:14")
    assert given() == []

    at("17:15")
    at("17:16")
    assert given() == [("17:30", ["A"])]


def test_it_is_the_last_number_that_counts_and_not_closing(ends, at):
    ends("A", "17:50", last_minutes=20)

    at("17:15")

    assert given() == [("17:30", ["A"])]


def test_services_that_end_together_are_announced_together(ends, at):
    ends("A", "17:30")
    ends("K", "17:30")

    at("17:20")

    assert given() == [("17:30", ["A", "K"])]


def test_services_that_end_apart_are_announced_apart(ends, at):
    ends("A", "12:00")
    ends("K", "17:30")

    at("11:50")
    at("17:20")

    assert given() == [("12:00", ["A"]), ("17:30", ["K"])]


def test_the_next_day_it_is_said_again(ends, at, hands):
    ends("A", "17:30")
    at("17:15")

    hands.pass_by(timedelta(days=1))
    Lookout(NOTICE_MINUTES).one_turn()

    assert [notice.day for notice in ClosingNotice.select()] == [clock.today() - timedelta(days=1), clock.today()]


@pytest.mark.parametrize("close", [
    lambda: Closure.close(Service.get(Service.code == "A"), "absent"),
    lambda: Service.update(closed_reason="Closed today").where(Service.code == "A").execute(),
    lambda: Service.update(active=False).where(Service.code == "A").execute(),
    lambda: Service.update(opens="17:25").where(Service.code == "A").execute(),
])
def test_of_a_service_for_which_nobody_can_come_nothing_is_said(ends, at, close):
    ends("A", "17:30")
    close()

    at("17:15")

    assert given() == []


def test_a_service_that_is_open_all_day_never_ends(at):
    at("23:50")

    assert given() == []


def test_nought_minutes_is_never(ends, hands):
    ends("A", "17:30")
    hands.moment = datetime.fromisoformat("2026-11-21T17:29:59+08:00")

    Lookout(0).one_turn()

    assert given() == []


def test_it_is_due_for_a_minute_and_stands_until_the_last_number(ends, at):
    ends("A", "17:30")
    at("17:15")
    assert ClosingNotice.due().count() == 1 and ClosingNotice.next().ends == "17:30"

    at("17:16")
    assert ClosingNotice.due().count() == 0 and ClosingNotice.next()

    at("17:30")
    assert ClosingNotice.next() is None


def test_it_names_the_services_unless_all_of_them_end(ends, at):
    ends("A", "17:30")
    at("17:15")
    assert [service.code for service in ClosingNotice.next().services] == ["A"]

    ClosingNotice.update(codes=["A", "K"]).execute()
    assert ClosingNotice.next().services == []


def test_it_is_no_call(ends, at, desk, page):
    ends("A", "17:30")
    at("17:15")
    at("17:17")

    assert Announcement.select().count() == Ticket.select().count() == 0
    assert "还没有叫号" in page(desk.get("/desk/tv")).select_one("#latest_calls").text
    assert page(desk.get("/desk/overview")).select_one("#overview_unheard").text == "没有未播报的叫号"


def test_old_notices_are_forgotten(ends, at, hands):
    ends("A", "17:30")
    at("17:15")

    hands.pass_by(timedelta(days=15))
    ClosingNotice.forget_old()

    assert given() == []
