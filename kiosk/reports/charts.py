"""Where the bars, whiskers and lines of a chart stand, in units of its viewBox. Knows nothing of what they mean."""
from typing import NamedTuple

WIDTH, HEIGHT = 640, 240
LEFT, RIGHT, TOP, BOTTOM = 48, 8, 16, 32
BAR_SHARE = 0.6
MOST_LABELS = 12
STEPS = (1, 2, 5)
MOST_LINES = 5


class Bar(NamedTuple):
    """whisker is the height of the mark above the bar, None where there is none; middle is where both and the label stand."""

    label: str
    x: float
    y: float
    width: float
    height: float
    middle: float
    whisker: float | None


class Rung(NamedTuple):
    y: float
    label: int


class Chart(NamedTuple):
    bars: list[Bar]
    rungs: list[Rung]
    base: float = HEIGHT - BOTTOM
    left: int = LEFT
    right: int = WIDTH - RIGHT
    width: int = WIDTH
    height: int = HEIGHT


def bars(values: list[tuple[str, float | None, float | None]]) -> Chart:
    """Each value is (label, height, whisker); None stands for nothing measured."""
    step = _step(max((max(value or 0, whisker or 0) for _, value, whisker in values), default=0))
    top = step * max(1, _steps_to(values, step))
    room, every = HEIGHT - TOP - BOTTOM, -(-len(values) // MOST_LABELS)
    slot = (WIDTH - LEFT - RIGHT) / max(1, len(values))

    def up(value):
        return round(HEIGHT - BOTTOM - value / top * room, 1)

    def bar(place, label, value, whisker):
        middle, base = LEFT + slot * (place + 0.5), up(0)
        return Bar(label if place % every == 0 else "", round(middle - slot * BAR_SHARE / 2, 1), up(value or 0),
                   round(slot * BAR_SHARE, 1), round(base - up(value or 0), 1), round(middle, 1),
                   None if whisker is None else up(whisker))

    return Chart([bar(place, *value) for place, value in enumerate(values)],
                 [Rung(up(height), height) for height in range(0, top + 1, step)])


def _step(highest: float) -> int:
    """The least of 1, 2, 5, 10, 20, 50 … with which a few lines reach the highest."""
    power = 1
    while True:
        for step in STEPS:
            if step * power * MOST_LINES >= highest:
                return step * power
        power *= 10


def _steps_to(values, step) -> int:
    highest = max((max(value or 0, whisker or 0) for _, value, whisker in values), default=0)
    return int(-(-highest // step))
