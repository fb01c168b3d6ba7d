"""Brings a database of head office to this program's tables: numbered files of SQL that both engines take, forward only.

A step that has to read what it moves is Python, with a function take(store).
"""
import re
import runpy
from collections.abc import Callable
from pathlib import Path

from sync.office.store import StartRefused, Store

FOLDER = Path(__file__).parent / "migrations"
NUMBERED = re.compile(r"^(\d{4})_\w+\.(sql|py)$")
STEPS = "create table if not exists step (number integer primary key, taken_ms bigint not null)"


def steps(folder: Path = FOLDER) -> list[tuple[int, Path]]:
    named = ((NUMBERED.match(path.name), path) for path in folder.iterdir())
    return sorted((int(found[1]), path) for found, path in named if found)


def catch_up(store: Store, clock: Callable[[], int], folder: Path = FOLDER):
    """Take the steps this database has not seen, all or none. Of several processes that start at once one does it."""
    latest = steps(folder)[-1][0]
    found = store.alone(lambda: _taken(store))
    if found > latest:
        raise StartRefused(
            f"This database was written by a newer program (step {found}, this one knows {latest}). "
            "Start the newer program instead."
        )
    if found < latest:
        store.keep_copy(f"before-{latest:04d}")
        store.alone(lambda: _take_missing(store, clock, folder))


def _taken(store: Store) -> int:
    """The last step taken; 0 for a database without tables, and for one from before steps were counted."""
    store.run(STEPS)
    return store.first("select coalesce(max(number), 0) as number from step")["number"]


def _take_missing(store: Store, clock: Callable[[], int], folder: Path):
    found = _taken(store)
    for number, path in steps(folder):
        if number > found:
            _take(store, path)
            store.run("insert into step (number, taken_ms) values (?, ?)", number, clock())


def _take(store: Store, path: Path):
    if path.suffix == ".py":
        runpy.run_path(str(path))["take"](store)
    else:
        for statement in filter(str.strip, path.read_text("utf-8").split(";")):
            store.run(statement)
