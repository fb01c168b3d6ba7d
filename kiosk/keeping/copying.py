"""Makes one verified copy, in a process of its own so that taps never wait: python -m kiosk.keeping.copying HOME FOLDER MADE_MS.

The copy is opened and checked before it is locked, and opened again from the medium before it has its name.
"""
import hashlib
import os
import sys
from contextlib import closing
from pathlib import Path

import apsw

from kiosk import shelf
from kiosk.keeping import inspecting, medium, sealing
from kiosk.keeping.inspecting import Damaged
from kiosk.keeping.stepping_back import step_back

PAGES_AT_ONCE = 2000
SPARE = 64 * 1024 * 1024
DAMAGED = 3


class NoRoom(Exception):
    """The disk is too full for the copy that is made on the way."""


def main(home: Path, folder: Path, made_ms: int):
    step_back()
    try:
        make(home, folder, made_ms)
    except Damaged as error:
        print(error, file=sys.stderr)
        sys.exit(DAMAGED)
    except (OSError, NoRoom, sealing.Unreadable, apsw.Error) as error:
        sys.exit(str(error))


def make(home: Path, folder: Path, made_ms: int):
    """The same moment of the database and, taken after it, every file its rows may name."""
    code = sealing.code_of(home)
    draft = home / "copy.draft"
    _clear(draft, folder)
    try:
        rows, step = _copy_database(home / "qiantai.db", draft)
        sha, half = _lock_away(draft, folder, code)
        size = draft.stat().st_size
    finally:
        draft.unlink(missing_ok=True)
    shelf.settle(half, medium.path_of(folder, made_ms).with_suffix(".db"))
    files = _copy_files(home, folder, code)
    medium.add(folder, medium.Manifest(made_ms, step, rows, size, sha, files))
    medium.thin(folder)


def _clear(draft, folder):
    """What a power cut left unfinished."""
    draft.unlink(missing_ok=True)
    for half in folder.rglob("*.half"):
        half.unlink()


def _copy_database(live: Path, draft: Path) -> tuple[int, int]:
    """Rows and migration of the copy, which is shown to be what the live file was."""
    if shelf.free_bytes(live.parent) < live.stat().st_size + SPARE:
        raise NoRoom("this disk has no room for the copy that is made on the way")
    os.close(os.open(draft, os.O_CREAT | os.O_EXCL, 0o600))
    opened = apsw.Connection(str(live), flags=apsw.SQLITE_OPEN_READWRITE)
    with closing(opened) as source, closing(apsw.Connection(str(draft))) as target:
        source.set_busy_timeout(5000)
        source.execute("begin")
        alive = inspecting.sums(source)
        with target.backup("main", source, "main") as backup:
            while not backup.done:
                backup.step(PAGES_AT_ONCE)
        source.execute("commit")
        target.pragma("journal_mode", "delete")
        inspecting.look_at(target, inspecting.THOROUGH)
        if inspecting.sums(target) != alive:
            raise Damaged("the copy is not what was copied")
        return inspecting.count(alive), target.pragma("user_version")


def _copy_files(home, folder, code) -> dict[str, tuple[str, int, int]]:
    known = medium.copies(folder)
    before = known[0].manifest.files if known else {}
    copied = {}
    for path in (path for pattern in medium.BESIDE for path in sorted(home.glob(pattern))):
        name = str(path.relative_to(home))
        try:
            copied[name] = _copy_file(path, folder, code, before.get(name))
        except FileNotFoundError:
            continue  # its time was over in this very moment
    return copied


def _copy_file(path, folder, code, before) -> tuple[str, int, int]:
    """A file that has not changed since the copy before is neither read nor copied again."""
    facts = path.stat()
    if before and before[1:] == (facts.st_size, facts.st_mtime_ns) and medium.path_of_file(folder, before[0]).exists():
        return before
    sha, half = _lock_away(path, folder, code)
    target = medium.path_of_file(folder, sha)
    target.parent.mkdir(parents=True, exist_ok=True)
    shelf.settle(half, target)
    return sha, facts.st_size, facts.st_mtime_ns


def _lock_away(source: Path, folder: Path, code: str) -> tuple[str, Path]:
    """The hash of what was read, and the sealed file, which was opened again and is that."""
    half = folder / "sealed.half"
    with source.open("rb") as plain, half.open("wb") as sealed:
        read = _Hashed(plain)
        sealing.seal(read, sealed, code)
    with half.open("rb") as sealed:
        kept = _Hashed()
        sealing.unseal(sealed, kept, code)
    if kept.hash != read.hash:
        raise sealing.Unreadable("the medium does not give back what was written to it")
    return read.hash, half


class _Hashed:
    """A file whose hash is known once it went by."""

    def __init__(self, source=None):
        self._source, self._sha = source, hashlib.sha256()

    def read(self, size: int) -> bytes:
        piece = self._source.read(size)
        self._sha.update(piece)
        return piece

    def write(self, piece: bytes):
        self._sha.update(piece)

    @property
    def hash(self) -> str:
        return self._sha.hexdigest()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
