"""When what is personal in a receipt is deleted: years after all that it was signed for is over (SIGNING.md C.8). The chain still verifies."""
from collections.abc import Callable
from datetime import date

import msgspec

from kiosk import clock
from kiosk.db import UNREADABLE, transaction
from kiosk.events import record
from kiosk.signing.chain import Receipt, ReceiptPayload
from kiosk.signing.verify import KEPT_AT_LEAST

_lives: dict[str, Callable[[str], date | None]] = {}


def when_over(kind: str, ended_on: Callable[[str], date | None]):
    """ended_on(key) is the day on which the life of "kind:key" ended, None while it goes on. What nobody speaks for is kept."""
    _lives[kind] = ended_on


def forget_old():
    latest = clock.today() - KEPT_AT_LEAST
    for receipt in Receipt.unread().join(ReceiptPayload).where(Receipt.day <= latest):
        if _is_over(receipt, latest):
            _forget(receipt)


def _is_over(receipt, latest: date) -> bool:
    try:
        documents = receipt.facts["documents"]
    except (*UNREADABLE, msgspec.DecodeError):
        return False  # the daily check names it
    return all(_ended_by(document["subject"], latest) for document in documents)


def _ended_by(subject: str, latest: date) -> bool:
    kind, _colon, key = subject.partition(":")
    ended_on = _lives[kind](key) if kind in _lives else None
    return ended_on is not None and ended_on <= latest


def _forget(receipt):
    with transaction():
        ReceiptPayload.delete().where(ReceiptPayload.receipt == receipt).execute()
        record("receipt.signature_forgotten", receipt, receipt_no=receipt.receipt_no)
