"""What of a receipt is personal, for the desk and the certificate: names, strokes and the whole address. No public page asks here."""
import msgspec

from kiosk.signing.chain import Payload, Receipt
from kiosk.site.models import Unit


def payload_of(receipt: Receipt) -> Payload | None:
    """None when it was deleted because its time was over."""
    kept = receipt.payloads.first()
    return kept and msgspec.json.decode(kept.payload, type=Payload)


def unit_of(receipt: Receipt) -> str:
    """As it was called when it was sealed; receipts of before kept only which unit. Masked once what is personal was deleted."""
    sealed, payload = receipt.facts["unit"], payload_of(receipt)
    if sealed is None:
        return ""
    if payload is None:
        return sealed["label"]
    return payload.unit_label or Unit.get_by_id(sealed["id"]).label
