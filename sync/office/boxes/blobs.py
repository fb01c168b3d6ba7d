"""Files of communities under their SHA-256. One that has its name is whole; parts of others lie in `incoming`. Needs no table."""
import hashlib
import os
import re
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from sync.lock import alone
from sync.messages import Held
from sync.wire import TooMuch, WireError

INCOMING = "incoming"
HALVES_KEPT_S = 30 * 24 * 3600
MOST_BYTES = 64 * 1024 * 1024
ROOM_LEFT = 512 * 1024 * 1024  # where the database lies on the same disk, rows need it more
NAME = re.compile(r"[0-9a-f]{64}")
RANGE = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15})")


class Elsewhere(Exception):
    """This part does not follow what is here; says where head office is."""

    def __init__(self, held: Held):
        super().__init__("another offset")
        self.held = held


class NoRoom(OSError):
    """The disk is full. What was confirmed is there, and nothing else was."""


class Part(NamedTuple):
    start: int
    total: int
    body: bytes


def part(content_range: str, body: bytes) -> Part:
    found = RANGE.fullmatch(content_range)
    if not found or not body:
        raise WireError("a part without its place")
    start, last, total = map(int, found.groups())
    if total > MOST_BYTES:
        raise TooMuch("a file larger than head office takes")
    if last - start + 1 != len(body) or last >= total:
        raise WireError("a part that is not as long as it says")
    return Part(start, total, body)


class Shelf:
    """The files of one community. Several processes of the office may share the folder."""

    def __init__(self, folder: Path, site_id: str, room_left: int = ROOM_LEFT):
        self._folder, self._room_left = folder / site_id, room_left

    def missing(self, hashes: list[str]) -> dict[str, int]:
        self._forget_old_halves()
        held = {sha: self.held(sha) for sha in hashes}
        return {sha: each.offset for sha, each in held.items() if not each.whole}

    def held(self, sha: str) -> Held:
        """A file that gets its name between the two looks counts as not begun: its next part finds it whole."""
        whole = _size(self.path(sha))
        return Held(_size(self._partial(sha)) or 0, False) if whole is None else Held(whole, True)

    def take(self, sha: str, part: Part) -> Held:
        """One part, on the disk when this returns. The last one gives the file its name, if the hash is the one it should have."""
        if shutil.disk_usage(self._made(INCOMING)).free < self._room_left:
            raise NoRoom
        with alone(self._made(INCOMING)):
            held = self.held(sha)
            if held.whole:
                return held
            if held.offset == part.total:
                return self._finish(sha)  # the power went before it had its name
            if held.offset > part.total:
                self._partial(sha).unlink()
                held = Held(0, False)
            if part.start != held.offset:
                raise Elsewhere(held)
            self._append(sha, part)
            return self._finish(sha) if part.start + len(part.body) == part.total else self.held(sha)

    def read(self, sha: str) -> bytes | None:
        """The bytes whose hash this is. A damaged file loses its name: then it is missing, and its box sends it again."""
        try:
            found = self.path(sha).read_bytes()
        except OSError:
            return None
        if hashlib.sha256(found).hexdigest() != sha:
            self.path(sha).unlink(missing_ok=True)
            return None
        return found

    def path(self, sha: str) -> Path:
        return self._folder / sha[:2] / sha

    def _forget_old_halves(self):
        """What a box began and never went on with: it was lost, or has the file no more."""
        for half in (self._folder / INCOMING).glob("?" * 64):
            with suppress(FileNotFoundError):  # finished, or forgotten by another office, at this moment
                if time.time() - half.stat().st_mtime > HALVES_KEPT_S:
                    half.unlink()

    def _append(self, sha: str, part: Part):
        try:
            with self._partial(sha).open("ab") as file:
                file.write(part.body)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            with suppress(OSError):  # a longer one would be a beginning as well, only not yet on the disk
                os.truncate(self._partial(sha), part.start)
            raise

    def _finish(self, sha: str) -> Held:
        partial = self._partial(sha)
        with partial.open("rb") as file:
            found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != sha:
            partial.unlink()
            raise WireError("the file does not match its hash")
        partial.replace(self._made(sha[:2]) / sha)
        for folder in (sha[:2], "", ".."):  # all of them may be new
            _sync(self._folder / folder)
        return self.held(sha)

    def _partial(self, sha: str) -> Path:
        return self._folder / INCOMING / sha

    def _made(self, name: str) -> Path:
        folder = self._folder / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _sync(folder: Path):
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
