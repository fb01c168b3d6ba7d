"""Voice packs: a folder of recorded clips with a manifest, found, judged and read. Nothing here makes sound."""
import functools
import hashlib
import statistics
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from kiosk.display import waves
from kiosk.display.phrases import CHIME, CLIPS

FOLDER = "voice"
MANIFEST = "manifest.json"
LANGUAGES = tuple(CLIPS)
LOUDEST_PEAK_DB = -0.1
MOST_APART_DB = 4.0
LONGEST_S = 4.0


class Unreadable(Exception):
    """The folder is no voice pack; says why."""


class Clip(msgspec.Struct):
    """A file beside the manifest, and the words it says."""

    file: Annotated[str, msgspec.Meta(pattern=r"^\w[\w-]*\.wav$")]
    text: str = ""


class Manifest(msgspec.Struct):
    """name says whose voice it is and under which terms; rate is in samples a second."""

    name: str
    language: Literal[LANGUAGES]
    rate: int
    clips: dict[Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9_]+$")], Clip]


class Pack:
    """One folder with one voice in one language."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.manifest = _manifest(folder / MANIFEST)

    def path(self, clip: str) -> Path | None:
        """None for a clip that the manifest does not name."""
        known = self.manifest.clips.get(clip)
        return self.folder / known.file if known else None

    def has_all(self, clips: list[str]) -> bool:
        return all((path := self.path(clip)) and path.is_file() for clip in clips)

    def fingerprint(self, clip: str) -> str:
        """Changes with what the clip says, so that browsers may keep it."""
        path = self.path(clip)
        return _fingerprint(path, path.stat().st_mtime_ns)

    def missing(self) -> list[str]:
        return [clip for clip in self._wanted() if not self.has_all([clip])]

    def faults(self) -> list[str]:
        """What is missing or would be heard as wrong, a sentence each."""
        wanted, missing = self._wanted(), self.missing()
        levels, faults = {}, [f"{clip}: missing ({wanted[clip]})." for clip in missing]
        for clip in sorted(set(wanted) - set(missing)):
            try:
                levels[clip] = self._level(clip)
            except waves.WrongFormat as error:
                faults.append(f"{clip}: {error}; it must be a 16-bit WAV of one channel at {self.manifest.rate} Hz.")
        return faults + _unlike(levels)

    def _wanted(self) -> dict[str, str]:
        return {CHIME: CHIME} | CLIPS[self.manifest.language]

    def _level(self, clip) -> waves.Level:
        samples, rate = waves.read(self.path(clip))
        found = waves.level(samples, rate)
        if rate != self.manifest.rate:
            raise waves.WrongFormat(f"{rate} Hz")
        if found is None:
            raise waves.WrongFormat("nothing is heard")
        if len(samples) > LONGEST_S * rate:
            raise waves.WrongFormat(f"{len(samples) / rate:.1f} s long, more than {LONGEST_S:.0f}")
        return found


def place(home: Path, language: str) -> Path:
    return home / FOLDER / language


def find(home: Path, language: str) -> Pack | None:
    """The pack of this box in that language; None when there is none that can be read."""
    try:
        return Pack(place(home, language))
    except Unreadable:
        return None


def _manifest(path: Path) -> Manifest:
    try:
        return _read(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise Unreadable(f"{path}: {error.strerror}.") from error
    except msgspec.DecodeError as error:
        raise Unreadable(f"{path}: {error}.") from error


@functools.lru_cache(maxsize=8)
def _read(path: Path, changed_ns: int) -> Manifest:
    return msgspec.json.decode(path.read_bytes(), type=Manifest)


@functools.lru_cache(maxsize=256)
def _fingerprint(path: Path, changed_ns: int) -> str:
    return hashlib.blake2s(path.read_bytes(), digest_size=5).hexdigest()


def _unlike(levels: dict[str, waves.Level]) -> list[str]:
    """Clips that clip, and those that are louder or quieter than the others of the pack."""
    if not levels:
        return []
    middle = statistics.median(level.loudness for level in levels.values())
    faults = [f"{clip}: too loud, it distorts (peak {level.peak:.1f} dB)."
              for clip, level in levels.items() if level.peak > LOUDEST_PEAK_DB]
    return faults + [
        f"{clip}: {abs(level.loudness - middle):.0f} dB {'louder' if level.loudness > middle else 'quieter'} than the others."
        for clip, level in levels.items() if abs(level.loudness - middle) > MOST_APART_DB
    ]
