"""What the code on a slip holds: the page where anybody can check the record, or its hash where phones reach no page."""

_place = {"public_url": ""}


def use_public_url(public_url: str):
    _place["public_url"] = public_url.rstrip("/")


def of(receipt) -> str:
    """In capitals throughout, which a QR packs into fewer dots."""
    text = f"{_place['public_url']}/s/{receipt.entry_hash}" if _place["public_url"] else f"{receipt.receipt_no} {receipt.entry_hash}"
    return text.upper()
