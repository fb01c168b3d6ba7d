"""Files that must be whole when they are there, and the room on the disk that they leave to everything else."""
import os
import shutil
from pathlib import Path

ROOM_LEFT = 200 * 1024 * 1024  # numbers and orders need the disk more than pictures do (SEC-29)


def settle(made: Path, target: Path):
    """Give a finished file its name, so that it is there under that name after a power cut, too."""
    with made.open("rb") as file:
        os.fsync(file.fileno())
    made.replace(target)
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def has_room(folder: Path) -> bool:
    return shutil.disk_usage(folder).free > ROOM_LEFT
