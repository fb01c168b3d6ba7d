"""Makes pictures of what was sent, one page a turn, each in a process of its own that a hostile file can only end."""
import logging
import tempfile
from pathlib import Path
from typing import Annotated, Literal

import msgspec

from kiosk import apart
from kiosk.documents import blobs, words
from kiosk.documents.models import PDF_BEGINS, WAITING, Upload
from kiosk.documents.programs import decode, render
from kiosk.errors import Refused

MB = 1024 * 1024
LIMITS = apart.Limits(memory=384 * MB, cpu_s=20, written=8 * MB, within_s=45)
SCAN_LONGEST_PX = 2000
IDLE_S = 60  # it is woken for what comes; this is for what a restart left
REASONS = {
    render: {
        render.NO_PDF: words.NO_PDF, render.LOCKED: words.LOCKED, render.PAGES: words.PAGES,
        render.PAGE_SIZE: words.PAGE_SIZE, render.BROKEN: words.BROKEN,
    },
    decode: {decode.NO_PICTURE: words.NO_PICTURE, decode.TOO_MANY_PIXELS: words.TOO_MUCH, decode.BROKEN: words.BROKEN},
}

log = logging.getLogger(__name__)


class Found(msgspec.Struct):
    """What the other process says of a PDF; it may have fallen to the file, so it is believed within bounds only."""

    pages: Annotated[int, msgspec.Meta(ge=1, le=render.MOST_PAGES)]
    left_out: list[Literal[tuple(words.LEFT_OUT)]]


class Unfit(Exception):
    """What was sent is refused, for this reason."""


class Renderer:
    """A worker whose turn takes the oldest unfinished upload one page further."""

    def __init__(self, limits: apart.Limits = LIMITS, run=apart.run):
        self.limits, self.run = limits, run

    def one_turn(self) -> bool:
        upload = Upload.unfinished()
        if upload is None:
            return False
        try:
            self._go_on(upload)
        except Unfit as error:
            upload.refuse(str(error))
        except (msgspec.DecodeError, ValueError, FileNotFoundError):
            upload.refuse(words.BROKEN)
        except Refused:
            upload.refuse(words.NO_ROOM)
        return True

    def idle_s(self) -> float:
        return IDLE_S

    def _go_on(self, upload):
        with blobs.path(upload.source).open("rb") as source:
            is_pdf = source.read(len(PDF_BEGINS)) == PDF_BEGINS
            if upload.state == WAITING:
                self._begin(upload, source, is_pdf)
            elif is_pdf:
                self._add(upload, source, render, str(upload.done + 1))
            else:
                self._add(upload, source, decode, "JPEG", str(SCAN_LONGEST_PX))

    def _begin(self, upload, source, is_pdf):
        if not is_pdf:
            return upload.begin(1, [])
        with tempfile.TemporaryFile() as nothing:
            found = msgspec.json.decode(self._run(render, "look", given=source, made=nothing), type=Found)
        upload.begin(found.pages, found.left_out)

    def _add(self, upload, source, program, *arguments):
        with tempfile.TemporaryFile() as made:
            said = self._run(program, *arguments, given=source, made=made)
            sha = blobs.keep(made)
        size, _, text = said.decode().partition("\n")
        width, height = map(int, size.split())
        upload.add_page(sha, width, height, text)

    def _run(self, program, *arguments, given, made) -> bytes:
        try:
            return self.run(Path(program.__file__), *arguments, given=given, made=made, limits=self.limits)
        except apart.TooSlow as error:
            raise Unfit(words.TOO_SLOW) from error
        except apart.Failed as error:
            if error.code not in REASONS[program]:
                log.warning("a document was not read: %s", error)
            raise Unfit(REASONS[program].get(error.code, words.TOO_MUCH)) from error
