"""What a finger drew, checked as it comes from the page. It is kept as points and never matched with a person."""
import math
from typing import Annotated, Literal

import msgspec

MOST_STROKES = 200
MOST_POINTS = 20_000
SHORTEST = 0.15  # of the pad's width: less is a dot
STRAIGHT = 1.03  # a stroke not longer than this many times the way between its ends

Side = Annotated[float, msgspec.Meta(gt=0, le=10_000)]
Point = Annotated[list[float], msgspec.Meta(min_length=3, max_length=4)]
Stroke = Annotated[list[Point], msgspec.Meta(min_length=1)]


class Unreadable(Exception):
    """Not ink as the pad sends it."""


class Ink(msgspec.Struct, frozen=True):
    """Strokes of [x, y, t] or [x, y, t, pressure] in CSS pixels and milliseconds, on a pad of width x height.

    input is what drew them, dpi how many of these pixels an inch of that screen has; both are empty when nobody said.
    """

    width: Side = 1.0
    height: Side = 1.0
    strokes: Annotated[list[Stroke], msgspec.Meta(max_length=MOST_STROKES)] = []
    input: Literal["", "touch", "pen", "mouse"] = ""
    dpi: Annotated[float, msgspec.Meta(ge=0, le=2_000)] = 0

    @classmethod
    def read(cls, text: str) -> "Ink":
        """The ink in a form's field; an empty field is an empty pad."""
        if not text.strip():
            return cls()
        try:
            ink = msgspec.json.decode(text, type=cls)
        except (msgspec.DecodeError, UnicodeError) as error:
            raise Unreadable(str(error)) from error
        points = [point for stroke in ink.strokes for point in stroke]
        if len(points) > MOST_POINTS or not all(map(ink._holds, points)):
            raise Unreadable("too many points, or points far from the pad")
        return ink

    @property
    def meta(self) -> dict:
        return {"input": self.input, "dpi": self.dpi}

    @property
    def is_empty(self) -> bool:
        return not self.strokes

    @property
    def looks_unfinished(self) -> bool:
        """A dot, or one straight line. A name may look like that, so it is only a reason to ask (SIG-05)."""
        length = sum(map(_length, self.strokes))
        return length < SHORTEST * self.width or (len(self.strokes) == 1 and _is_straight(self.strokes[0]))

    def _holds(self, point: list[float]) -> bool:
        # A finger that slides over the edge goes on being followed, at most one pad further.
        x, y = point[:2]
        return -self.width <= x <= 2 * self.width and -self.height <= y <= 2 * self.height


def _length(stroke: list) -> float:
    return sum(math.dist(before[:2], after[:2]) for before, after in zip(stroke, stroke[1:]))


def _is_straight(stroke: list) -> bool:
    return _length(stroke) <= STRAIGHT * math.dist(stroke[0][:2], stroke[-1][:2])
