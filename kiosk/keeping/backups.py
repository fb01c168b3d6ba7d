"""When a copy is made and where, and when the whole file is looked at. The work itself is done by processes of their own."""
import logging
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import msgspec

from kiosk import clock, topics
from kiosk.config import Settings
from kiosk.keeping import ballast, copying, looking, medium, rescue, sealing, state
from kiosk.keeping.state import BackUp, Check

log = logging.getLogger(__name__)

EVERY = timedelta(hours=1)
TRY_AGAIN = timedelta(minutes=5)
CHECKED_FROM_HOUR = 3
LOOK_S = 30
QUIET_MS = 120_000  # a box that has just started has other things to do
LONGEST_S = 3600


class NotMade(Exception):
    """There is no new copy; the text says why."""


class Keeper:
    """A worker: copies every hour, a whole check every night, and the ballast."""

    def __init__(self, settings: Settings):
        self.settings = settings
        self._quiet_until = clock.ticks_ms() + QUIET_MS

    def one_turn(self) -> bool:
        ballast.tend(self.settings.home)
        if clock.ticks_ms() < self._quiet_until:
            return False
        if is_due():
            back_up(self.settings)
        if is_check_due():
            check(self.settings)
        return False

    def idle_s(self) -> float:
        return LOOK_S


def is_due() -> bool:
    last = state.read(BackUp) or BackUp()
    now = clock.now_ms()
    return _is_over(last.made_ms, EVERY, now) and (not last.error or _is_over(last.tried_ms, TRY_AGAIN, now))


def is_check_due() -> bool:
    last = state.read(Check) or Check()
    night = clock.at_site(clock.today(), CHECKED_FROM_HOUR)
    return clock.now() >= night and last.at_ms < clock.to_ms(night)


def back_up(settings: Settings):
    """Make a copy; what hindered it is remembered, shown and tried again."""
    last = state.read(BackUp) or BackUp()
    now = clock.now_ms()
    try:
        make(settings, rescue.folder_of(settings), now)
        state.write(BackUp(made_ms=now, tried_ms=now))
    except NotMade as error:
        log.warning("no copy was made: %s", error)
        state.write(msgspec.structs.replace(last, tried_ms=now, error=str(error)))
    topics.changed("status")


def make(settings: Settings, folder: Path, made_ms: int):
    if settings.backup_folder is None and folder == settings.home / rescue.HERE:
        medium.set_up(folder, sealing.name_of(sealing.code_of(settings.home)))
    name = medium.whose(folder)
    if name is None:
        raise NotMade(f"{folder} is not there, or was never set up")
    if name != sealing.name_of(sealing.code_of(settings.home)):
        raise NotMade(f"the copies in {folder} are another box's")
    _in_its_own_process(copying, settings.home, folder, made_ms)


def check(settings: Settings):
    """Look at the whole live file. What is found stays on the desk until a later night finds it whole."""
    fault = ""
    try:
        _in_its_own_process(looking, settings.database_path)
    except NotMade as error:
        fault = str(error)
        log.error("the database is damaged: %s", fault)
        rescue.suspect(settings.home, fault)
    state.write(Check(at_ms=clock.now_ms(), fault=fault))
    topics.changed("status")


def _in_its_own_process(program, *arguments):
    command = [sys.executable, "-m", program.__name__, *map(str, arguments)]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=LONGEST_S)
    except subprocess.TimeoutExpired as error:
        raise NotMade("it took too long") from error
    if done.returncode:
        raise NotMade(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else f"exit {done.returncode}")


def _is_over(since_ms, period, now_ms) -> bool:
    """A clock that was set back must not put off the next copy for years."""
    return not since_ms <= now_ms < since_ms + period // timedelta(milliseconds=1)
