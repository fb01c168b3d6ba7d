"""The archive of a notice: what is in it, its one hash, and that it proves itself."""
import csv
import hashlib
import io
import zipfile

import cast
import pdfs
import pypdfium2
import pytest

from kiosk.documents.models import PDF, Upload
from kiosk.documents.renderer import Renderer
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.notices import filing
from kiosk.notices.models import Notice, NoticeRecipient
from kiosk.signing import bundles
from kiosk.signing.chain import Receipt, seal
from kiosk.signing.models import SigningSession


@pytest.fixture
def notice(app, hands) -> Notice:
    notice = cast.issued_notice(recipients=["1栋"])
    for row in list(notice.addressed())[:2]:
        SigningSession.record_at_desk(row.unit, [notice.signed_as()], "paper", reason="铁柜二", language="zh_Hans")
    return notice


def opened(packed: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(packed))


def test_it_holds_the_original_the_frozen_bytes_every_receipt_and_the_list(notice):
    parts = opened(filing.file_away(notice).bytes)

    assert {"notice.json", "notice.pdf", "list.csv", "list.pdf"} <= set(parts.namelist())
    assert notice.frozen_id in {hashlib.sha256(parts.read(name)).hexdigest() for name in parts.namelist()}
    rows = list(csv.DictReader(io.StringIO(parts.read("list.csv").decode("utf-8-sig"))))
    assert [row["unit"] for row in rows] == ["1栋1单元101", "1栋1单元102", "1栋1单元1102"]
    assert rows[2]["receipt_no"] == ""


def test_every_receipt_in_it_is_as_it_was_sealed(notice):
    parts = opened(filing.file_away(notice).bytes)

    for receipt in Receipt.select():
        assert seal(parts.read(f"receipts/{receipt.receipt_no}/record.json"), receipt.prev_hash) == receipt.entry_hash
        assert f"receipts/{receipt.receipt_no}/payload.json" in parts.namelist()


def test_a_receipt_altered_before_it_was_packed_is_found_by_its_name(notice):
    unpacked = opened(filing.file_away(notice).bytes)
    parts = {name: unpacked.read(name) for name in unpacked.namelist() if not name.startswith(("manifest", "key"))}
    altered = next(name for name in parts if name.endswith("record.json"))
    parts[altered] = parts[altered].replace(b"paper", b"signed")

    assert [finding.part for finding in findings(bundles.pack(parts))] == [altered]


def test_its_one_hash_is_recorded_and_the_same_again_while_nothing_changes(notice):
    first, second = filing.file_away(notice), filing.file_away(notice)

    assert first == second and hashlib.sha256(first.bytes).hexdigest() == first.sha256
    assert {event.facts["sha256"] for event in Event.select().where(Event.verb == filing.VERB)} == {first.sha256}


def test_it_proves_itself_and_a_changed_byte_shows(notice):
    packed = filing.file_away(notice).bytes
    broken = bytearray(packed)
    broken[len(broken) // 3] ^= 1

    assert findings(packed) == []
    assert findings(bytes(broken)) != []


def findings(packed: bytes) -> list:
    opened = bundles.open_bundle(packed)
    return opened.findings + bundles.settle(opened.doubts)


def test_a_draft_has_no_archive(app, hands):
    writer = cast.receptionist()
    notice = Notice.draft(writer, title="草稿", body="文", effective_on=cast.date(2026, 12, 31))

    with pytest.raises(Refused):
        filing.file_away(notice)


def test_the_desk_takes_it_away_and_sees_its_hash(notice, desk, page):
    answer = desk.post(f"/desk/notices/{notice.id}/archive")

    digest = hashlib.sha256(answer.data).hexdigest()
    assert answer.mimetype == "application/zip" and digest[:16] in answer.headers["Content-Disposition"]
    assert digest in page(desk.get(f"/desk/notices/{notice.id}")).text


def test_a_list_that_the_receipts_do_not_bear_out_is_not_filed(notice):
    answered = next(row for row in notice.addressed() if row.receipt_no)
    silent = next(notice.pending().iterator())

    for changes in ({"state": "signed", "receipt_no": answered.receipt_no}, {"state": "paper"}):
        silent.change_if(NoticeRecipient.id == silent.id, **changes)
        with pytest.raises(Refused):
            filing.file_away(notice)
    silent.change_if(NoticeRecipient.id == silent.id, state="pending", receipt_no="")
    assert filing.file_away(notice)

    answered.change_if(NoticeRecipient.id == answered.id, state="pending", receipt_no="")
    with pytest.raises(Refused):
        filing.file_away(notice)


def test_a_notice_that_was_a_pdf_is_printed_as_the_pages_that_were_frozen(app, hands):
    raw = pdfs.chinese()
    upload = Upload.take(io.BytesIO(raw), PDF, "通知.pdf")
    while Renderer().one_turn():
        pass
    notice = cast.issued_notice(format="pdf", upload=Upload.get_by_id(upload.id), body="")

    parts = opened(filing.file_away(notice).bytes)
    printed = parts.read("notice.pdf")

    assert printed != raw and hashlib.sha256(raw).hexdigest() in "".join(parts.namelist())
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(printed))
    assert notice.number in text and notice.document().fingerprint in text
