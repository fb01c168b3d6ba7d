"""Where the bars of a chart stand."""
from hypothesis import given
from hypothesis import strategies as st

from kiosk.reports.charts import BOTTOM, HEIGHT, LEFT, MOST_LINES, RIGHT, TOP, WIDTH, bars

HEIGHTS = st.none() | st.floats(0, 100_000)


def test_the_highest_whisker_is_inside_and_the_bar_half_as_high():
    chart = bars([("9", 5, 10), ("10", None, None)])

    one, other = chart.bars
    assert (one.whisker, one.height) == (TOP, (HEIGHT - TOP - BOTTOM) / 2)
    assert (other.height, other.whisker) == (0, None)
    assert [rung.label for rung in chart.rungs] == [0, 2, 4, 6, 8, 10]


@given(st.lists(st.tuples(st.just("9"), HEIGHTS, HEIGHTS), max_size=24))
def test_whatever_was_measured_stays_inside_the_drawing(values):
    chart = bars(values)

    assert all(LEFT <= bar.x and bar.x + bar.width <= WIDTH - RIGHT for bar in chart.bars)
    assert all(TOP <= bar.y <= HEIGHT - BOTTOM and bar.height >= 0 for bar in chart.bars)
    assert all(TOP <= bar.whisker <= HEIGHT - BOTTOM for bar in chart.bars if bar.whisker is not None)
    assert 2 <= len(chart.rungs) <= MOST_LINES + 1


def test_many_hours_have_fewer_labels_than_bars():
    labels = [bar.label for bar in bars([(str(hour), 1, None) for hour in range(24)]).bars if bar.label]

    assert labels == [str(hour) for hour in range(0, 24, 2)]
