"""How the book of receipts stands now, as it goes on paper that the box cannot change later."""
from typing import NamedTuple

from kiosk.signing import checkups, keys
from kiosk.signing.chain import Receipt
from kiosk.signing.checkpoints import Checkpoint
from kiosk.signing.checkups import Checkup


class Standing(NamedTuple):
    """count receipts up to this head. key is the box's fingerprint, empty before its first signature; checked is the latest check, if any."""

    count: int
    head: str
    key: str
    checked: Checkup | None


def now() -> Standing | None:
    """None when nothing was ever signed."""
    last, signed = Receipt.last(), Checkpoint.latest()
    return last and Standing(last.seq, last.entry_hash, keys.fingerprint(signed.public) if signed else "", checkups.latest())
