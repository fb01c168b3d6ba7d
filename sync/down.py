"""The way down: fetch whole released tables, verify them, and let the box take all of them over in one transaction."""
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import msgspec

from sync import wire
from sync.line import SyncError
from sync.messages import ReleaseNote
from sync.reference import NOT_WHOLE, RELEASED, UNREADABLE, Unfit

RELEASE_LIMIT = 64 * 1024 * 1024


class Releases:
    """The released tables of one box. Files are named by their hash; the one before stays."""

    def __init__(self, database, line, state, apply: dict[str, Callable[[list], None]], folder: Path):
        self.database, self.line, self.state, self.apply, self.folder = database, line, state, apply, folder

    def held(self) -> dict[str, str]:
        return self.state.read("manifest", dict[str, str]) or {}

    def numbers(self) -> dict[str, int]:
        """Of what is held. Every community counts for itself."""
        return self.state.read(self._numbered, dict[str, int]) or {}

    def refused(self) -> dict[str, str]:
        """Why releases were not taken, by their hash. They are tried again at every turn: what hindered them may be gone."""
        return self.state.read("refused", dict[str, str]) or {}

    def take(self, manifest: dict[str, ReleaseNote]) -> list[str]:
        """Old or new as a whole: a cut in the middle leaves every table as it was. One that does not fit holds no other up.

        A number that is not above the one held comes from a head office put back from an old copy: nothing goes back by itself.
        """
        held, numbers = self.held(), self._known_numbers(manifest)
        # In the order of the functions: homes come before the notices that are meant for all of them.
        new = {name: note for name in self.apply if (note := manifest.get(name))
               and held.get(name) != note.hash and note.number > numbers.get(name, 0)}
        fetched = {name: self._fetch(name, note) for name, note in new.items()}
        if not new and not self.refused():
            return []

        with self.database.atomic("IMMEDIATE"):
            reasons = {name: self._apply(name, raw, new[name].rows) for name, raw in fetched.items()}
            taken = {name: new[name].hash for name, reason in reasons.items() if not reason}
            self.state.write("manifest", held | taken)
            self.state.write(self._numbered, numbers | {name: new[name].number for name in taken})
            self.state.write("refused", {new[name].hash: reason for name, reason in reasons.items() if reason})
        if taken:
            self._drop_older(held)
        return sorted(taken)

    def _known_numbers(self, manifest: dict[str, ReleaseNote]) -> dict[str, int]:
        """Programs before this one kept no numbers: what is named with the hash that is held has this number."""
        held, known = self.held(), self.numbers()
        named = {name: note.number for name, note in manifest.items() if held.get(name) == note.hash}
        if known != known | named:
            self.state.write(self._numbered, known | named)
        return known | named

    def _apply(self, name: str, raw: bytes, count: int) -> str:
        """Why not, or nothing when the table was taken over."""
        try:
            with self.database.atomic():
                self.apply[name](_rows(name, raw, count))
        except Unfit as unfit:
            return unfit.why
        return ""

    def _fetch(self, name: str, note: ReleaseNote) -> bytes:
        path = self._path(name, note.hash)
        raw = path.read_bytes() if path.exists() else self._download(name, note)
        if hashlib.sha256(raw).hexdigest() != note.hash:
            path.unlink(missing_ok=True)
            raise SyncError(f"the released {name} table arrived damaged")
        _keep(path, raw)
        return raw

    def _download(self, name: str, note: ReleaseNote) -> bytes:
        try:
            return wire.unpack(self.line.get(f"/v1/release/{name}/{note.hash}"), RELEASE_LIMIT)
        except wire.WireError as error:
            raise SyncError(f"the released {name} table arrived damaged") from error

    @property
    def _numbered(self) -> str:
        return f"numbers {self.line.token.partition('.')[0]}"

    def _drop_older(self, before: dict[str, str]):
        wanted = {self._path(name, each) for names in (before, self.held()) for name, each in names.items()}
        for path in self.folder.glob("*.json"):
            if path not in wanted:
                path.unlink()

    def _path(self, name: str, digest: str) -> Path:
        return self.folder / f"{name}.{digest[:32]}.json"


def _rows(name: str, raw: bytes, count: int) -> list:
    try:
        rows = msgspec.json.decode(raw, type=list[RELEASED[name]])
    except wire.NOT_JSON as error:
        raise Unfit(UNREADABLE) from error
    if len(rows) != count:
        raise Unfit(NOT_WHOLE)
    return rows


def _keep(path: Path, raw: bytes):
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    with partial.open("wb") as file:
        file.write(raw)
        file.flush()
        os.fsync(file.fileno())
    partial.replace(path)
