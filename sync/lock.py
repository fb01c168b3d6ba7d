"""One exchange at a time per box, over all its processes: the worker and the sync command share one position."""
import fcntl
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(folder: Path):
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "sync.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
