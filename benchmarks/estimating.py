"""What telling a wait costs, and how often the truth falls in it on simulated days."""
import random
import time

from benchmarks.days import Knowledge, coverage, play
from benchmarks.figures import Figure, median, spread
from kiosk.queue.estimate import Booked, Desk, until_call
from kiosk.queue.paces import Pace

TURNS = 400
WARM_UP_DAYS, DAYS = 14, 60
SERVICES = "AKP"
BOOKED = (Booked("A", 10), Booked("K", 25))
DESKS = [Desk(service, minutes=2.0) for service in "AKPA"]
SET_MEANS = {"A": 5, "K": 5, "P": 10}


def measure(_):
    paces = _paces()
    for ahead in (5, 30):
        yield _cost(f"CPU per estimate, {ahead} ahead, 4 desks", ahead, paces)
    yield _cost("CPU per estimate, 30 ahead, 4 desks, 2 appointments", 30, paces, BOOKED)
    yield from _calibration()


def _cost(what, ahead, paces, booked=()) -> Figure:
    line, ms = [SERVICES[place % 3] for place in range(ahead)], []
    for _ in range(TURNS):
        before = time.process_time_ns()
        until_call(line, DESKS, paces, 10, booked)
        ms.append((time.process_time_ns() - before) / 1e6)
    return Figure(what, median(ms), "ms", at_most=0.5, note=spread(ms))


def _paces() -> dict[str, Pace]:
    chance = random.Random(1)
    return {
        service: Pace([(chance.randrange(9, 18), chance.lognormvariate(1.5, 0.6)) for _ in range(400)], 5, no_show=0.06)
        for service in SERVICES
    }


def _calibration():
    chance, knowledge = random.Random(2026), Knowledge(SET_MEANS)
    play(knowledge, chance, WARM_UP_DAYS)
    days = play(knowledge, chance, DAYS)
    ranges = [told for day in days for told in day if told.is_range]
    width = sum(told.told.high - told.told.low for told in ranges) / len(ranges)
    wait = sum(told.minutes for told in ranges) / len(ranges)
    note = f"{len(ranges)} ranges on {DAYS} simulated days after {WARM_UP_DAYS} to learn from"
    yield Figure("truth inside the range told, at least", coverage(days), "", at_least=0.75, note=note)
    yield Figure("truth inside the range told, at most", coverage(days), "", at_most=0.85)
    yield Figure("mean width of a range beside the mean wait", width, "min", at_most=wait, against="the mean wait")
