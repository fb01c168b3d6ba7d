"""Looks at the database before anything opens it. A damaged one is set aside, never deleted, and the newest good copy takes its place.

A note beside the database says that this happened. Whoever opens the site next leaves a gap in all numbers before it forgets the note,
so that a power cut at any step gives no number twice.
"""
import logging
import math
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import apsw
import msgspec

from kiosk import clock, shelf
from kiosk.config import Settings
from kiosk.db import transaction
from kiosk.errors import StartRefused
from kiosk.keeping import inspecting, medium, sealing, state
from kiosk.keeping.medium import Copy
from kiosk.keeping.state import BroughtBack

log = logging.getLogger(__name__)

HERE = "backups"
NOTE = "brought-back.json"
SUSPECT = "suspect"
ASIDE = "damaged"
MEDIUM_COMES_WITHIN_S = 30
LOOK_S = 0.2
SKIPPED_EACH_HOUR = 100
MOST_SKIPPED = 600  # three digits on a ticket leave no more


class NoCopy(Exception):
    """This copy cannot take the place of the database; the text says why."""


def look(settings: Settings, newest_step: int):
    """Before anything else: what is damaged makes way for the newest copy that is whole, or for a new database."""
    fault = _fault(settings)
    if fault:
        log.error("the database is not usable: %s", fault)
        _take_newest(settings, newest_step, fault)
    (settings.home / SUSPECT).unlink(missing_ok=True)


def folder_of(settings: Settings) -> Path:
    return settings.backup_folder or settings.home / HERE


def copies_for(settings: Settings) -> list[Copy]:
    folders = {folder_of(settings), settings.home / HERE}
    found = [copy for folder in folders for copy in medium.copies(folder)]
    return sorted(found, key=lambda copy: copy.manifest.made_ms, reverse=True)


def suspect(home: Path, fault: str):
    """What a whole check found, and a quick one may not: the next start looks at everything."""
    shelf.write_whole(home / SUSPECT, fault.encode())


def bring_back(settings: Settings, copy: Copy, fault: str, newest_step: int):
    """Put this copy in the database's place; NoCopy when it is not whole, and then nothing was touched."""
    if copy.manifest.step > newest_step:
        raise NoCopy("it was made by a newer program")
    draft = settings.home / "unlocked.draft"
    try:
        _unlock(copy.database, draft, copy.manifest.sha256, sealing.code_of(settings.home))
        if what := inspecting.fault_of(draft, inspecting.THOROUGH):
            raise NoCopy(what)
        _add_missing_files(settings.home, copy)
        _note(settings.home, copy.manifest.made_ms, fault)
        shelf.settle(draft, settings.database_path)
    finally:
        draft.unlink(missing_ok=True)


def begins_anew(home: Path) -> bool:
    """Whether no copy could be used, and a new database was made just now."""
    return (home / NOTE).exists() and not _read_note(home).made_ms


def settle_in(settings: Settings, leave_gap: Callable[[int], None]):
    """After another database was put in place: leave the gap, tell the desk, and only then forget the note.

    It comes after the settings were put into the tables: the services of a new database must be there to have gaps.
    """
    note = settings.home / NOTE
    if not note.exists():
        return
    brought = _read_note(settings.home)
    with transaction():
        leave_gap(_gap(brought))
        state.write(brought)
    note.unlink()
    shelf.sync_folder(settings.home)


def day_begun_anew() -> date | None:
    """The day on which a new database took the place of one that could not be brought back, or None."""
    brought = state.read(BroughtBack)
    return clock.local(clock.from_ms(brought.at_ms)).date() if brought and not brought.made_ms else None


def _fault(settings) -> str | None:
    path = settings.database_path
    if not path.exists() or not path.stat().st_size:
        return "it is missing" if copies_for(settings) else None
    try:
        return inspecting.fault_of(path, inspecting.THOROUGH if (settings.home / SUSPECT).exists() else inspecting.QUICK)
    except (apsw.CantOpenError, apsw.IOError, apsw.ReadOnlyError) as error:
        raise StartRefused(f"{path} cannot be read: {error}. Look at the disk and at who owns the file.") from error


def _take_newest(settings, newest_step, fault):
    _await_medium(settings)
    for copy in copies_for(settings):
        try:
            return bring_back(settings, copy, fault, newest_step)
        except (NoCopy, OSError) as error:
            log.error("the copy %s is not usable: %s", copy.path, error)
    log.error("there is no usable copy: a new database takes its place, so that numbers go on")
    _note(settings.home, 0, fault)


def _await_medium(settings):
    """A machine that starts may mount its stick later than it starts the site."""
    until = clock.ticks() + MEDIUM_COMES_WITHIN_S
    while settings.backup_folder and medium.whose(settings.backup_folder) is None and clock.ticks() < until:
        time.sleep(LOOK_S)


def _note(home, made_ms, fault):
    """First the note, then the database goes aside: with the note alone only numbers are skipped."""
    now = clock.now_ms()
    place = home / ASIDE / f"{clock.from_ms(now):%Y%m%d-%H%M%S}"
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    shelf.write_whole(home / NOTE, msgspec.json.encode(BroughtBack(now, made_ms, fault, str(place))))
    for name in ("qiantai.db-wal", "qiantai.db-shm", "qiantai.db"):
        if (home / name).exists():
            (home / name).replace(place / name)
    shelf.sync_folder(place)
    shelf.sync_folder(home)


def _read_note(home) -> BroughtBack:
    return msgspec.json.decode((home / NOTE).read_bytes(), type=BroughtBack)


def _add_missing_files(home, copy):
    """What is there stays: the file of checkpoints knows more than any copy of it."""
    for name, (sha, _, _) in copy.manifest.files.items():
        if medium.belongs(name) and not (home / name).exists():
            try:
                _add_file(home, name, medium.path_of_file(copy.path.parent, sha), sha)
            except (NoCopy, OSError) as error:
                log.error("%s could not be brought back: %s", name, error)  # no reason to do without the numbers


def _add_file(home, name, sealed, sha):
    target = home / name
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = target.with_name(f"{target.name}.draft")
    try:
        _unlock(sealed, draft, sha, sealing.code_of(home))
        shelf.settle(draft, target)
    finally:
        draft.unlink(missing_ok=True)


def _unlock(sealed: Path, target: Path, sha: str, code: str):
    target.unlink(missing_ok=True)
    target.touch(0o600)
    try:
        with sealed.open("rb") as source, target.open("wb") as plain:
            sealing.unseal(source, plain, code)
    except sealing.Unreadable as error:
        raise NoCopy(str(error)) from error
    if medium.hash_of(target) != sha:
        raise NoCopy("it is not what was copied")


def _gap(brought: BroughtBack) -> int:
    """How many numbers may have been given since the copy was made. What a person put back was seen by somebody too."""
    hours = math.ceil((brought.at_ms - brought.made_ms) / (timedelta(hours=1) // timedelta(milliseconds=1)))
    return min(MOST_SKIPPED, SKIPPED_EACH_HOUR * max(1, hours))
