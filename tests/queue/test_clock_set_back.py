from datetime import timedelta

import pytest

import cast
from kiosk import access, clock, days, uplink
from kiosk.db import new_id
from kiosk.errors import Refused
from kiosk.queue.models import Ticket
from kiosk.site.models import Service

DAY = timedelta(days=1)
TEN_YEARS = timedelta(days=3652)


@pytest.fixture
def take(app, hands):
    """Somebody takes a number of this business."""
    service = Service.get(Service.code == "A")
    return lambda: Ticket.take(service, new_id(), "zh_Hans", "")


def test_who_comes_after_the_clock_was_set_back_stands_behind_who_was_there(take, hands):
    taken = []
    for jump in (timedelta(minutes=1), timedelta(minutes=-10), timedelta(minutes=1), timedelta(minutes=20)):
        hands.pass_by(jump)
        taken.append(take().number)

    assert [ticket.number for ticket in Ticket.waiting()] == taken


@pytest.mark.parametrize("back", [DAY, TEN_YEARS])
def test_a_clock_set_back_over_midnight_hides_nobody_and_gives_no_number_of_an_earlier_day(take, hands, back):
    take()
    hands.pass_by(DAY)
    waiting, today = take(), clock.today()
    hands.pass_by(-back)

    newcomer = take()

    assert (newcomer.day, newcomer.number) == (today, "A002")
    assert list(Ticket.waiting()) == [waiting, newcomer]
    hands.pass_by(back + DAY)
    assert take().day == today + DAY


def test_a_box_that_nobody_touched_after_midnight_knows_its_day_too(app, hands):
    hands.pass_by(DAY)
    days.begin()
    hands.pass_by(-DAY)

    assert days.today() == clock.today() + DAY


def test_a_clock_that_leaps_ten_years_ahead_takes_the_lobby_nowhere(take, hands):
    waiting = take()
    hands.pass_by(TEN_YEARS)

    newcomer = take()
    Ticket.close_earlier_days()

    assert newcomer.day == waiting.day
    assert list(Ticket.waiting()) == [waiting, newcomer]
    hands.pass_by(-TEN_YEARS)
    assert not days.is_apart()


def test_somebody_at_the_desk_says_that_the_clock_is_right(app, take, hands):
    cast.manager()
    manager = cast.Browser(app, access.LAN, "/desk/sign-in")
    take()
    hands.pass_by(timedelta(days=40))
    manager.sign_in("chen")

    said = manager.get("/desk/status")
    manager.post("/desk/clock-is-right")

    assert 'id="day_apart"' in said.text and 'id="day_apart"' not in manager.get("/desk/status").text
    assert take().day == clock.today()


def test_nobody_who_waits_is_left_behind_when_the_day_goes_back(take, hands):
    hands.pass_by(DAY)
    waiting = take()
    hands.pass_by(-DAY)

    with pytest.raises(Refused):
        Ticket.follow_clock()
    waiting.cancel()
    Ticket.follow_clock()

    assert take().day == clock.today()


@pytest.mark.parametrize("leap", [timedelta(days=40), timedelta(days=20)])
def test_head_office_settles_which_day_it_is(take, hands, leap):
    """A box that was off for long; and a clock that was wrong, believed and then put right."""
    if leap == timedelta(days=20):
        hands.pass_by(leap)
        take().cancel()
        hands.pass_by(-leap)
    else:
        take()
        hands.pass_by(leap)
    uplink.hear_the_time(leap // timedelta(milliseconds=1))
    before = days.is_apart()
    uplink.hear_the_time(3000)

    assert before and not days.is_apart()


def test_one_day_too_many_is_waited_for_and_not_taken_back(take, hands):
    hands.pass_by(DAY)
    take().cancel()
    hands.pass_by(-DAY)

    uplink.hear_the_time(0)

    assert days.is_ahead()
