"""Scans of paper that receipts and agreements rest on."""
from kiosk.signing.agreements import Agreement
from kiosk.signing.models import SigningSession


def in_use() -> set[str]:
    """The hashes of all of them."""
    return {sha for table in (SigningSession, Agreement) for (sha,) in table.select(table.scan).where(table.scan != "").tuples()}
