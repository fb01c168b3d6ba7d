"""The power goes while a damaged database is being replaced, at each thing that is done to a file. The next start gives no number twice."""
import os
import shutil
import sys
from pathlib import Path

import pytest

import cast
from kiosk import composition, config, migrating
from kiosk.db import database, new_id
from kiosk.keeping import backups, rescue
from kiosk.queue.models import Ticket
from kiosk.site.models import Service

STEPS = int(os.environ.get("FAULT_SEEDS", 10))
TOUCHES = {"open", "os.rename", "os.remove", "os.mkdir"}
DONE, KILLED = 0, 9


@pytest.fixture(scope="module")
def damaged(fitted_out, empty_file, tmp_path_factory):
    """A box with a copy, numbers given after it, and a database that something has written over; and those numbers."""
    settings = _settings(tmp_path_factory.mktemp("damaged"))
    shutil.copy(empty_file, settings.database_path)
    composition.open_site(fitted_out, settings)
    cast.community()
    given = {_take()}
    backups.back_up(settings)
    given |= {_take() for _ in range(5)}
    database.close()
    database.close_idle()
    with settings.database_path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(200_000))
    return settings.home, given


def test_a_start_that_was_cut_off_anywhere_is_made_good_by_the_next(damaged, fitted_out, tmp_path):
    home, given = damaged
    whole = _steps_of_a_whole_start(fitted_out, home, tmp_path / "whole")
    chosen = sorted({1 + whole * number // STEPS for number in range(STEPS)})

    wrong = [step for step in chosen if _number_after(fitted_out, home, tmp_path / str(step), step) in given]

    print(f"cut off at {len(chosen)} of {whole} steps")
    assert whole > 20 and wrong == []


def _steps_of_a_whole_start(app, home, copy) -> int:
    shutil.copytree(home, copy)
    reading, writing = os.pipe()
    if os.fork() == 0:
        count = _cut_at(None)
        _start(app, copy)
        os.write(writing, str(count()).encode())
        os._exit(DONE)
    os.wait()
    return int(os.read(reading, 20))


def _number_after(app, home, copy: Path, step: int) -> str:
    shutil.copytree(home, copy)
    child = os.fork()
    if child == 0:
        _cut_at(step)
        _start(app, copy)
        os._exit(DONE)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) in (DONE, KILLED)
    _start(app, copy)
    try:
        return _take()
    finally:
        database.close()
        database.close_idle()


def _cut_at(step: int | None):
    """End this process at the so manyth time it touches a file; without one only count."""
    seen = [0]

    def look(event, arguments):
        if event in TOUCHES:
            seen[0] += 1
            if seen[0] == step:
                os._exit(KILLED)
    sys.addaudithook(look)
    return lambda: seen[0]


def _start(app, home):
    settings = _settings(home)
    rescue.look(settings, migrating.latest())
    composition.open_site(app, settings)


def _take() -> str:
    return Ticket.take(Service.get(Service.code == "A"), new_id(), "zh_Hans", "").number


def _settings(home):
    return config.load(home, demo=True, kiosk_pace="")
