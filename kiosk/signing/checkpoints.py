"""Checkpoints: how many receipts there were at a moment and the hash of the last, signed by the box.

Each stands in the database, at head office and in a file beside the database, so that an older database put back
in its place is found out. Rows and lines are only ever added.
"""
import os
from pathlib import Path
from typing import NamedTuple

import peewee

from kiosk import shelf
from kiosk import shelf
from kiosk.db import BaseModel, Record
from kiosk.signing import keys
from kiosk.signing.chain import Receipt

LOG = Path("checkpoints.log")
TAIL_BYTES = 4096


class Point(NamedTuple):
    """count receipts up to this head. id says when, and which of several it is."""

    id: str
    count: int
    head: str

    @property
    def message(self) -> bytes:
        return f"qiantai checkpoint {self.id} {self.count} {self.head}".encode()


class Checkpoint(Record):
    """One point, signed. Its time is in its id."""

    count = peewee.IntegerField()
    head = peewee.FixedCharField(max_length=64)
    public = peewee.FixedCharField(max_length=64)
    signature = peewee.FixedCharField(max_length=128)

    @classmethod
    def latest(cls) -> "Checkpoint | None":
        return cls.select().order_by(cls.count.desc(), cls.id.desc()).first()

    @property
    def line(self) -> str:
        return f"{self.id} {self.count} {self.head} {self.public} {self.signature}"


class ReceiptSignature(BaseModel):
    """The box's signature under one entry of the chain."""

    receipt = peewee.ForeignKeyField(Receipt, primary_key=True, backref="signatures")
    public = peewee.FixedCharField(max_length=64)
    signature = peewee.FixedCharField(max_length=128)

    @classmethod
    def missing(cls):
        """Receipts since the last checkpoint, in their order. What lost its signature before it is never signed again."""
        latest = Checkpoint.latest()
        return Receipt.unread().where(Receipt.seq > (latest.count if latest else 0)).order_by(Receipt.seq)


def entry_message(entry_hash: str) -> bytes:
    return f"qiantai receipt {entry_hash}".encode()


def path() -> Path:
    return keys.home() / LOG


def begin():
    """Have the file, on disk. What was signed while there was none is never put into it: that it went missing has to show."""
    if not path().exists():
        path().touch(mode=0o600)
        shelf.sync_folder(path().parent)


def note(checkpoint: Checkpoint | None):
    """Put it into the file beside the database, unless it is the last there already; it is on disk when this returns."""
    if checkpoint is None or not path().exists() or checkpoint.line in _tail():
        return
    with path().open("ab") as log:
        # A power cut may have left half a line.
        log.write(b"" if log.tell() == 0 or _ends_whole() else b"\n")
        log.write(f"{checkpoint.line}\n".encode())
        log.flush()
        os.fsync(log.fileno())


def lines() -> list[str]:
    """Every line of the file, whatever it holds."""
    return path().read_text("utf-8", errors="replace").split("\n")[:-1] if path().exists() else []


def _tail() -> str:
    if not path().exists():
        return ""
    with path().open("rb") as log:
        log.seek(max(0, path().stat().st_size - TAIL_BYTES))
        return log.read().decode(errors="replace")


def _ends_whole() -> bool:
    return _tail().endswith("\n")
