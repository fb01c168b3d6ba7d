"""The manager's count of appointments: made, came, missed."""
from datetime import date, timedelta

import pytest

from kiosk import clock
from kiosk.clockwork import Clockwork
from kiosk.queue.appointments import Appointment
from kiosk.reports.period import Period
from kiosk.site.models import Service

SATURDAY = date(2026, 11, 21)


@pytest.fixture
def book(boss):
    return lambda at: Appointment.book(Service.get(Service.code == "K"), clock.today(), at)


@pytest.fixture
def saturday(book, hands):
    """One comes 20 minutes early, one 10 minutes early, one 20 minutes late, one not at all, one cancelled, one is to come."""
    comes = [("10:30", -20), ("11:00", -10), ("11:30", 20)]
    expected = [book(at) for at, _ in comes]
    book("12:00")
    book("12:30").cancel()
    book("20:00")
    for appointment, (_, minutes) in zip(expected, comes, strict=True):
        hands.moment = appointment.moment + timedelta(minutes=minutes)
        appointment.check_in("zh_Hans", "")
    hands.pass_by(timedelta(hours=2))
    Clockwork().one_turn()


def test_every_appointment_has_one_end(saturday):
    kept = Period(SATURDAY, SATURDAY).appointments()

    assert (kept.early, kept.on_time, kept.late) == (1, 1, 1)
    assert (kept.missed, kept.cancelled, kept.still_to_come) == (1, 1, 1)
    assert (kept.came, kept.made) == (3, 6)


def test_other_days_have_none_of_them(saturday):
    assert Period(SATURDAY + timedelta(days=1), SATURDAY + timedelta(days=9)).appointments().made == 0


def test_the_manager_reads_them(saturday, boss, page):
    line = page(boss.get("/desk/figures")).select_one("#period_appointments").text

    assert line == "约了 6 个，来了 3 个：早到 1，准时 1，迟到 1 · 未到 1，取消 1，还没到时间 1"


def test_the_export_names_the_agreed_time(saturday, boss):
    rows = boss.post("/desk/figures.csv").data.decode("utf-8-sig").splitlines()

    assert [row.split(",")[-1] for row in rows] == ['"预约时间"', '"10:30"', '"11:00"', '"11:30"']
