"""Who came by appointment is known as such at the desk, with the time that was agreed."""
from datetime import timedelta

import pytest

import cast
from kiosk import clock
from kiosk.queue.appointments import Appointment
from kiosk.queue.models import Ticket
from kiosk.site.models import Service


@pytest.fixture
def lobby(desk, hands):
    """Somebody with an appointment at ten, and somebody without, at a quarter to ten."""
    desk.post("/desk/queue/counters/1")
    fees = Service.get(Service.code == "A")
    agreed = Appointment.book(fees, clock.today(), "10:00")
    hands.pass_by(timedelta(minutes=15))
    return agreed.check_in("zh_Hans", ""), Ticket.take(fees, "walk-in", "zh_Hans", "")


def test_the_agreed_time_stands_in_the_line(lobby, desk, page):
    expected, walk_in = lobby

    board = page(desk.get("/desk/queue/board"))

    assert "预约 10:00" in board.select_one(f"#ticket_{expected.id}").text
    assert "预约" not in board.select_one(f"#ticket_{walk_in.id}").text


def test_the_agreed_time_stands_at_the_window(lobby, desk, page):
    board = page(desk.post("/desk/queue/next", headers=cast.HTMX))

    assert board.select_one("#serving_number").text == lobby[0].number
    assert "预约 10:00" in board.select_one(".queue__serving").text
