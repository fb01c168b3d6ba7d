"""How long a service keeps a desk, as even samples of what happened here. Knows no queue and no database."""
import bisect
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

ENOUGH = 20
SAMPLES = 64
MEASURED = "measured"
SET = "set"
HOUR_COUNTS_FROM = 10  # with so many seen in an hour its own mean weighs as much as that of the whole day
HANDOVER_MINUTES = 0.3  # from one person's end to the next one's call
MISSED_MINUTES = 1.3  # a number that nobody comes for is called, and called again, before the desk goes on
LEFT_AT_LONGEST = 0.25  # of the minutes somebody has been there already, when nobody ever took as long


def even_samples(ordered: Sequence[float], count: int = SAMPLES) -> tuple[float, ...]:
    """So many of the ordered values that each stands for an equal share of them."""
    step = len(ordered) / count
    return tuple(ordered[int((number + 0.5) * step)] for number in range(count))


# A Weibull of shape 1.5 and mean 1 stands for services nobody has timed: its samples have a closed form.
UNTIMED = tuple(
    (-math.log(1 - (number + 0.5) / SAMPLES)) ** (1 / 1.5) / math.gamma(1 + 1 / 1.5) for number in range(SAMPLES)
)


class Pace:
    """The minutes of one service by hour of day.

    seen holds (hour, minutes) of those served lately. With fewer than ENOUGH of them the set mean is used and
    basis says so; without a set mean either, basis is None and nothing can be said.
    """

    def __init__(self, seen: Iterable[tuple[int, float]], set_mean: float | None, no_show: float = 0.0):
        seen = list(seen)
        self.basis = MEASURED if len(seen) >= ENOUGH else SET if set_mean else None
        self._missed = round(no_show * SAMPLES)
        self._columns: dict[int, tuple[float, ...]] = {}
        if self.basis == MEASURED:
            self._mean = sum(minutes for _, minutes in seen) / len(seen)
            self._hours = _means_by_hour(seen, self._mean)
            self._shape = sorted(minutes / self._mean_at(hour) for hour, minutes in seen)
        else:
            self._mean, self._hours, self._shape = set_mean, {}, UNTIMED

    def minutes(self, hour: int) -> tuple[float, ...]:
        """Samples of what the next person of this service takes; some of them never come."""
        if hour not in self._columns:
            mean = self._mean_at(hour)
            served = even_samples(self._shape, SAMPLES - self._missed)
            self._columns[hour] = (MISSED_MINUTES,) * self._missed + tuple(HANDOVER_MINUTES + mean * share for share in served)
        return self._columns[hour]

    def rest(self, hour: int, spent: float) -> tuple[float, ...]:
        """Samples of what is left for a person who has been at the desk so many minutes already."""
        mean = self._mean_at(hour)
        longer = self._shape[bisect.bisect_right(self._shape, spent / mean):]
        if not longer:
            return tuple(HANDOVER_MINUTES + LEFT_AT_LONGEST * spent * share for share in UNTIMED)
        return tuple(HANDOVER_MINUTES + mean * share - spent for share in even_samples(longer))

    def _mean_at(self, hour: int) -> float:
        return self._hours.get(hour, self._mean)


def _means_by_hour(seen, mean) -> dict[int, float]:
    by_hour = defaultdict(list)
    for hour, minutes in seen:
        by_hour[hour].append(minutes)
    return {
        hour: (sum(each) + HOUR_COUNTS_FROM * mean) / (len(each) + HOUR_COUNTS_FROM) for hour, each in by_hour.items()
    }
