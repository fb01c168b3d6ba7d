"""Where the points, lines and gaps of a small chart stand, in units of its viewBox. Knows nothing of what they mean."""
from typing import NamedTuple

WIDTH, HEIGHT = 360, 150
LEFT, RIGHT, TOP, BOTTOM = 40, 12, 18, 26
STEPS = (1, 2, 5)
MOST_RUNGS = 4


class Point(NamedTuple):
    x: float
    y: float
    value: float


class Rung(NamedTuple):
    y: float
    label: float


class Drawing(NamedTuple):
    """lines: runs of points without a gap, as SVG wants them; gaps: where nothing is known."""

    points: list[Point]
    lines: list[str]
    gaps: list[float]
    places: list[float]
    rungs: list[Rung]
    base: float = HEIGHT - BOTTOM
    left: float = LEFT
    right: float = WIDTH - RIGHT
    width: int = WIDTH
    height: int = HEIGHT


def line(values: list[float | None]) -> Drawing:
    """None is a gap: the line ends before it and begins anew after it."""
    step = _step(max((value for value in values if value is not None), default=0))
    top = step * max(1, -(-int(max((value or 0 for value in values), default=0) * 10) // int(step * 10)))
    places = [round(LEFT + (WIDTH - LEFT - RIGHT) * (place + 0.5) / len(values), 1) for place in range(len(values))]

    def up(value):
        return round(HEIGHT - BOTTOM - value / top * (HEIGHT - TOP - BOTTOM), 1)

    points = [None if value is None else Point(x, up(value), value) for x, value in zip(places, values, strict=True)]
    return Drawing(
        [point for point in points if point], [" ".join(f"{point.x},{point.y}" for point in run) for run in _runs(points)],
        [x for x, value in zip(places, values, strict=True) if value is None], places,
        [Rung(up(height), height) for height in range(0, top + 1, step)],
    )


def _runs(points: list[Point | None]) -> list[list[Point]]:
    runs = [[]]
    for point in points:
        if point:
            runs[-1].append(point)
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if len(run) > 1]


def _step(highest: float) -> int:
    """The least of 1, 2, 5, 10, 20, 50 … with which a few rungs reach the highest."""
    power = 1
    while True:
        for step in STEPS:
            if step * power * MOST_RUNGS >= highest:
                return step * power
        power *= 10
