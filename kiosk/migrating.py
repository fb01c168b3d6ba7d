"""Brings an older database file to this program's tables, forward only: a copy first, then each step in a transaction."""
import importlib.util
import re
from pathlib import Path

from kiosk.db import database
from kiosk.errors import StartRefused

FOLDER = Path(__file__).parent / "migrations"
FIRST = 1
NUMBERED = re.compile(r"^(\d{4})_\w+\.py$")


def version() -> int:
    """The number of the last step this file has seen; 0 for one without tables."""
    return database.connection().pragma("user_version")


def steps(folder: Path = FOLDER) -> list[tuple[int, Path]]:
    """The numbered steps of the folder, in their order."""
    named = ((NUMBERED.match(path.name), path) for path in folder.iterdir())
    return sorted((int(found[1]), path) for found, path in named if found)


def latest(folder: Path = FOLDER) -> int:
    return max((number for number, _ in steps(folder)), default=FIRST)


def mark_as_new(folder: Path = FOLDER):
    """The tables were just made as this program knows them."""
    database.connection().pragma("user_version", latest(folder))


def catch_up(backups: Path, folder: Path = FOLDER):
    """Take the steps this file has not seen; a file of a newer program is refused, and left as it is."""
    found = version()
    if found > latest(folder):
        raise StartRefused(
            f"This data was written by a newer program (step {found}, this one knows {latest(folder)}). "
            "Install the newer program again, or restore the backup that was made before it."
        )
    for number, path in steps(folder):
        if number > found:
            _copy(backups / f"before-{number:04d}.db")
            _take(number, path)


def _copy(target: Path):
    target.parent.mkdir(parents=True, exist_ok=True)
    target.unlink(missing_ok=True)
    database.execute_sql("vacuum into ?", (str(target),))


def _take(number: int, path: Path):
    from playhouse.migrate import SchemaMigrator  # 2 MB that only a start after an update needs

    spec = importlib.util.spec_from_file_location(f"step_{number}", path)
    step = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(step)
    with database.atomic():
        step.up(SchemaMigrator.from_database(database))
        database.connection().pragma("user_version", number)
