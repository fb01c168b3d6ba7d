"""The folder that holds the copies: databases by their moment, files by their hash, and which of both are kept how long."""
import hashlib
import logging
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path, PurePath

import msgspec

from kiosk import clock, shelf

log = logging.getLogger(__name__)

MARK = "qiantai-copies"
FILES = "files"
HOURS, DAYS = 24, 14
# What rows and papers rest on, by its path in the data folder. Keys go along: copies are sealed, and without them
# a restored box could neither sign as itself nor honour the links on paper.
BESIDE = ("blobs/??/*", "photos/*.jpg", "keys/box.pem", "secret.key", "qiantai.toml", "checkpoints.log")


class Manifest(msgspec.Struct):
    """What a copy holds. It is written last: where it stands, the copy was opened, checked and is on the disk.

    step is the migration its tables are at. Files are by their path in the data folder: hash, bytes, time of change in ns.
    """

    made_ms: int
    step: int
    rows: int
    bytes: int
    sha256: str
    files: dict[str, tuple[str, int, int]]

    @property
    def made_at(self) -> datetime:
        return clock.from_ms(self.made_ms)


class Copy(msgspec.Struct):
    """One verified copy of the database on the medium."""

    manifest: Manifest
    path: Path

    @property
    def database(self) -> Path:
        return self.path.with_suffix(".db")

    def delete(self):
        self.path.unlink()
        self.database.unlink(missing_ok=True)


def set_up(folder: Path, name: str):
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    shelf.write_whole(folder / MARK, name.encode())


def whose(folder: Path) -> str | None:
    """The name of the box whose copies lie here; None where none were ever laid, or the medium is not in."""
    mark = folder / MARK
    return mark.read_text("ascii", errors="replace") if mark.exists() else None


def copies(folder: Path) -> list[Copy]:
    """The newest first. What cannot be read is passed over."""
    found = (_read(path) for path in folder.glob("*.json"))
    return sorted((copy for copy in found if copy), key=lambda copy: copy.manifest.made_ms, reverse=True)


def path_of(folder: Path, made_ms: int) -> Path:
    return folder / f"{clock.from_ms(made_ms):%Y%m%d-%H%M%S}.json"


def path_of_file(folder: Path, sha: str) -> Path:
    return folder / FILES / sha[:2] / sha


def add(folder: Path, manifest: Manifest):
    """The last step of a copy."""
    shelf.write_whole(path_of(folder, manifest.made_ms), msgspec.json.encode(manifest))


def thin(folder: Path):
    """Keep the newest of 24 hours and of 14 days; files go when no copy that is kept names them."""
    there = copies(folder)
    kept = _newest_of(there, "%Y%m%d%H", HOURS) | _newest_of(there, "%Y%m%d", DAYS)
    for copy in there:
        if copy.path not in kept:
            copy.delete()
    named = {sha for copy in there if copy.path in kept for sha, _, _ in copy.manifest.files.values()}
    for file in (folder / FILES).glob("??/*"):
        if file.name not in named:
            file.unlink()


def belongs(name: str) -> bool:
    """Whether this is the path of such a file: the list of a copy is not sealed, and must lead nowhere else."""
    return ".." not in PurePath(name).parts and any(PurePath(name).match(pattern) and name.count("/") == pattern.count("/") for pattern in BESIDE)


def hash_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _read(path) -> Copy | None:
    try:
        return Copy(msgspec.json.decode(path.read_bytes(), type=Manifest), path)
    except (OSError, msgspec.DecodeError) as error:
        log.warning("%s is no copy: %s", path, error)
        return None


def _newest_of(there: Iterable[Copy], period: str, most: int) -> set[Path]:
    newest = {}
    for copy in there:
        newest.setdefault(f"{copy.manifest.made_at:{period}}", copy.path)
    return set(list(newest.values())[:most])
