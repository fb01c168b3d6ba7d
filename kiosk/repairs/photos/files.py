"""Where the pictures lie: one JPEG for each photo, in a folder of the box. A file is whole before its row is."""
import os
import shutil
from pathlib import Path

FOLDER = "photos"
ROOM_LEFT = 200 * 1024 * 1024  # numbers and orders need the disk more than pictures do (SEC-29)

_place = {}


def use_home(home: Path):
    _place["folder"] = home / FOLDER


def folder() -> Path:
    place = _place["folder"]
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return place


def path(photo_id: str) -> Path:
    return folder() / f"{photo_id}.jpg"


def incoming() -> Path:
    """Where a picture is made before it has a name. There is one at a time."""
    return folder() / "incoming.part"


def keep(made: Path, photo_id: str):
    """Give what was made its name, so that it is there under that name after a power cut, too."""
    made.replace(path(photo_id))
    place = os.open(folder(), os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)


def delete(photo_id: str):
    path(photo_id).unlink(missing_ok=True)


def ids() -> set[str]:
    return {file.stem for file in folder().glob("*.jpg")}


def has_room() -> bool:
    return shutil.disk_usage(folder()).free > ROOM_LEFT
