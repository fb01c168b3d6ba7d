"""What a signing session consists of: its documents, and each time a page of them was shown."""
from collections.abc import Callable

import peewee

from kiosk import clock
from kiosk.db import BaseModel, MomentField, Record
from kiosk.signing.chain import Receipt
from kiosk.signing.frozen import FrozenDocument

_listeners: dict[str, Callable] = {}
_sources: dict[str, Callable] = {}
_owners: dict[str, Callable] = {}


def when_sealed(kind: str, act: Callable):
    """act(key, session, receipt) runs in the sealing transaction for every document whose subject is "kind:key".

    The sheet_party a session stands for is told like a document's owner.
    """
    _listeners[kind] = act


def tell(subject: str, session, receipt: Receipt):
    kind, _colon, key = subject.partition(":")
    if kind in _listeners:
        _listeners[kind](key, session, receipt)


def known_besides(kind: str, ask: Callable):
    """ask(key, frozen) gives facts that are sealed beside those of the document: what came to be true after it was frozen."""
    _sources[kind] = ask


def besides(subject: str, frozen: FrozenDocument) -> dict:
    kind, _colon, key = subject.partition(":")
    return _sources[kind](key, frozen) if kind in _sources else {}


def before_sealing(kind: str, ask: Callable):
    """ask(key, unit) refuses when the record "kind:key" is not to be signed for by this home any more; unit may be None."""
    _owners[kind] = ask


def ask_owner(subject: str, unit):
    kind, _colon, key = subject.partition(":")
    if kind in _owners:
        _owners[kind](key, unit)


class SessionDocument(Record):
    """One of the documents of a session. subject names the record it belongs to; statement is what was ticked for it, as shown."""

    session = peewee.DeferredForeignKey("SigningSession")
    position = peewee.IntegerField()
    frozen = peewee.ForeignKeyField(FrozenDocument)
    subject = peewee.CharField()
    statement = peewee.TextField(default="")

    @classmethod
    def of(cls, session):
        return cls.select(cls, FrozenDocument).join(FrozenDocument).where(cls.session == session).order_by(cls.position)

    def show(self, page: int) -> str:
        """What stands on this page, from the frozen bytes, noted as shown now."""
        text = self.frozen.content.pages[page - 1]
        PageReading.create(document=self, page=page, shown_ticks_ms=clock.ticks_ms())
        return text


class PageReading(BaseModel):
    """One time a page was shown; seconds are known once it was left."""

    document = peewee.ForeignKeyField(SessionDocument, backref="readings")
    page = peewee.IntegerField()
    shown_at = MomentField(default=clock.now)
    shown_ticks_ms = peewee.BigIntegerField()
    seconds = peewee.FloatField(null=True)

    def end(self):
        # After a power cut the ticks start again; a time below zero would say nothing.
        elapsed_ms = max(0, clock.ticks_ms() - self.shown_ticks_ms)
        self.change_if(PageReading.seconds.is_null(), seconds=round(elapsed_ms / 1000, 1))
