"""What the person takes home: masked, with the fingerprint, and a code that holds the whole hash."""
from kiosk.signing import links, slips
from kiosk.signing.chain import Receipt
from kiosk.signing.frozen import grouped
from kiosk.signing.ink import Ink as SignedInk
from printer.document import Document, Ink, QR
from printer.spool import PrintJob

from .conftest import DRAWN, STROKES, read, sign


INK = SignedInk.read(DRAWN)


def paper() -> Document:
    return Document.from_json(PrintJob.get().document)


def codes() -> list[str]:
    return [block.data for block in paper().blocks if isinstance(block, QR)]


def test_the_receipt_shows_the_signature_and_nobody_in_full(offered):
    sign(read(offered))

    assert "张三丰" not in PrintJob.get().document and "1102" not in PrintJob.get().document
    assert "1栋1单元11**" in PrintJob.get().document
    assert [block.strokes for block in paper().blocks if isinstance(block, Ink)] == [STROKES]


def test_the_receipt_carries_fingerprint_number_and_hash(offered):
    sign(read(offered))

    receipt = Receipt.get()
    assert offered.document.fingerprint in PrintJob.get().document
    assert codes() == [f"HTTP://DESK.TEST:8001/S/{receipt.entry_hash.upper()}"]
    assert f"1:{grouped(receipt.entry_hash[:16])}" in PrintJob.get().document


def test_where_phones_reach_no_page_the_code_holds_the_hash_itself(offered):
    links.use_public_url("")

    sign(read(offered))

    receipt = Receipt.get()
    assert codes() == [f"{receipt.receipt_no} {receipt.entry_hash.upper()}"]


def test_the_record_holds_the_hash_of_what_the_slip_says(offered):
    receipt = sign(read(offered))

    same = slips.body_digest(receipt.facts, "张**", INK, "zh_Hans")
    other = slips.body_digest(receipt.facts, "李**", INK, "zh_Hans")
    assert receipt.facts["delivery"]["body_sha256"] == same != other


def test_a_signature_left_empty_prints_no_picture(offered):
    sign(read(offered), drawn="")

    assert not any(isinstance(block, Ink) for block in paper().blocks)


def test_a_refusal_is_on_paper_too(offered):
    offered.open()
    offered.refuse("ask", "", "en")

    texts = PrintJob.get().document
    assert "Record of refusal" in texts and "I want to ask somebody first" in texts
    assert not any(isinstance(block, Ink) for block in paper().blocks)
