"""Where the pictures lie: one JPEG for each photo, in a folder of the box. A file is whole before its row is."""
from pathlib import Path

from kiosk import shelf

FOLDER = "photos"

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
    shelf.settle(made, path(photo_id))


def delete(photo_id: str):
    path(photo_id).unlink(missing_ok=True)


def ids() -> set[str]:
    return {file.stem for file in folder().glob("*.jpg")}


def has_room() -> bool:
    return shelf.has_room(folder())
