"""Files that must be whole when they are there, and the room on the disk that they leave to everything else."""
import errno
import os
import shutil
from pathlib import Path

ROOM_LEFT = 200 * 1024 * 1024  # numbers and orders need the disk more than pictures do (SEC-29)


def settle(made: Path, target: Path):
    """Give a finished file its name, so that it is there under that name after a power cut, too."""
    with made.open("rb") as file:
        os.fsync(file.fileno())
    made.replace(target)
    sync_folder(target.parent)


def write_whole(path: Path, content: bytes):
    """All of it or nothing, also when the power goes now, readable by the service only: half a key would be taken for a key."""
    draft = path.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with open(handle, "wb") as file:
        file.write(content)
    settle(draft, path)


def sync_folder(folder: Path):
    """Which names it holds survives a power cut, where the file system can promise that."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno != errno.EINVAL:  # what some network mounts answer
            raise
    finally:
        os.close(handle)


def has_room(folder: Path) -> bool:
    return free_bytes(folder) > ROOM_LEFT


def free_bytes(folder: Path) -> int:
    return shutil.disk_usage(folder).free
