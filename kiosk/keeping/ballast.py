"""A file that only takes room, so that there is some to give back when the disk is full: numbers are the last to stop."""
import logging
import os
import shutil
from pathlib import Path

from kiosk import shelf

log = logging.getLogger(__name__)

FILE = "ballast"
MOST_BYTES = 64 * 1024 * 1024
PART_OF_DISK = 50
LITTLE_LEFT = 32 * 1024 * 1024


def tend(home: Path):
    """Give the room back before nothing is left; take it again when there is plenty."""
    if is_laid(home):
        if shelf.free_bytes(home) < LITTLE_LEFT:
            release(home)
    elif shelf.free_bytes(home) > shelf.ROOM_LEFT + size(home):
        lay(home)


def release(home: Path):
    if is_laid(home):
        (home / FILE).unlink(missing_ok=True)
        log.warning("the disk is full: the ballast was given back")


def lay(home: Path):
    draft = home / f"{FILE}.draft"
    with draft.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, size(home))
    shelf.settle(draft, home / FILE)


def is_laid(home: Path) -> bool:
    return (home / FILE).exists()


def is_missed(home: Path) -> bool:
    """Whether the disk is so full that there is no room for it."""
    return not is_laid(home) and shelf.free_bytes(home) <= shelf.ROOM_LEFT + size(home)


def size(home: Path) -> int:
    return min(MOST_BYTES, shutil.disk_usage(home).total // PART_OF_DISK)
