import random

import pytest
from hypothesis import given, strategies as st

from kiosk.queue.estimate import Booked, Desk, until_call
from kiosk.queue.paces import ENOUGH, Pace
from kiosk.queue.widening import Widening

HOUR = 10
EVEN = {"A": Pace([(HOUR, 4.0)] * ENOUGH, set_mean=60)}
UNEVEN = {"A": Pace([(HOUR, random.Random(n).lognormvariate(1.2, 0.6)) for n in range(200)], set_mean=60)}
BUSY = Desk("A", minutes=0)


def test_nothing_is_said_while_no_desk_is_open():
    assert until_call(["A"], [], EVEN, HOUR) is None


def test_nothing_is_said_while_every_desk_is_paused_and_nobody_said_until_when():
    paused = Desk(is_paused=True)

    assert until_call([], [paused, paused], EVEN, HOUR) is None
    assert until_call([], [paused, BUSY], EVEN, HOUR) is not None


@pytest.mark.parametrize("ahead, desks, booked", [
    (["?"], [BUSY], []), ([], [Desk("?")], []), ([], [BUSY], [Booked("?", 1)]),
])
def test_nothing_is_said_behind_a_service_without_history_and_without_a_set_mean(ahead, desks, booked):
    paces = EVEN | {"?": Pace([], set_mean=0)}

    assert until_call(ahead, desks, paces, HOUR, booked) is None


def test_a_free_desk_and_nobody_ahead_means_now():
    wait = until_call([], [BUSY, Desk()], EVEN, HOUR)

    assert wait.is_now
    assert (wait.low, wait.high) == (0, 0)


def test_with_little_history_the_set_mean_is_used_and_marked():
    little = {"A": Pace([(HOUR, 1.0)] * (ENOUGH - 1), set_mean=10)}

    wait = until_call(["A"] * 4, [Desk()], little, HOUR)

    assert (wait.basis, wait.is_measured) == ("set", False)
    assert wait.low < 40 < wait.high


def test_one_service_on_its_set_mean_marks_the_whole_range():
    paces = EVEN | {"K": Pace([], set_mean=5)}

    assert until_call(["A", "K"], [BUSY], paces, HOUR).basis == "set"


def test_with_enough_history_what_happened_here_counts():
    wait = until_call(["A"] * 4, [Desk()], EVEN, HOUR)

    assert wait.is_measured
    assert 16 <= wait.median <= 18.5


def test_the_service_of_everyone_ahead_counts_not_their_number():
    paces = EVEN | {"K": Pace([(HOUR, 20.0)] * ENOUGH, set_mean=None)}

    assert until_call(["K"], [Desk()], paces, HOUR).low >= until_call(["A"] * 3, [Desk()], paces, HOUR).high


def test_who_has_been_at_the_desk_for_long_is_likely_to_be_done_sooner():
    started, nearly_done = (until_call([], [Desk("A", minutes)], EVEN, HOUR) for minutes in (0, 3.5))

    assert nearly_done.high < started.low


def test_who_stays_longer_than_anybody_did_is_still_not_expected_to_leave_at_once():
    wait = until_call([], [Desk("A", minutes=40)], EVEN, HOUR)

    assert wait.median > 5


def test_a_desk_that_comes_back_at_a_known_time_is_never_promised_sooner():
    wait = until_call([], [Desk(is_paused=True, back_in=14)], EVEN, HOUR)

    assert 14 <= wait.low < wait.high


def test_an_appointment_that_falls_due_in_time_goes_before():
    line = ["A"] * 4
    alone = until_call(line, [BUSY], EVEN, HOUR)
    behind = until_call(line, [BUSY], EVEN, HOUR, [Booked("A", due_in=6)])
    too_late = until_call(line, [BUSY], EVEN, HOUR, [Booked("A", due_in=90)])

    assert 3.5 <= behind.median - alone.median <= 5
    assert too_late == alone


def test_numbers_nobody_comes_for_shorten_the_wait():
    all_come, many_stay_away = (
        {"A": Pace([(HOUR, 8.0)] * ENOUGH, set_mean=None, no_show=share)} for share in (0.0, 0.4)
    )
    line = ["A"] * 10

    assert until_call(line, [BUSY], many_stay_away, HOUR).median < 0.8 * until_call(line, [BUSY], all_come, HOUR).median


def test_a_slow_hour_is_known_by_itself():
    paces = {"A": Pace([(9, 4.0)] * 60 + [(11, 12.0)] * 60, set_mean=None)}

    assert until_call(["A"] * 3, [Desk()], paces, 11).low > until_call(["A"] * 3, [Desk()], paces, 9).high


def test_a_range_is_widened_on_each_side_by_itself():
    line = ["A"] * 12
    plain = until_call(line, [BUSY], UNEVEN, HOUR)
    late = until_call(line, [BUSY], UNEVEN, HOUR, widening=Widening(low=1, high=3))

    assert (late.low, late.median, late.above) == (plain.low, plain.median, plain.above)
    assert late.high > plain.high


@pytest.mark.parametrize("ahead", [0, 1, 2])
def test_a_short_wait_is_never_said_to_begin_later_than_worked_out(ahead):
    wait = until_call(["A"] * ahead, [BUSY, BUSY], UNEVEN, HOUR)

    assert wait.low <= wait.median - wait.below < wait.low + 1


def test_the_same_question_has_the_same_answer():
    line, desks = ["A"] * 7, [BUSY, Desk("A", 3.0)]

    assert until_call(line, desks, UNEVEN, HOUR) == until_call(line, desks, UNEVEN, HOUR)


desks = st.builds(Desk, serving=st.sampled_from([None, "A"]), minutes=st.floats(0, 200), is_paused=st.booleans(),
                  back_in=st.none() | st.floats(0, 60))


@given(st.lists(st.just("A"), max_size=40), st.lists(desks, max_size=6), st.lists(st.floats(0.1, 60), max_size=60),
       st.floats(0, 0.9), st.lists(st.builds(Booked, st.just("A"), st.floats(0, 90)), max_size=4), st.floats(0.4, 3))
def test_a_range_never_begins_after_its_end_and_is_told_in_steps(ahead, desks, seen, no_show, booked, factor):
    paces = {"A": Pace([(HOUR, minutes) for minutes in seen], set_mean=5, no_show=no_show)}

    wait = until_call(ahead, desks, paces, HOUR, booked, Widening(factor, factor))

    if wait and not wait.is_now:
        assert 0 <= wait.low < wait.high
        assert wait.high <= 10 or wait.high % 5 == 0
