"""One site at a time on one data folder, and nobody puts another database in its place meanwhile."""
import fcntl
from contextlib import contextmanager
from pathlib import Path

from kiosk.errors import StartRefused


@contextmanager
def alone(home: Path):
    home.mkdir(parents=True, exist_ok=True)
    with (home / "site.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise StartRefused(f"The site of {home} is running. Stop it first.") from error
        yield


def is_free(home: Path) -> bool:
    try:
        with alone(home):
            return True
    except StartRefused:
        return False
