"""What the person takes home: masked, with the fingerprint, and a code that holds the whole hash."""
from kiosk.signing.chain import Receipt
from printer.document import Document, Ink, QR
from printer.spool import PrintJob

from .conftest import STROKES, read, sign


def paper() -> Document:
    return Document.from_json(PrintJob.get().document)


def test_the_receipt_shows_the_signature_and_nobody_in_full(offered):
    sign(read(offered))

    assert "张三丰" not in PrintJob.get().document and "1102" not in PrintJob.get().document
    assert "1栋1单元11**" in PrintJob.get().document
    assert [block.strokes for block in paper().blocks if isinstance(block, Ink)] == [STROKES]


def test_the_receipt_carries_fingerprint_number_and_hash(offered):
    sign(read(offered))

    receipt = Receipt.get()
    assert offered.document.fingerprint in PrintJob.get().document
    assert [block.data for block in paper().blocks if isinstance(block, QR)] == [
        f"{receipt.receipt_no} {receipt.entry_hash.upper()}"
    ]


def test_a_signature_left_empty_prints_no_picture(offered):
    sign(read(offered), drawn="")

    assert not any(isinstance(block, Ink) for block in paper().blocks)


def test_a_refusal_is_on_paper_too(offered):
    offered.open()
    offered.refuse("ask", "", "en")

    texts = PrintJob.get().document
    assert "Record of refusal" in texts and "I want to ask somebody first" in texts
    assert not any(isinstance(block, Ink) for block in paper().blocks)
