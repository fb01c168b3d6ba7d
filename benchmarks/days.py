"""Days at a desk whose truth is known, played in event time: what visitors are told, and how long they wait then."""
import heapq
import math
import random
from collections import defaultdict, deque
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from kiosk.queue.estimate import Booked, Desk, Range, until_call
from kiosk.queue.paces import Pace
from kiosk.queue.widening import AS_IT_IS, ENOUGH_IN_AN_HOUR, LATELY_LOOKED_AT, SAME_HOUR_LOOKED_AT, Outcome, Widening, learned

HOUR = 60.0
OPENS, CLOSES, NOON = 8.5 * HOUR, 17.5 * HOUR, 12 * HOUR
# Of what the windows can do in the hour.
ARRIVALS = {8: 0.8, 9: 1.0, 10: 1.05, 11: 0.8, 12: 0.35, 13: 0.55, 14: 0.9, 15: 1.0, 16: 0.85, 17: 0.35}
BUSIEST = max(ARRIVALS.values())
LENGTHS = {"A": (4.0, 0.5), "K": (7.0, 0.6), "P": (11.0, 0.7)}  # mean minutes, and spread of their logarithm
MIX = {"A": 0.6, "K": 0.3, "P": 0.1}
SLOWER_AT = {8: 1.15, 11: 1.1, 12: 0.85, 13: 0.9, 17: 0.8}
LUNCH_MINUTES, PAUSE_MINUTES = 40.0, 10.0
NO_SHOWS, LEAVERS, PRIORITIES, ABSENT = 0.06, 0.04, 0.05, 0.15
APPOINTMENTS_PER_DESK = 2
NO_SHOW_MINUTES = (0.8, 1.8)
HANDOVER_MINUTES = (0.1, 0.6)
DAY_SPREAD, DESK_SPREAD = 0.08, 0.08
HISTORY_KEPT = 400
HISTORY_READ_EVERY = 10.0


@dataclass(eq=False)
class Visitor:
    service: str
    came_at: float
    is_priority: bool = False
    told: Range | None = None


@dataclass(eq=False)
class Window:
    factor: float
    pauses: list
    closes: float
    serving: Visitor | None = None
    since: float = 0.0
    state: str = "closed"
    is_missed: bool = False


