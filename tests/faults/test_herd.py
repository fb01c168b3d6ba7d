"""Five hundred boxes call in the same second, and head office is restarted in the middle. Time is counted here, not waited for."""
import heapq
import itertools
import random

import msgspec
import pytest

from sync import wire
from sync.line import Line, SyncError
from sync.messages import Hello
from sync.office import DEFAULT_ZONE
from sync.worker import Worker
from tests.faults.one_process import Wire, community, head_office, token_for

BOXES = 500
PUSH_MS = 100  # how long head office is busy with one batch
RESTART_MS = (4_000, 9_000)
TEN_MINUTES_MS = 10 * 60 * 1000
MOST_KNOCKS = 25
SEED = 20261122


class Caller:
    """One box with one batch, as the worker of a box sees it; how often it knocked, and how often before it should."""

    def __init__(self, app, token: str, world):
        self.device_id, self.world, self.is_done, self.knocks, self.not_before_ms, self.impatient = token.split(".")[1], world, False, 0, 0, 0
        self.line = Line("http://office", token)
        self.line._pool = Wire(app, lambda path: "cut before" if RESTART_MS[0] <= world.now_ms < RESTART_MS[1] else "")
        header = wire.Header(wire.VERSION, "i", 0, 1, True, {"ticket": (1, ["id"])})
        self.body = wire.encode(header, [wire.line([1, "ticket", "u", self.device_id])]).body
        app.test_client().post("/v1/hello", data=msgspec.json.encode(Hello(incarnation="i", acked=0, head="", max_seq=1)),
                               headers={"Authorization": f"Bearer {token}"})

    def push_once(self) -> bool:
        self.knocks += 1
        self.impatient += self.world.now_ms < self.not_before_ms
        try:
            self.line.post("/v1/push", self.body, "application/octet-stream")
        except SyncError as error:
            self.not_before_ms = self.world.now_ms + int(error.wait_s * 1000)
            raise
        self.is_done = True
        self.world.is_busy_until(self.world.now_ms + PUSH_MS)
        return True


class World:
    """Whose turn it is at which millisecond, and how many places at head office are taken until when."""

    def __init__(self, gate):
        self.gate, self.now_ms, self.ends_ms = gate, 0, []

    def is_busy_until(self, ends_ms: int):
        assert self.gate.acquire(blocking=False)
        heapq.heappush(self.ends_ms, ends_ms)

    def move_on(self, now_ms: int):
        self.now_ms = now_ms
        while self.ends_ms and self.ends_ms[0] <= now_ms:
            heapq.heappop(self.ends_ms)
            self.gate.release()


@pytest.fixture
def herd(tmp_path):
    app, here = head_office(tmp_path / "office.db")
    world, site = World(here.gate), community(here)
    callers = here.store.transact(lambda: [token_for(here, site) for _ in range(BOXES)])
    yield world, [Caller(app, token, world) for token in callers], here
    here.store.close()


def let_them_call(world, callers, rest_ms, kind=Worker):
    """Until everybody is done. rest_ms says how long a caller's worker rests before it tries again."""
    dice, turns, order = random.Random(SEED), [], itertools.count()
    for caller in callers:
        worker = kind(caller, now_ms=lambda: world.now_ms, zone=DEFAULT_ZONE, dice=dice.random)
        heapq.heappush(turns, (dice.randrange(1000), next(order), caller, worker))
    while turns:
        at_ms, _, caller, worker = heapq.heappop(turns)
        world.move_on(at_ms)
        worker.one_turn()
        if not caller.is_done:
            heapq.heappush(turns, (at_ms + rest_ms(worker), next(order), caller, worker))


def test_everybody_gets_through_soon_and_nobody_knocks_before_the_time_they_were_told(herd):
    world, callers, here = herd
    random.seed(SEED)

    let_them_call(world, callers, lambda worker: max(1, int(worker.idle_s() * 1000)))

    knocks = sorted(caller.knocks for caller in callers)
    print(f"seed {SEED}: {BOXES} boxes done after {world.now_ms / 1000:.0f} s, {sum(knocks)} knocks, at most {knocks[-1]} of one")
    assert here.store.first("select count(*) as n from landed")["n"] == BOXES
    assert world.now_ms < TEN_MINUTES_MS and knocks[-1] <= MOST_KNOCKS
    assert sum(caller.impatient for caller in callers) == 0


class Hasty(Worker):
    """Knocks ten times a second, whatever it was told."""

    def idle_s(self) -> float:
        return 0


def test_the_same_count_finds_boxes_that_do_not_wait(herd):
    world, callers, _ = herd

    let_them_call(world, callers[:60], lambda worker: 100, Hasty)

    assert sum(caller.impatient for caller in callers) > 0
