"""Sealed receipts: rows that are only ever added, each holding the hash of the one before it.

What was cut off at the end shows only to somebody who holds a later head, as every client with a slip does.
"""
import hashlib
from functools import cached_property

import msgspec
import peewee
from playhouse.apsw_ext import DateField

from kiosk import days
from kiosk.db import BaseModel, Record, forbid, new_id, transaction
from kiosk.signing.frozen import canonical
from kiosk.signing.ink import Ink

SERIES = "receipt"
GENESIS = "0" * 64
# What is sealed. Records of other slices, such as agreements and registers, have guards of their own.
GUARDS = {
    "receipt": ("update", "delete"),
    "frozen_document": ("update", "delete"),
    "receipt_payload": ("update",),
    "receipt_signature": ("update", "delete"),
    "checkpoint": ("update", "delete"),
    "box_key": ("update", "delete"),
}


class Receipt(Record):
    """One outcome, sealed. record is canonical JSON and repeats every other column but its own hash."""

    seq = peewee.IntegerField(unique=True)
    receipt_no = peewee.CharField(unique=True)
    session_id = peewee.FixedCharField(max_length=32, unique=True)
    outcome = peewee.CharField()
    day = DateField()
    record = peewee.TextField()
    prev_hash = peewee.FixedCharField(max_length=64)
    entry_hash = peewee.FixedCharField(max_length=64, unique=True)

    @classmethod
    def of(cls, session_id: str) -> "Receipt | None":
        return cls.get_or_none(cls.session_id == session_id)

    @classmethod
    def unread(cls):
        """Their records are read when they are asked for: damage can leave text that is no text any more, so look at what is wrong first."""
        return cls.select(*(field for field in cls._meta.sorted_fields if field is not cls.record))

    @classmethod
    def last(cls) -> "Receipt | None":
        return cls.unread().order_by(cls.seq.desc()).first()

    @classmethod
    def append(cls, session_id: str, facts: dict, payload: dict) -> "Receipt":
        """Seal these facts as the next entry. The payload is personal: the chain holds only its hash."""
        with transaction():
            last, receipt_id = cls.last(), new_id()
            day, serial = days.next_number(SERIES)
            columns = {
                "id": receipt_id,
                "seq": last.seq + 1 if last else 1,
                "receipt_no": f"S{day:%y%m%d}-{serial:04d}",
                "session_id": session_id,
                "outcome": facts["outcome"],
                "day": day.isoformat(),
                "prev_hash": last.entry_hash if last else GENESIS,
            }
            kept = canonical(payload)
            record = canonical(facts | columns | {"payload_hash": hashlib.sha256(kept).hexdigest()})
            receipt = cls.add(record=record.decode(), entry_hash=seal(record, columns["prev_hash"]), **columns)
            ReceiptPayload.create(receipt=receipt, payload=kept.decode())
            return receipt

    @property
    def whole_record(self) -> str:
        """Read now, when it was not read with the row."""
        return self.record if self.record is not None else Receipt.get_by_id(self.id).record

    @cached_property
    def facts(self) -> dict:
        return msgspec.json.decode(self.whole_record)


class ReceiptPayload(BaseModel):
    """What is personal in a receipt: the strokes and the name. It may be deleted when its time is over."""

    receipt = peewee.ForeignKeyField(Receipt, primary_key=True, backref="payloads")
    payload = peewee.TextField()


class Payload(msgspec.Struct):
    """What is kept as a payload."""

    ink: Ink
    signer_name: str = ""
    unit_label: str = ""


def seal(record: bytes, prev_hash: str) -> str:
    return hashlib.sha256(record + prev_hash.encode()).hexdigest()


def install_guards():
    """Let the database itself refuse to change or delete what was sealed."""
    for table, forbidden in GUARDS.items():
        forbid(table, *forbidden)
