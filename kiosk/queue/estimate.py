"""How long it may take until a number is called: a range, played out with what happened here lately. Knows no database."""
import math
import random
from collections.abc import Mapping, Sequence
from heapq import heapify, heapreplace
from itertools import cycle, repeat
from operator import itemgetter
from typing import NamedTuple

from kiosk.queue.paces import MEASURED, SAMPLES, SET, Pace
from kiosk.queue.widening import AS_IT_IS, Widening

LOW, MIDDLE, HIGH = 0.1, 0.5, 0.9
LEAST_HALF_MINUTES = 0.5
FINE_BELOW_MINUTES = 10
COARSE_MINUTES = 5
DAY_VARIES = 0.1  # people and days are not alike: by so much a whole day is off the history
SET_VARIES = 0.35  # and by so much a mean that somebody only set
AWAY = Pace([], set_mean=25)  # a pause nobody has said the end of, while other desks are open

# Mixed ever the same way, so that the same question has the same answer.
_chance = random.Random(2026)
_MIXES = [itemgetter(*_chance.sample(range(SAMPLES), SAMPLES)) for _ in range(128)]
_LOGITS = [0.55 * math.log((number + 0.5) / (SAMPLES - number - 0.5)) for number in range(SAMPLES)]
_OFF = {
    basis: _MIXES[-1]([math.exp(share * each) for each in _LOGITS])
    for basis, share in ((MEASURED, DAY_VARIES), (SET, SET_VARIES))
}


class Range(NamedTuple):
    """Minutes until the call: one in ten waits less than low, one in ten longer than high, half less than median.

    The issue asks for P50 to P90 and for the truth inside it four times in five. P50 to P90 holds 40 % by what
    it is, so low is P10: a range that is nearly always true is worth more than a narrow one.
    basis is "measured", or "set" while there is too little history and a service's set mean is used.
    below and above are the unrounded minutes from the median to P10 and P90, before any widening.
    """

    low: int
    high: int
    median: float
    basis: str = MEASURED
    below: float = 0.0
    above: float = 0.0

    @property
    def is_measured(self) -> bool:
        return self.basis == MEASURED

    @property
    def is_now(self) -> bool:
        return self.high == 0


class Desk(NamedTuple):
    """An open desk: free, or with a person of this service for so many minutes, or paused for so many.

    back_in is None when nobody has said when a paused desk goes on.
    """

    serving: str | None = None
    minutes: float = 0.0
    is_paused: bool = False
    back_in: float | None = None

    @property
    def has_no_end(self) -> bool:
        return self.is_paused and self.back_in is None


class Booked(NamedTuple):
    """An appointment that is not in the line yet; once it is due it goes before those who wait."""

    service: str
    due_in: float


def until_call(ahead: Sequence[str], desks: Sequence[Desk], paces: Mapping[str, Pace], hour: int,
               booked: Sequence[Booked] = (), widening: Widening = AS_IT_IS) -> Range | None:
    """None when it cannot be said: no desk is open, or nothing is known of a service that comes before.

    ahead holds the services of those before, in the order they will be called; low and high are 0 for "now".
    """
    at_desks = (desk.serving for desk in desks if desk.serving)
    basis = _basis({*ahead, *at_desks, *(one.service for one in booked)}, paces)
    if basis is None or all(desk.has_no_end for desk in desks):
        return None
    ends = sorted(map(float.__mul__, _ends(ahead, desks, paces, hour, booked), _OFF[basis]))
    if not ends[-1]:
        return Range(0, 0, 0.0, basis)
    return _told(ends, basis, widening, certain=min(desk.back_in or 0.0 for desk in desks))


def _basis(services, paces) -> str | None:
    bases = {paces[service].basis for service in services}
    if None in bases:
        return None
    return SET if SET in bases else MEASURED


def _ends(ahead, desks, paces, hour, booked) -> list[float]:
    """Plays the line to its end once for each sample: a Latin hypercube, in which every column is drawn evenly."""
    free = zip(*(mix(_until_free(desk, paces, hour)) for desk, mix in zip(desks, reversed(_MIXES[:-1]))))
    people = _drawn(ahead, paces, hour, _MIXES)
    if not booked:
        return [_turn(list(desks_free), minutes) for desks_free, minutes in zip(free, people)]
    booked = sorted(booked, key=lambda one: one.due_in)
    dues = [one.due_in for one in booked] + [math.inf]
    theirs = _drawn([one.service for one in booked], paces, hour, _MIXES[64:])
    return [_turn_among(list(at), minutes, dues, booked_ones) for at, minutes, booked_ones in zip(free, people, theirs)]


def _until_free(desk, paces, hour) -> Sequence[float]:
    if desk.serving:
        return paces[desk.serving].rest(hour, desk.minutes)
    if desk.has_no_end:
        return AWAY.rest(hour, desk.minutes)
    return (float(desk.back_in or 0),) * SAMPLES


def _drawn(services, paces, hour, mixes):
    """For each sample, the minutes of every one of these people."""
    return zip(*(mix(paces[service].minutes(hour)) for service, mix in zip(services, cycle(mixes)))) if services else repeat(())


def _turn(free: list[float], people) -> float:
    """When a desk is free again after each of these people went to the one that was free first."""
    if len(free) == 1:
        return free[0] + sum(people)
    heapify(free)
    for minutes in people:
        heapreplace(free, free[0] + minutes)
    return free[0]


def _turn_among(free, people, dues, booked) -> float:
    """The same, with those who have an appointment called as soon as they are due."""
    heapify(free)
    served = 0
    for minutes in people:
        while dues[served] <= free[0]:
            heapreplace(free, free[0] + booked[served])
            served += 1
        heapreplace(free, free[0] + minutes)
    while dues[served] <= free[0]:
        heapreplace(free, free[0] + booked[served])
        served += 1
    return free[0]


def _told(ends, basis, widening, certain) -> Range:
    low, median, high = (_quantile(ends, share) for share in (LOW, MIDDLE, HIGH))
    below, above = max(LEAST_HALF_MINUTES, median - low), max(LEAST_HALF_MINUTES, high - median)
    low = max(_rounded_low(max(0.0, median - widening.low * below)), math.floor(certain))
    high = max(_rounded(median + widening.high * above), _step_above(low))
    return Range(low, high, median, basis, below, above)


def _quantile(ordered, share) -> float:
    place = share * len(ordered) - 0.5
    before = int(place)
    return ordered[before] + (place - before) * (ordered[before + 1] - ordered[before])


def _rounded_low(minutes: float) -> int:
    # To the nearest, a low of 0.6 would become 1 and every quick call a broken promise.
    return int(minutes) if minutes < FINE_BELOW_MINUTES else _rounded(minutes)


def _rounded(minutes: float) -> int:
    step = _step(minutes)
    return int(minutes / step + 0.5) * step


def _step_above(minutes: int) -> int:
    step = _step(minutes)
    return (minutes // step + 1) * step


def _step(minutes: float) -> int:
    return 1 if minutes < FINE_BELOW_MINUTES else COARSE_MINUTES
