"""Puts the box's signature under each new receipt, and under how far the chain has come."""
import threading

from kiosk.db import new_id, transaction
from kiosk.signing import checkpoints, keys
from kiosk.signing.chain import Receipt
from kiosk.signing.checkpoints import Checkpoint, Point, ReceiptSignature

AT_ONCE = 500
LOOK_S = 20

_turn = threading.Lock()


class Sealer:
    """A worker. A receipt is sealed by its hash before it is on paper; the signature follows within seconds."""

    def one_turn(self) -> bool:
        with _turn:
            checkpoints.note(Checkpoint.latest())
            fresh = list(ReceiptSignature.missing().limit(AT_ONCE))
            if fresh:
                _sign(fresh)
            elif not keys.BoxKey.select().exists():
                keys.BoxKey.register()
            return len(fresh) == AT_ONCE

    def idle_s(self) -> float:
        return LOOK_S


def seal_now():
    """Sign everything that is not signed yet: before it leaves the box."""
    sealer = Sealer()
    while sealer.one_turn():
        continue


def _sign(fresh: list[Receipt]):
    point = Point(new_id(), fresh[-1].seq, fresh[-1].entry_hash)
    signed = keys.sign([*(checkpoints.entry_message(receipt.entry_hash) for receipt in fresh), point.message])
    *signatures, last = signed.signatures
    keys.BoxKey.register()
    checkpoints.begin()
    with transaction():
        for receipt, signature in zip(fresh, signatures, strict=True):
            ReceiptSignature.create(receipt=receipt, public=signed.public, signature=signature)
        Checkpoint.add(**point._asdict(), public=signed.public, signature=last)
    checkpoints.note(Checkpoint.latest())
