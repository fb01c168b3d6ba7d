"""From bytes somebody sent to a picture of ours. They are unpacked in a process of its own, one picture at a time."""
import hashlib
import logging
import os
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from kiosk import apart
from kiosk.documents.programs import decode as decoder
from kiosk.errors import Refused
from kiosk.i18n import N_, gettext as _
from kiosk.repairs.photos import files

MOST_BYTES = 8 * 1024 * 1024
LONGEST_PX = 1600
LIMITS = apart.Limits(memory=288 * 1024 * 1024, cpu_s=10, written=4 * 1024 * 1024, within_s=15)
MOST_IN_LINE = 3
PROGRAM = Path(decoder.__file__)
REASONS = {
    decoder.NO_PICTURE: N_("This is no photo we can read. Please send a JPEG, PNG or WebP picture."),
    decoder.TOO_MANY_PIXELS: N_("This photo has too many dots for us. Please take it smaller, or send a copy of it."),
    decoder.BROKEN: N_("This photo did not arrive whole. Please send it again."),
}

log = logging.getLogger(__name__)

# Every waiting upload keeps a thread of the site, so only a few may wait.
_line = threading.BoundedSemaphore(MOST_IN_LINE)
_turn = threading.Lock()


class Picture(NamedTuple):
    """A JPEG that only our own encoder has written, safely on the disk."""

    made: Path
    width: int
    height: int

    @property
    def bytes(self) -> int:
        return self.made.stat().st_size

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.made.read_bytes()).hexdigest()


@contextmanager
def turn():
    """Nobody else makes or keeps a picture meanwhile."""
    if not _line.acquire(blocking=False):
        raise Refused(_("Other photos are being looked at. Please send this one again in a moment."))
    try:
        with _turn:
            yield
    finally:
        _line.release()


@contextmanager
def rest():
    """The folder stands still: every file in it that has no row will never have one."""
    with _turn:
        yield


def decode(upload: BinaryIO, program: Path = PROGRAM, limits: apart.Limits = LIMITS) -> Picture:
    """The upload as a picture of ours, or Refused with a sentence. Call it in one's turn."""
    if upload.seek(0, os.SEEK_END) > MOST_BYTES:
        raise Refused(_("This photo is larger than 8 MB. Please take it smaller."))
    if not files.has_room():
        raise Refused(_("There is no room for photos at the moment. Your report is complete without one."))
    made = files.incoming()
    with made.open("wb") as target:
        said = _run(upload, target, program, limits)
    width, height = map(int, said.split())
    return Picture(made, width, height)


def _run(upload, target, program, limits) -> bytes:
    try:
        return apart.run(program, "JPEG", str(LONGEST_PX), given=upload, made=target, limits=limits)
    except apart.TooSlow as error:
        raise Refused(_("This photo takes too long to read. Please take it smaller.")) from error
    except apart.Failed as error:
        if error.code not in REASONS:
            log.warning("a photo was not decoded: %s", error)
        raise Refused(_(REASONS.get(error.code, REASONS[decoder.NO_PICTURE]))) from error
