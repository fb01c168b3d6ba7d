"""Clocks that jump, a box that was away for a year, two boxes of one community: order, duplicates and numbers depend on none of it."""
import os
import random

import pytest

from kiosk import clock
from kiosk.db import new_id
from kiosk.queue.models import Ticket
from kiosk.site.models import Service
from sync.worker import Worker
from tests.faults.acknowledged import Acknowledged
from tests.faults.one_process import box_of, community, head_office, token_for
from tests.faults.test_each_step import Home
from tests.sync.conftest import DAY_MS, MORNING_MS, TABLES, Desk

SEED = 20261122
LONG = "FAULT_SEEDS" in os.environ
YEAR_ROWS = 100_000 if LONG else 6_000
TEN_YEARS = 3652 * DAY_MS
JUMPS = [0, -TEN_YEARS, TEN_YEARS, -3 * 3600 * 1000, DAY_MS, -DAY_MS, 3600 * 1000, -3600 * 1000]  # the last two: a zone's summer time


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path / "home")
    home.folder.mkdir()
    return home


def test_a_clock_that_jumps_changes_no_order_doubles_nothing_and_is_seen_at_both_ends(home):
    ends, told = home.open(), Acknowledged()
    now = [MORNING_MS]
    ends.box.now_ms = lambda: now[0]
    worker = Worker(ends.box, now_ms=lambda: now[0], zone=ends.here.zone, dice=lambda: 0.0)
    for number, jump in enumerate(JUMPS * 2):
        now[0] = MORNING_MS + number * 60_000 + jump
        told.row("ticket", ends.desk.take(f"A{number:03}", taken_at=now[0]).id)
        now[0] += int(worker.idle_s() * 1000)
        while worker.one_turn():
            pass

        assert ends.box.status().pending == 0 and worker.idle_s() < 3601
        drift = ends.here.store.first("select drift_ms from stream")["drift_ms"]
        assert abs(drift - (now[0] - MORNING_MS)) < 1000 and ends.box.status().drift_ms == drift

    ends.box.sync_all()
    assert told.troubles(ends.here.store, [ends.desk.database], TABLES) == []
    assert ends.box.status().fork_alarm is None
    places = ends.here.store.rows("select pk from landed where tbl = 'ticket' order by src_seq")
    assert [row["pk"] for row in places] == [f"ticket-A{number:03}" for number in range(len(JUMPS) * 2)]
    home.close(ends)


def test_no_number_of_a_day_is_given_twice_whatever_the_clock_does(app, hands):
    """Backwards over midnight, to another year, and through both nights on which a zone's clock is put on and back."""
    told, dice, start = Acknowledged(), random.Random(SEED), hands.moment
    clock.use_zone("Europe/Berlin")
    try:
        for _ in range(60):
            hands.moment = start + clock.timedelta(milliseconds=dice.choice(JUMPS), hours=dice.randrange(48))
            ticket = Ticket.take(Service.get(Service.code == "A"), new_id(), "zh_Hans", "")
            told.number(str(ticket.day), ticket.number)
    finally:
        clock.use_zone(clock.DEFAULT_ZONE)

    print(f"seed {SEED}")
    assert [trouble for trouble in told.troubles(_NoOffice, [], []) if "twice" in trouble] == []
    told.number(*told.numbers[0])
    assert told.troubles(_NoOffice, [], [])  # the control


class _NoOffice:
    @staticmethod
    def rows(*_):
        return []


def test_a_year_offline_arrives_in_batches_that_head_office_takes(home):
    ends, told = home.open(), Acknowledged()
    ends.desk.rows(
        "with recursive n (i) as (select 1 union all select i + 1 from n where i < ?) "
        "insert into ticket (id, number, day, state, taken_at) select 'y' || i, 'Y' || i, '2026-01-01', 'done', i from n", YEAR_ROWS)
    ends.desk.rows("update ticket set state = 'cancelled' where taken_at % 7 = 0")
    ends.desk.rows("delete from ticket where taken_at % 11 = 0")
    for number in range(1, YEAR_ROWS + 1):
        told.row("ticket", f"y{number}")
    for number in range(11, YEAR_ROWS + 1, 11):
        told.gone("ticket", f"y{number}")

    done = ends.box.sync_all()

    assert done.batches >= YEAR_ROWS / 500 and done.rejected == 0
    assert done.proved_rows == YEAR_ROWS - YEAR_ROWS // 11
    assert told.troubles(ends.here.store, [ends.desk.database], TABLES) == []
    home.close(ends)


def test_two_boxes_of_one_community_keep_apart_what_each_of_them_has(tmp_path):
    app, here = head_office(tmp_path / "office.db")
    site, told, boxes, dice = community(here), Acknowledged(), {}, random.Random(SEED)
    for lane in "AK":
        desk = Desk(tmp_path / f"{lane}.db")
        boxes[lane] = desk, box_of(desk, app, token_for(here, site), tmp_path / lane)
    for number in range(60):
        lane = dice.choice("AK")
        desk, box = boxes[lane]
        told.row("ticket", desk.take(f"{lane}{number:03}").id)
        told.number("", f"{lane}{number:03}")
        dice.choice([box.push_once, box.sync_all, lambda: None])()
    proved = [box.sync_all().proved_rows for _, box in boxes.values()]

    print(f"seed {SEED}")
    assert sum(proved) == 60
    assert told.troubles(here.store, [desk.database for desk, _ in boxes.values()], TABLES) == []
    assert not any(box.status().fork_alarm for _, box in boxes.values())
    for desk, _ in boxes.values():
        desk.database.close()
    here.store.close()
