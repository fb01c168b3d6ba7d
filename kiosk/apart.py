"""Runs a program of ours in a process with little memory and time that knows nothing of the site's surroundings.

What comes from outside is read there, and what is heavy is made there: it can only end that process.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kiosk import confined

MOST_SAID = 256 * 1024


class Limits(NamedTuple):
    """Memory and written are bytes; written holds for each file, also for what is said."""

    memory: int
    cpu_s: int
    written: int
    within_s: float
    files: int = 32


class Failed(Exception):
    """It did not do what it was asked to: how it ended, and the last words it said."""

    def __init__(self, code: int, said: bytes = b""):
        super().__init__(f"exit {code} {said.decode(errors='replace')[-500:]}")
        self.code = code
        self.said = said


class TooSlow(Exception):
    """It was ended because its time was over."""


def run(program: Path, *arguments: str, given: BinaryIO, made: BinaryIO, limits: Limits) -> bytes:
    """Let it read the one file and write the other, and return what it said on stderr; Failed or TooSlow otherwise."""
    given.flush()
    # It reads the file itself, so that the bytes never pass through the site's memory.
    os.lseek(given.fileno(), 0, os.SEEK_SET)
    with tempfile.TemporaryFile() as words:
        code = _end_of([*_small(limits), str(program), *arguments], given, made, words, limits.within_s)
        words.seek(0)
        said = words.read(MOST_SAID)
    if code:
        raise Failed(code, said)
    return said


def turn(program: Path, *arguments: str, given: bytes, limits: Limits) -> bytes:
    """The same with little files: what it makes of these bytes."""
    with tempfile.TemporaryFile() as source, tempfile.TemporaryFile() as target:
        source.write(given)
        run(program, *arguments, given=source, made=target, limits=limits)
        target.seek(0)
        return target.read()


def _small(limits) -> list[str]:
    sizes = (limits.memory, limits.cpu_s, limits.written, limits.files)
    return [sys.executable, "-I", "-B", "-W", "ignore", confined.__file__, *map(str, sizes)]


def _end_of(command, given, made, words, within_s) -> int:
    try:
        return subprocess.run(command, stdin=given, stdout=made, stderr=words, timeout=within_s, env={}, cwd="/").returncode
    except subprocess.TimeoutExpired as error:
        raise TooSlow from error
