from hypothesis import given, strategies as st

from kiosk.queue.estimate import ENOUGH, until_called


def test_nothing_is_promised_while_no_window_is_open():
    assert until_called(ahead=3, desks=0, minutes_each=[], set_mean=5) is None


def test_with_little_history_the_set_mean_is_used_and_marked():
    wait = until_called(ahead=4, desks=2, minutes_each=[1.0] * (ENOUGH - 1), set_mean=6)

    assert wait.low == 12
    assert not wait.is_measured


def test_with_enough_history_what_happened_here_counts():
    wait = until_called(ahead=4, desks=1, minutes_each=[3.0] * ENOUGH, set_mean=60)

    assert (wait.low, wait.high, wait.is_measured) == (12, 12, True)


@given(st.integers(1, 50), st.integers(1, 8), st.lists(st.floats(0.1, 60), max_size=60), st.integers(1, 60))
def test_a_range_never_begins_after_its_end(ahead, desks, minutes, mean):
    wait = until_called(ahead, desks, minutes, mean)

    assert 1 <= wait.low <= wait.high or wait.high == 2
