"""Files that were sent in, PDFs and scans, and the pictures made of their pages. Knows no HTTP."""
import os
from datetime import timedelta
from typing import BinaryIO

import peewee

from kiosk import clock, topics
from kiosk.db import JsonField, MomentField, Record, after_commit, transaction
from kiosk.documents import blobs, words
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.i18n import gettext as _

PDF = "pdf"
SCAN = "scan"
PDF_BEGINS = b"%PDF-"
MOST_BYTES = 20 * 1024 * 1024
LONGEST_NAME = 80
REFUSED_KEPT = timedelta(days=7)
UNUSED_KEPT = timedelta(days=30)

WAITING = "waiting"
WORKING = "working"
READY = "ready"
REFUSED = "refused"

_wake = {"renderer": lambda: None}


def on_new_upload(wake):
    """wake() is called after each commit that left something to be made pictures of."""
    _wake["renderer"] = wake


class Upload(Record):
    """One file as it was sent. It is a notice's PDF, or a scan of signed paper: a photo, or a PDF as well.

    images holds hash, width and height of each page's picture, texts what is written on each; both grow page by page.
    """

    name = peewee.CharField()
    kind = peewee.CharField()
    source = peewee.FixedCharField(max_length=64)
    state = peewee.CharField(default=WAITING)
    reason = peewee.CharField(default="")
    pages = peewee.IntegerField(default=0)
    images = JsonField(default=list)
    texts = JsonField(default=list)
    left_out = JsonField(default=list)
    staff = peewee.CharField(null=True)
    at = MomentField(default=clock.now)

    @classmethod
    def take(cls, file: BinaryIO, kind: str, name: str = "") -> "Upload":
        """Keep what was sent; what cannot be one is refused at once, the rest when its pages are looked at."""
        cls._refuse_unfit(file, kind)
        source = blobs.keep(file)
        with transaction():
            upload = cls.add(name=name[-LONGEST_NAME:], kind=kind, source=source, staff=actor().staff)
            record("upload.taken", upload, kind=kind)
            upload._tell()
            after_commit(_wake["renderer"])
            return upload

    @classmethod
    def unfinished(cls) -> "Upload | None":
        """The oldest one that has no pictures of all its pages yet."""
        return cls.select().where(cls.state.in_((WAITING, WORKING))).order_by(cls.id).first()

    @classmethod
    def scan_of(cls, source: str) -> "Upload | None":
        """What was sent in, for the last time, as a scan under this hash."""
        return cls.select().where(cls.source == source, cls.kind == SCAN).order_by(cls.id.desc()).first()

    @classmethod
    def blobs_in_use(cls) -> set[str]:
        """What was refused is kept for a week, to be looked at; after that only its row says so."""
        is_old = (cls.state == REFUSED) & (cls.at < clock.now() - REFUSED_KEPT)
        rows = cls.select(cls.source, cls.images).where(~is_old).tuples()
        return {sha for source, images in rows for sha in (source, *(image[0] for image in images))}

    @classmethod
    def forget_unused(cls, named: set[str]):
        """What nothing came of goes after a month, with what it was called: it may be somebody's identity document."""
        for upload in cls.select(cls.id, cls.source).where(cls.at < clock.now() - UNUSED_KEPT):
            if upload.source not in named:
                upload.delete_instance()

    def begin(self, pages: int, left_out: list[str]):
        with transaction():
            if self.change_if(Upload.state == WAITING, state=WORKING, pages=pages, left_out=left_out):
                self._tell()

    def add_page(self, sha: str, width: int, height: int, text: str):
        """The next page is there; the last one makes it ready."""
        images, texts = [*self.images, [sha, width, height]], [*self.texts, text]
        state = READY if len(images) == self.pages else WORKING
        with transaction():
            if self.change_if(Upload.state == WORKING, images=images, texts=texts, state=state):
                self._tell()

    def refuse(self, reason: str):
        with transaction():
            if self.change_if(Upload.state.in_((WAITING, WORKING)), state=REFUSED, reason=reason):
                record("upload.refused", self, reason=reason)
                self._tell()

    def refuse_unready(self):
        """What nobody has looked at yet is no document, and what was refused is none either."""
        if self.unready:
            raise Refused(self.unready)

    @property
    def done(self) -> int:
        return len(self.images)

    @property
    def is_ready(self) -> bool:
        return self.state == READY

    @property
    def is_refused(self) -> bool:
        return self.state == REFUSED

    @property
    def is_unfinished(self) -> bool:
        return self.state in (WAITING, WORKING)

    @property
    def trouble(self) -> str:
        """Why it was refused, as a sentence; empty when it was not."""
        return _(words.REASONS[self.reason]) if self.reason else ""

    @property
    def unready(self) -> str:
        """Why it cannot be used, or not yet, as a sentence; empty when its pages are ready."""
        return "" if self.is_ready else self.trouble or _("The pages of this file are not ready yet.")

    @property
    def left_out_words(self) -> list[str]:
        return [_(words.LEFT_OUT[what]) for what in self.left_out]

    @staticmethod
    def _refuse_unfit(file, kind):
        if file.seek(0, os.SEEK_END) > MOST_BYTES:
            raise Refused(_("This file is larger than 20 MB. Please make it smaller."))
        file.seek(0)
        if kind == PDF and file.read(len(PDF_BEGINS)) != PDF_BEGINS:
            raise Refused(_(words.REASONS[words.NO_PDF]))

    def _tell(self):
        topics.changed("documents")