@dataclass
class Knowledge:
    """What the box has seen so far: minutes by service and hour, no-shows, and what came of its ranges."""

    set_means: dict
    seen: dict = field(default_factory=lambda: defaultdict(lambda: deque(maxlen=HISTORY_KEPT)))
    shows: deque = field(default_factory=lambda: deque([True] * 20, maxlen=HISTORY_KEPT))
    lately: deque = field(default_factory=lambda: deque(maxlen=LATELY_LOOKED_AT))
    by_hour: dict = field(default_factory=lambda: defaultdict(lambda: deque(maxlen=SAME_HOUR_LOOKED_AT)))
    paces: dict = field(default_factory=dict)
    widening: Widening = AS_IT_IS
    read_at: float = -math.inf

    def range_for(self, ahead, desks, booked, now) -> Range | None:
        if not 0 <= now - self.read_at < HISTORY_READ_EVERY:
            self._read(now)
        return until_call(ahead, desks, self.paces, int(now // HOUR), booked, self.widening)

    def note(self, told: "Told"):
        if told.is_range:
            outcome = Outcome(told.told.median, told.told.below, told.told.above, told.minutes)
            self.lately.append(outcome)
            self.by_hour[int(told.at // HOUR)].append(outcome)

    def _read(self, now):
        missed = 1 - sum(self.shows) / len(self.shows)
        self.paces = {code: Pace(self.seen[code], self.set_means.get(code), missed) for code in LENGTHS}
        same_hour = self.by_hour[int(now // HOUR)]
        self.widening = learned(same_hour if len(same_hour) >= ENOUGH_IN_AN_HOUR else self.lately)
        self.read_at = now


class Told(NamedTuple):
    """One estimate given, and the truth."""

    at: float
    told: Range | None
    minutes: float

    @property
    def is_range(self) -> bool:
        return self.told is not None and not self.told.is_now

    @property
    def is_inside(self) -> bool:
        return self.told.low <= self.minutes <= self.told.high


class Day:
    """One day with so many windows. play() returns what each visitor who was called had been told."""

    def __init__(self, knowledge: Knowledge, chance: random.Random, windows: int, lost_at_noon: int = 0):
        self.knowledge, self.chance = knowledge, chance
        self.slowness = math.exp(chance.gauss(0, DAY_SPREAD))
        self.windows = [self._window(place, NOON if place < lost_at_noon else CLOSES) for place in range(windows)]
        self.line: list[Visitor] = []
        self.due: list[tuple[float, str]] = []
        self.given: list[Told] = []
        self._order, self._coming = count(), []

    def play(self) -> list[Told]:
        self._plan()
        while self._coming:
            self.now, _, act, whom = heapq.heappop(self._coming)
            act(whom)
        return self.given

    def _window(self, place, closes) -> Window:
        pause_at = self.chance.choice([self.chance.uniform(9.5, 11) * HOUR, self.chance.uniform(14.5, 16.5) * HOUR])
        lunch_at = 11.6 * HOUR + (place % 2) * LUNCH_MINUTES + self.chance.uniform(0, 10)
        pauses = sorted([(lunch_at, LUNCH_MINUTES), (pause_at, PAUSE_MINUTES)])
        return Window(math.exp(self.chance.gauss(0, DESK_SPREAD)), pauses, closes)

    def _plan(self):
        for window in self.windows:
            self._later(OPENS + self.chance.uniform(-2, 4), self._free, window)
            for at, _ in window.pauses:
                self._later(at, self._look_up, window)
        for at in self._arrivals():
            self._later(at, self._arrive, Visitor(self._service(), at, self.chance.random() < PRIORITIES))
        for _ in range(APPOINTMENTS_PER_DESK * len(self.windows)):
            self._book(self.chance.choice(range(18, 34)) * HOUR / 2)

    def _book(self, at):
        appointment = (at, self._service())
        self._later(at - 2 * HOUR, self.due.append, appointment)
        self._later(at + self.chance.uniform(-8, 6), self._check_in, appointment)

    def _arrivals(self):
        capacity = len(self.windows) / sum(share * (LENGTHS[code][0] + 0.4) for code, share in MIX.items())
        at = OPENS - 10
        while (at := at + self.chance.expovariate(capacity * BUSIEST)) < CLOSES - 10:
            if self.chance.random() < ARRIVALS[int(at // HOUR)] / BUSIEST:
                yield at

    def _service(self) -> str:
        return self.chance.choices(list(MIX), MIX.values())[0]

    def _arrive(self, visitor):
        if not visitor.is_priority:
            visitor.told = self.knowledge.range_for([each.service for each in self.line], self._desks(), self._booked(), self.now)
        self._join(visitor)
        if self.chance.random() < LEAVERS:
            self._later(self.now + self.chance.uniform(5, 40), self._leave, visitor)

    def _check_in(self, appointment):
        self.due.remove(appointment)
        if self.chance.random() > ABSENT:
            self._join(Visitor(appointment[1], self.now, is_priority=True))

    def _join(self, visitor):
        place = sum(each.is_priority for each in self.line) if visitor.is_priority else len(self.line)
        self.line.insert(place, visitor)
        for window in self.windows:
            self._look_up(window)

    def _leave(self, visitor):
        if visitor in self.line:
            self.line.remove(visitor)

    def _free(self, window):
        """The window is done with somebody, or back: it stays free until there is somebody to call."""
        if window.serving:
            self._note_end(window)
        window.serving, window.state, window.since = None, "free", self.now
        self._look_up(window)

    def _look_up(self, window):
        if window.state != "free":
            return
        if self.now >= window.closes and (window.closes < CLOSES or not self.line):
            window.state = "closed"
        elif window.pauses and self.now >= window.pauses[0][0]:
            window.state = "paused"
            self._later(self.now + window.pauses.pop(0)[1], self._free, window)
        elif self.line and self.now - window.since >= HANDOVER_MINUTES[0]:
            self._call(window, self.line.pop(0))
        elif self.line:
            self._later(self.now + self.chance.uniform(*HANDOVER_MINUTES), self._look_up, window)

    def _call(self, window, visitor):
        window.serving, window.state, window.since = visitor, "serving", self.now
        self._settle(visitor)
        shows = self.chance.random() > NO_SHOWS
        self.knowledge.shows.append(shows)
        window.is_missed = not shows
        minutes = self._minutes(visitor, window) if shows else self.chance.uniform(*NO_SHOW_MINUTES)
        self._later(self.now + minutes, self._free, window)

    def _minutes(self, visitor, window) -> float:
        mean, spread = LENGTHS[visitor.service]
        slowness = self.slowness * window.factor * SLOWER_AT.get(int(self.now // HOUR), 1.0)
        return slowness * mean * math.exp(self.chance.gauss(0, spread) - spread**2 / 2)

    def _note_end(self, window):
        if not window.is_missed:
            self.knowledge.seen[window.serving.service].append((int(window.since // HOUR), self.now - window.since))

    def _settle(self, visitor):
        if not visitor.is_priority:
            self.given.append(Told(visitor.came_at, visitor.told, self.now - visitor.came_at))
            self.knowledge.note(self.given[-1])

    def _desks(self) -> list[Desk]:
        return [
            Desk(window.serving and window.serving.service, self.now - window.since, is_paused=window.state == "paused")
            for window in self.windows if window.state != "closed"
        ]

    def _booked(self) -> list[Booked]:
        return [Booked(service, max(0.0, at - self.now)) for at, service in self.due]

    def _later(self, at, act, whom):
        heapq.heappush(self._coming, (at, next(self._order), act, whom))


def play(knowledge: Knowledge, chance: random.Random, days: int, lost_at_noon: int = 0) -> list[list[Told]]:
    """So many days, one after the other, each with one to four windows; what was told on each."""
    return [Day(knowledge, chance, chance.choice((1, 2, 2, 3, 3, 4)), lost_at_noon).play() for _ in range(days)]


def coverage(days: list[list[Told]]) -> float:
    """How often the truth fell in the range; "now" is no range and would flatter it."""
    ranges = [told for day in days for told in day if told.is_range]
    return sum(told.is_inside for told in ranges) / len(ranges)
