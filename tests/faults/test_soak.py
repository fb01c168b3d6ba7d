"""Everything at once, by dice: work, a bad line, power cuts under both databases, old copies put back, writes nobody saw, wrong clocks.

At every quiet point both sides must agree on every row. A power cut leaves what was synced, and of the rest what the dice leave.
"""
import contextlib
import os
import random
import shutil
from pathlib import Path

import apsw
import pytest

from sync.client import SyncError
from sync.office.boxes import devices
from sync.office.core import Refused
from tests.faults.acknowledged import Acknowledged
from tests.faults.losing_power import ForgetfulDisk
from tests.faults.test_each_step import Home, publish
from tests.sync.conftest import DAY_MS, MORNING_MS, TABLES

SEEDS = int(os.environ.get("FAULT_SEEDS", 6))
FIRST_SEED = 20261122
ROUNDS = 5
MISHAPS = ["", "", "", "", "cut before", "cut after", "twice", "old"]


class Cut(BaseException):
    """The power went."""


@pytest.fixture(scope="module")
def disk():
    return ForgetfulDisk()


class Life:
    """A box and its head office, and what visitors were told."""

    def __init__(self, disk, folder: Path, dice: random.Random, synchronous="full"):
        self.disk, self.dice, self.synchronous = disk, dice, synchronous
        folder.mkdir()
        self.home, self.told, self.taken, self.now_ms = Home(folder), Acknowledged(), 0, MORNING_MS
        self.open()

    def open(self):
        self.ends = self.home.open()
        self.ends.box.now_ms = lambda: self.now_ms
        self.ends.box.line._pool.mishap = lambda path: self.dice.choice(MISHAPS)
        self.ends.desk.rows(f"pragma synchronous = {self.synchronous}")
        for connection in apsw.connections():
            connection.pragma("wal_autocheckpoint", self.dice.choice([5, 40, 1000]))

    def close(self):
        self.home.close(self.ends)

    def work_until_the_cut(self):
        left, images = self.dice.randrange(40, 900), {}

        def before_each_statement(*_):
            nonlocal left
            left -= 1
            if left == 0:
                images.update(self.disk.cut(self.dice))
                raise Cut
            return True

        for connection in apsw.connections():
            connection.exec_trace = before_each_statement
        with contextlib.suppress(Cut):
            while True:
                self.dice.choice([self.take, self.take, self.change, self.delete, self.push, self.push, self.prove, self.pull])()
        self.close()
        for path, content in images.items():
            Path(path).write_bytes(content)
            Path(f"{path}-shm").unlink(missing_ok=True)
        self.disk.platters.clear()
        self.open()

    def take(self):
        self.taken += 1
        number = f"N{self.taken}"
        self.told.row("ticket", self.ends.desk.take(number).id)
        self.told.number("", number)

    def change(self):
        ticket = self.ends.desk.Ticket
        ticket.update(state=self.dice.choice(["called", "done"])).where(ticket.number == self._some()).execute()

    def delete(self):
        number = self._some()
        self.told.gone("ticket", f"ticket-{number}")  # also when the power goes before it is done
        self.ends.desk.Ticket.delete().where(self.ends.desk.Ticket.number == number).execute()

    def push(self):
        with contextlib.suppress(SyncError):
            self.ends.box.push_once()

    def prove(self):
        with contextlib.suppress(SyncError):
            self.ends.box.prove()

    def pull(self):
        with contextlib.suppress(SyncError):
            self.ends.box.pull_once()

    def quiet(self) -> list[str]:
        """All is sent over a good line, and looked at."""
        self.ends.box.line._pool.mishap = lambda path: ""
        try:
            self.ends.box.sync_all()
            proved = self.ends.box.prove()
        except SyncError as error:  # its token, for one, may be what it forgot
            return [f"does not get through: {error}"]
        self.ends.box.line._pool.mishap = lambda path: self.dice.choice(MISHAPS)
        wrong = self.told.troubles(self.ends.here.store, [self.ends.desk.database], TABLES)
        return wrong + ([] if proved is not None else ["not proved"])

    def an_old_office_is_put_back(self):
        self._while_closed(lambda: shutil.copy(self.home.folder / "office.db", self.home.folder / "old_office"))
        for _ in range(6):
            self.take()
            self.push()
        self._while_closed(lambda: shutil.copy(self.home.folder / "old_office", self.home.folder / "office.db"))

    def an_old_disk_is_put_back(self) -> list[str]:
        self._while_closed(lambda: shutil.copy(self.home.folder / "box.db", self.home.folder / "old_box"))
        for _ in range(6):
            self.take()
            self.change()
        if wrong := self.quiet():  # what was never sent nobody can give back
            return wrong
        self._while_closed(lambda: shutil.copy(self.home.folder / "old_box", self.home.folder / "box.db"))
        self.ends.desk.Ticket.update(state="held").where(self.ends.desk.Ticket.number == self._some()).execute()
        return []

    def somebody_writes_past_the_triggers(self):
        self.ends.desk.rows("drop trigger if exists sync_ticket_update")
        self.ends.desk.rows("update ticket set state = 'by hand' where number = ?", self._some())

    def the_clock_jumps(self):
        self.now_ms += self.dice.choice([-1, 1]) * self.dice.randrange(4000) * DAY_MS

    def a_new_token_is_asked_for(self):
        devices.ask_to_renew(self.ends.here, self.ends.site, self.ends.box.device_id)

    def something_is_published(self):
        with contextlib.suppress(Refused):
            publish(self.ends, self.dice.choice("ABCDEFG"))

    def _some(self) -> str:
        return f"N{self.dice.randint(1, max(1, self.taken))}"

    def _while_closed(self, act):
        """A checkpoint empties the log, so that the one file is the database."""
        for connection in apsw.connections():
            connection.pragma("wal_checkpoint", "truncate")
        self.close()
        act()
        self.disk.platters.clear()
        self.open()


FAULTS = [
    Life.an_old_office_is_put_back, Life.an_old_disk_is_put_back, Life.somebody_writes_past_the_triggers, Life.the_clock_jumps,
    Life.a_new_token_is_asked_for, Life.something_is_published,
]


def soak(disk, folder: Path, seed: int, synchronous: str = "full") -> list[str]:
    """What was wrong at the first quiet point where something was."""
    dice = random.Random(seed)
    life = Life(disk, folder, dice, synchronous)
    try:
        for _ in range(ROUNDS):
            life.work_until_the_cut()
            if wrong := dice.choice(FAULTS)(life) or life.quiet():
                return wrong
        return []
    finally:
        life.close()


def test_both_sides_agree_at_every_quiet_point(disk, tmp_path):
    seeds = range(FIRST_SEED, FIRST_SEED + SEEDS)
    troubles = {seed: wrong for seed in seeds if (wrong := soak(disk, tmp_path / str(seed), seed))}

    print(f"soak: {SEEDS} lives of {ROUNDS} power cuts and faults, seeds from {FIRST_SEED}: {troubles or 'agreed at every quiet point'}")
    assert troubles == {}


def test_the_same_soak_finds_what_is_lost_when_the_box_does_not_sync_its_commits(disk, tmp_path):
    """The control."""
    seeds = range(FIRST_SEED, FIRST_SEED + max(4, SEEDS // 4))
    found = [trouble for seed in seeds for trouble in soak(disk, tmp_path / str(seed), seed, "normal")]

    assert any(trouble.startswith("lost") for trouble in found)
