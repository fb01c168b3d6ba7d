"""Documents as they are shown: bytes under their own SHA-256. Pages are read back from them and nothing else (SIG-01)."""
import hashlib

import msgspec
import peewee
from markupsafe import Markup

from kiosk.db import BaseModel
from kiosk.documents import blobs
from kiosk.documents.models import Upload
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.signing.paging import pages_of

MEDIA_TYPE = "application/json"
TEXT = "text"
HTML = "html"
IMAGES = "images"
SHORT_DIGITS = 16


def canonical(facts) -> bytes:
    """The one way to write facts down: JSON, UTF-8, sorted keys, no spaces."""
    return msgspec.json.encode(facts, order="sorted")


class Content(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was frozen. Defaults are left out, so that a plain text has the bytes it always had.

    In format "html" pages are safe fragments; in "images" they are the text of the pictures, for reading aloud and for finding.
    """

    number: str
    version: int
    title: str
    issuer: str
    issued_on: str
    pages: list[str]
    effective_on: str = ""
    format: str = TEXT
    kind: str = ""
    stamped_by: str = ""
    stamped_at: str = ""
    seal: str = ""
    source: str = ""
    images: list[tuple[str, int, int]] = []

    @property
    def blobs(self) -> list[str]:
        """The hashes of all files that belong to it: the PDF, the picture of each page, the seal."""
        return [sha for sha in (self.source, *(image[0] for image in self.images), self.seal) if sha]

    def fragment(self, page: int) -> Markup:
        """A page of format "html", which was safe when it was frozen and has not changed since."""
        return Markup(self.pages[page - 1])


class FrozenDocument(BaseModel):
    """One document that will never change. What stands beside the bytes repeats them, for lists."""

    sha256 = peewee.FixedCharField(max_length=64, primary_key=True)
    media_type = peewee.CharField(default=MEDIA_TYPE)
    bytes = peewee.BlobField()
    number = peewee.CharField()
    version = peewee.IntegerField()
    title = peewee.CharField()
    pages = peewee.IntegerField()

    FACTS = ("sha256", "media_type", "number", "version", "title", "pages")

    @classmethod
    def freeze(cls, text: str, **facts) -> "FrozenDocument":
        """The document with this text; freezing the same again gives the same one."""
        return cls._keep(Content(pages=pages_of(text), **facts))

    @classmethod
    def freeze_pages(cls, pages_html: list[str], **facts) -> "FrozenDocument":
        """The document of these fragments, which are safe already and are shown as they are."""
        return cls._keep(Content(pages=pages_html, format=HTML, **facts))

    @classmethod
    def freeze_upload(cls, upload: Upload, **facts) -> "FrozenDocument":
        """The document of a file that was sent in, as the pictures made of its pages."""
        upload.refuse_unready()
        return cls._keep(Content(pages=upload.texts, images=upload.images, source=upload.source, format=IMAGES, **facts))

    @classmethod
    def blobs_in_use(cls) -> set[str]:
        """What a damaged one names, nobody knows: then Damaged."""
        return {sha for row in cls.select(cls.sha256, cls.bytes) for sha in row._named()}

    @classmethod
    def blobs_of(cls, hashes: list[str]) -> set[str]:
        """The files of these documents, as far as they are as they were frozen."""
        rows = cls.select(cls.sha256, cls.bytes).where(cls.sha256.in_(hashes))
        return {sha for row in rows if row._has_its_bytes for sha in row.blobs}

    @classmethod
    def _keep(cls, content: Content) -> "FrozenDocument":
        raw = canonical(content)
        digest = hashlib.sha256(raw).hexdigest()
        return cls.get_or_none(cls.sha256 == digest) or cls.create(
            sha256=digest, bytes=raw, number=content.number, version=content.version, title=content.title,
            pages=len(content.pages),
        )

    @property
    def content(self) -> Content:
        """What is shown. Its files are looked at one by one, each when it is shown."""
        if not self._has_its_bytes:
            raise _damaged()
        return _decoded(self.bytes)

    @property
    def blobs(self) -> list[str]:
        return self.content.blobs

    def shows(self, sha: str) -> bool:
        """Whether this picture belongs to it. One that is damaged shows nothing."""
        return self._has_its_bytes and sha in self.blobs

    def refuse_damaged(self):
        """Nobody signs for what is not as it was frozen, down to the last picture."""
        if not self.is_intact:
            raise _damaged()

    @property
    def facts(self) -> dict:
        return {name: getattr(self, name) for name in self.FACTS}

    @property
    def is_intact(self) -> bool:
        """It is as it was frozen, and so is every file that belongs to it."""
        return self._has_its_bytes and all(map(blobs.is_whole, self.blobs))

    @property
    def fingerprint(self) -> str:
        """The first 16 digits in groups of four, as it stands on screen and paper."""
        return grouped(self.sha256[:SHORT_DIGITS])

    def _named(self) -> list[str]:
        if not self._has_its_bytes:
            raise blobs.Damaged(self.sha256)
        return self.blobs

    @property
    def _has_its_bytes(self) -> bool:
        return isinstance(self.bytes, bytes) and hashlib.sha256(self.bytes).hexdigest() == self.sha256


def _damaged() -> Refused:
    return Refused(_("This document is not as it was frozen. Please sign on paper at the desk."))


def _decoded(raw: bytes) -> Content:
    return msgspec.json.decode(raw, type=Content)


def grouped(digits: str) -> str:
    return " ".join(digits[place:place + 4] for place in range(0, len(digits), 4)).upper()
