"""How long it may take until a number is called: a range, worked out from what happened here lately."""
import math
from typing import NamedTuple

ENOUGH = 20
P90_DEVIATIONS = 1.28


class Range(NamedTuple):
    """Minutes until the call: half of the people wait less than low, nine in ten less than high.

    is_measured is False while there is too little history and the service's set mean is used.
    """

    low: int
    high: int
    is_measured: bool


def until_called(ahead: int, desks: int, minutes_each: list[float], set_mean: int) -> Range | None:
    """None when no window is open, or nobody is ahead: then there is nothing honest to count."""
    if not desks or not ahead:
        return None
    mean, deviation, is_measured = _spread(minutes_each, set_mean)
    low = ahead * mean / desks
    high = (ahead * mean + P90_DEVIATIONS * deviation * math.sqrt(ahead)) / desks
    return Range(max(1, round(low)), max(2, math.ceil(high)), is_measured)


def _spread(minutes_each, set_mean) -> tuple[float, float, bool]:
    if len(minutes_each) < ENOUGH:
        return set_mean, set_mean, False
    mean = sum(minutes_each) / len(minutes_each)
    return mean, math.sqrt(sum((minutes - mean) ** 2 for minutes in minutes_each) / len(minutes_each)), True
