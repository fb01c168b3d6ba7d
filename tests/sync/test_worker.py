"""When the box calls head office; the clock and the dice are ours."""
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from sync.client import SyncError
from sync.messages import Facts
from sync.patience import LONGEST_BACKOFF_S
from sync.worker import Worker
from tests.sync.conftest import DAY_MS

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def worker(box, clock):
    return Worker(box, now_ms=clock, zone=SHANGHAI, dice=lambda: 1.0)


def until_idle(worker):
    while worker.one_turn():
        assert worker.idle_s() == 0


def test_the_day_trickles(desk, worker, clock, landed):
    desk.take("A001")
    until_idle(worker)
    desk.take("A002")
    assert not worker.one_turn()

    clock.forward(worker.idle_s())
    until_idle(worker)

    assert set(landed("ticket")) == {"ticket-A001", "ticket-A002"}


def test_one_proof_a_night_in_the_slot_of_this_box(desk, worker, clock, store):
    clock.ms -= 9 * 3600 * 1000  # midnight in Shanghai
    desk.take("A001")
    until_idle(worker)
    assert store.rows("select * from proof") == []

    clock.forward(worker.slot().total_seconds())
    until_idle(worker)
    clock.forward(worker.idle_s())
    until_idle(worker)

    assert len(store.rows("select * from proof")) == 1


def test_a_missed_night_is_made_up_for_in_the_morning(desk, worker, store):
    desk.take("A001")

    until_idle(worker)

    assert store.first("select rows_n from proof")["rows_n"] == 1


def test_a_clock_that_is_set_back_makes_nobody_wait_for_it(worker, clock):
    until_idle(worker)
    assert worker.idle_s() > 0

    clock.forward(-DAY_MS // 1000)

    assert worker.idle_s() == 0


def test_the_slots_of_many_boxes_spread_over_two_hours():
    class Named:
        def __init__(self, device_id):
            self.device_id = device_id

    slots = [Worker(Named(str(n)), now_ms=int, zone=SHANGHAI).slot() for n in range(400)]

    assert min(slots) >= timedelta(hours=1) and max(slots) < timedelta(hours=3)
    quarters = [sum(slot // timedelta(minutes=30) == part for slot in slots) for part in range(2, 6)]
    assert min(quarters) > 60


def test_failures_are_tried_again_ever_more_slowly_but_never_slower_than_a_quarter_of_an_hour(new_box, desk, clock):
    worker = Worker(new_box(desk, url="http://127.0.0.1:9"), now_ms=clock, zone=SHANGHAI, dice=lambda: 1.0)
    waits = []
    for _ in range(12):
        assert not worker.one_turn()
        waits.append(worker.idle_s())
        clock.forward(worker.idle_s())

    assert waits[:4] == [4, 8, 16, 32]
    assert waits[-1] == LONGEST_BACKOFF_S


def test_the_wait_head_office_asks_for_wins(clock):
    class Busy:
        device_id = "d"

        def push_once(self):
            raise SyncError("busy", wait_s=90)

    worker = Worker(Busy(), now_ms=clock, zone=SHANGHAI, dice=lambda: 0.0)

    worker.one_turn()

    assert worker.idle_s() == 90


def test_a_difference_nobody_can_mend_does_not_keep_the_box_busy_all_night(desk, worker, clock, box, store):
    """A row head office cannot take differs every time it is proved."""
    desk.Ticket.create(id="x" * 300, number="A001")

    until_idle(worker)

    proofs = store.rows("select differing from proof")
    assert all(proof["differing"] for proof in proofs)
    assert worker.idle_s() > 0


def test_facts_of_the_box_reach_head_office(desk, new_box, store):
    new_box(desk, facts=lambda: Facts(app="0.2.0", lane="A")).push_once()

    assert '"app":"0.2.0"' in store.first("select facts from device")["facts"]
