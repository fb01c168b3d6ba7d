"""What was told lately beside what came true: by how much to widen or narrow the next ranges. Knows no database."""
from collections.abc import Sequence
from typing import NamedTuple

SAME_HOUR_LOOKED_AT, LATELY_LOOKED_AT = 150, 300
ENOUGH, ENOUGH_IN_AN_HOUR = 30, 60
GOAL = 0.8
TOO_RARELY, TOO_OFTEN = 0.75, 0.85
NARROWEST, WIDEST = 0.4, 3.0


class Widening(NamedTuple):
    """Factors for the two halves of a range, from its median down and up."""

    low: float
    high: float


AS_IT_IS = Widening(1.0, 1.0)


class Outcome(NamedTuple):
    """An estimate as worked out, before widening and rounding, and the minutes that passed in truth."""

    median: float
    below: float
    above: float
    minutes: float

    @property
    def off(self) -> float:
        """How far the truth fell from the median, in halves of the range: within -1 and 1 it was inside."""
        distance = self.minutes - self.median
        return distance / (self.above if distance > 0 else self.below)


def learned(outcomes: Sequence[Outcome]) -> Widening:
    """Conformal: the factors that would have held GOAL of these outcomes, with as many missed below as above.

    As it is while the truth was inside about as often as promised, or too little is known.
    """
    off = sorted(outcome.off for outcome in outcomes)
    if len(off) < ENOUGH or TOO_RARELY <= _share_inside(off) <= TOO_OFTEN:
        return AS_IT_IS
    missed = round(len(off) * (1 - GOAL) / 2)
    return Widening(_bounded(-off[missed]), _bounded(off[-1 - missed]))


def _share_inside(off) -> float:
    return sum(-1 <= each <= 1 for each in off) / len(off)


def _bounded(factor: float) -> float:
    return min(WIDEST, max(NARROWEST, factor))
