"""The power goes at any moment, on a disk that forgets what was not synced. What the box had acknowledged must all be there."""
import os
import random
import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import cast
import under_fire
from kiosk import composition, config
from kiosk.db import database, new_id
from kiosk.keeping import inspecting
from kiosk.queue.models import Ticket
from kiosk.repairs.models import Order
from kiosk.signing.chain import Receipt
from kiosk.signing.verify import verify
from kiosk.site.models import Service
from losing_power import ForgetfulDisk

SEEDS = int(os.environ.get("FAULT_SEEDS", 10))
FIRST_SEED = 20261122
TABLES = {"ticket": Ticket, "order": Order, "receipt": Receipt}


class Visits(under_fire.Life):
    """What visitors do, and what each of them was told."""

    def __init__(self, dice):
        self.dice, self.said = dice, []

    def say(self, what, identity):
        self.said.append((what, identity, Ticket.get_by_id(identity).number if what == "ticket" else ""))


@pytest.fixture(scope="module")
def prepared(fitted_out, empty_file, tmp_path_factory):
    """A community whose visitors have things to do."""
    settings = _settings(tmp_path_factory.mktemp("prepared"))
    shutil.copy(empty_file, settings.database_path)
    composition.open_site(fitted_out, settings)
    cast.community()
    for number in range(6):
        cast.issued_notice(title=f"通知 {number}", body="请知悉。\n" * 30)
    database.close()
    database.close_idle()
    return settings.home


@pytest.fixture(scope="module")
def disk():
    return ForgetfulDisk()


def test_nothing_acknowledged_is_lost_and_no_number_is_given_twice(disk, fitted_out, prepared, tmp_path):
    seeds = range(FIRST_SEED, FIRST_SEED + SEEDS)
    troubles = {seed: trouble for seed in seeds if (trouble := _trial(disk, fitted_out, prepared, tmp_path / str(seed), seed, "full"))}

    print(f"power cut {SEEDS} times, seeds from {FIRST_SEED}: {troubles or 'nothing lost'}")
    assert troubles == {}


def test_the_same_look_finds_what_is_lost_when_commits_are_not_synced(disk, fitted_out, prepared, tmp_path):
    seeds = range(FIRST_SEED, FIRST_SEED + max(6, SEEDS // 4))
    found = [_trial(disk, fitted_out, prepared, tmp_path / str(seed), seed, "normal") for seed in seeds]

    print(f"control with synchronous=NORMAL: {sum(map(bool, found))} of {len(found)} lost something")
    assert any("lost" in trouble for trouble in found)


def _trial(disk, app, prepared: Path, home: Path, seed: int, synchronous: str) -> str:
    """What went wrong when the power was cut once, in one word and the facts; empty when nothing did."""
    dice = random.Random(seed)
    said = _live_until_the_cut(disk, app, prepared, home, dice, synchronous)
    _come_back(disk, home, dice)
    return _what_is_wrong(app, home, said)


def _live_until_the_cut(disk, app, prepared, home, dice, synchronous) -> list[tuple[str, str, str]]:
    shutil.copytree(prepared, home)
    composition.open_site(app, _settings(home))
    database.connection().pragma("synchronous", synchronous)
    database.connection().pragma("wal_autocheckpoint", dice.choice([10, 40, 1000]))
    life = Visits(dice)
    for _ in range(dice.randint(3, 25)):
        dice.choice([life.take, life.take, life.report, life.sign])()
    return life.said


def _come_back(disk, home, dice):
    image = disk.cut(dice)
    database.close()
    database.close_idle()
    for path, content in image.items():
        Path(path).write_bytes(content)
    (home / "qiantai.db-shm").unlink(missing_ok=True)
    disk.platters.clear()


def _what_is_wrong(app, home, said) -> str:
    fault = inspecting.fault_of(home / "qiantai.db", inspecting.THOROUGH)
    if fault:
        return f"damaged: {fault}"
    composition.open_site(app, _settings(home))
    try:
        there = {what: {row for (row,) in table.select(table.id).tuples()} for what, table in TABLES.items()}
        lost = [f"{what} {identity}" for what, identity, _ in said if identity not in there[what]]
        given = {number for what, _, number in said if what == "ticket"}
        again = given & {Ticket.take(service, new_id(), "zh_Hans", "").number for service in Service.offered()}
        return " ".join(filter(None, [lost and f"lost: {lost}", again and f"given twice: {again}", "" if verify().is_intact else "chain broken"]))
    finally:
        database.close()
        database.close_idle()


def _settings(home):
    return config.load(home, demo=True, kiosk_pace="")
