"""The figures of a period against numbers worked out by hand, and against Python's own statistics."""
import statistics

from hypothesis import given
from hypothesis import strategies as st

from kiosk.queue.states import CANCELLED, DONE, NO_SHOW, WAITING
from kiosk.reports.figures import MS_PER_MINUTE, Figures, Group, Spread, Visit, nearest_rank

MINUTES = st.lists(st.integers(0, 600), min_size=1, max_size=80)
STATES = st.sampled_from([DONE, NO_SHOW, CANCELLED, WAITING])


def visit(state=DONE, taken=0, called=None, started=None, finished=None, **facts) -> Visit:
    """A ticket of which the moments are minutes."""
    moments = {"taken": taken, "called": called, "started": started, "finished": finished}
    plain = {"service": "A", "hour": 9, "window": 1, "calls": 1, "channel": "kiosk", "has_queued": True}
    return Visit(state=state, **plain | {name: None if at is None else at * MS_PER_MINUTE for name, at in moments.items()} | facts)


def test_the_ninetieth_of_ten_is_the_ninth_and_the_median_the_fifth():
    assert Spread.of([10, 1, 9, 2, 8, 3, 7, 4, 6, 5]) == (10, 5, 9)
    assert Spread.of([7]) == (1, 7, 7)
    assert Spread.of([None, None]) == (0, None, None)


def test_a_rank_is_counted_in_whole_numbers():
    assert [nearest_rank(range(1, count + 1), 90) for count in (10, 11, 70, 100)] == [9, 10, 63, 90]


@given(MINUTES)
def test_the_median_is_the_lower_one_of_python(minutes):
    assert Spread.of(minutes).p50 == statistics.median_low(minutes)


@given(MINUTES)
def test_nine_in_ten_do_not_exceed_the_ninetieth_and_it_is_the_least_such_value(minutes):
    p90 = Spread.of(minutes).p90

    assert sum(value <= p90 for value in minutes) * 10 >= len(minutes) * 9
    assert sum(value < p90 for value in minutes) * 10 < len(minutes) * 9


@given(MINUTES)
def test_waits_and_ratings_are_those_of_the_tickets(minutes):
    group = Group.of([visit(called=wait, started=wait, finished=wait + 5, rating=1 + wait % 5) for wait in minutes])

    assert group.waits.p50 == statistics.median_low(minutes)
    assert group.mean_rating == statistics.fmean(1 + wait % 5 for wait in minutes)
    assert (group.times.p50, group.times.p90) == (5, 5)


@given(st.lists(st.tuples(st.sampled_from("AKM"), st.integers(8, 18), STATES, st.sampled_from(["", "void"]))))
def test_services_hours_and_ends_each_add_up_to_the_whole(drawn):
    figures = Figures.of([visit(state, service=service, hour=hour, outcome=outcome) for service, hour, state, outcome in drawn])

    total = figures.total
    assert total.served + total.missed + total.left + total.voided + total.still_open == total.taken == len(drawn)
    assert sum(group.taken for group in figures.by_service.values()) == len(drawn)
    assert sum(group.taken for group in figures.by_hour.values()) == len(drawn)


def test_a_wait_ends_with_the_call_and_service_begins_at_the_window():
    one = visit(taken=3, called=15, started=17, finished=30)

    assert (one.waited, one.served) == (12, 13)


def test_somebody_served_at_once_waited_for_nothing_and_is_no_wait_of_zero():
    assert visit(called=0, started=0, finished=4, has_queued=False).waited is None


def test_a_clock_that_was_set_back_makes_no_wait_below_zero():
    assert visit(taken=10, called=4, started=4, finished=2).waited == 0


def test_who_was_called_in_vain_is_missed_also_after_the_day_was_closed():
    ends = [visit(NO_SHOW), visit(CANCELLED, called=5), visit(CANCELLED, calls=0), visit(CANCELLED, called=5, started=6)]

    assert [one.fate for one in ends] == ["missed", "missed", "left", "open"]


def test_numbers_tapped_out_for_fun_are_nobody_who_left():
    group = Group.of([visit(CANCELLED, calls=0, outcome="void"), visit(CANCELLED, calls=0), visit()])

    assert (group.voided, group.left, group.left_share) == (1, 1, 0.5)


def test_shares_are_of_those_called_and_of_all():
    group = Group.of([visit(), visit(), visit(), visit(NO_SHOW), visit(CANCELLED, calls=0)])

    assert (group.missed_share, group.left_share) == (0.25, 0.2)


def test_calls_out_of_order_are_counted_with_their_reasons():
    figures = Figures.of([
        visit(called=1, passed_over=3, reason="short"), visit(called=2, passed_over=1, reason="short"),
        visit(called=3), visit(called=4), visit(WAITING),
    ])

    assert (figures.out_of_order, figures.passed_over, figures.in_order_share) == (2, 4, 0.5)
    assert figures.reasons == {"short": 2}


def test_hours_between_the_first_and_the_last_are_never_left_out():
    assert list(Figures.of([visit(hour=9), visit(hour=12)]).by_hour) == [9, 10, 11, 12]


def test_without_a_ticket_there_is_nothing_to_share():
    figures = Figures.of([])

    assert (figures.total.taken, figures.in_order_share, figures.by_hour) == (0, None, {})
    assert figures.total.missed_share is figures.total.left_share is None
