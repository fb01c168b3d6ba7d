"""Documents as they are shown: bytes under their own SHA-256. Pages are read back from them and nothing else (SIG-01)."""
import hashlib

import msgspec
import peewee

from kiosk.db import BaseModel
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.signing.paging import pages_of

MEDIA_TYPE = "application/json"
SHORT_DIGITS = 16


def canonical(facts) -> bytes:
    """The one way to write facts down: JSON, UTF-8, sorted keys, no spaces."""
    return msgspec.json.encode(facts, order="sorted")


class Content(msgspec.Struct, frozen=True, kw_only=True):
    number: str
    version: int
    title: str
    issuer: str
    issued_on: str
    effective_on: str
    pages: list[str]


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
        content = Content(pages=pages_of(text), **facts)
        raw = canonical(content)
        digest = hashlib.sha256(raw).hexdigest()
        return cls.get_or_none(cls.sha256 == digest) or cls.create(
            sha256=digest, bytes=raw, number=content.number, version=content.version, title=content.title,
            pages=len(content.pages),
        )

    @property
    def content(self) -> Content:
        if not self.is_intact:
            raise Refused(_("This document is not as it was frozen. Please sign on paper at the desk."))
        return msgspec.json.decode(self.bytes, type=Content)

    @property
    def facts(self) -> dict:
        return {name: getattr(self, name) for name in self.FACTS}

    @property
    def is_intact(self) -> bool:
        return isinstance(self.bytes, bytes) and hashlib.sha256(self.bytes).hexdigest() == self.sha256

    @property
    def fingerprint(self) -> str:
        """The first 16 digits in groups of four, as it stands on screen and paper."""
        return grouped(self.sha256[:SHORT_DIGITS])


def grouped(digits: str) -> str:
    return " ".join(digits[place:place + 4] for place in range(0, len(digits), 4)).upper()
