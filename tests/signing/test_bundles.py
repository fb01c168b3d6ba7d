"""A bundle is one file of which no byte can change unnoticed, checked without the box it came from."""
import random

import msgspec
import pypdfium2
import pytest
from click.testing import CliRunner

from kiosk.cli import main
from kiosk.db import database
from kiosk.documents import blobs
from kiosk.errors import Refused
from kiosk.signing import archive, bundles, inspection, keys, proofs, telling, verify
from kiosk.signing.chain import Receipt
from kiosk.signing.frozen import canonical
from kiosk.signing.ink import Ink
from kiosk.signing.models import SigningSession
from kiosk.signing.sealing import Sealer
from kiosk.site.models import Household, Unit

from .conftest import DRAWN, freeze, offer, read, sign

LIST = (bundles.MANIFEST, bundles.SIGNATURE, bundles.KEY)
PARTS = {"record.json": b'{"a":1}', "documents/1.json": "文件".encode(), "empty.txt": b""}


@pytest.fixture
def bundle(app) -> bytes:
    return bundles.pack(PARTS)


def findings(whole: bytes) -> list:
    opened = bundles.open_bundle(whole)
    return opened.findings + bundles.settle(opened.doubts)


def repacked(bundle, **changes) -> bytes:
    parts = archive.read(bundle) | {name.replace("__", "/").replace("_", "."): content for name, content in changes.items()}
    return archive.write({name: content for name, content in parts.items() if content is not None})


def test_an_untouched_bundle_is_whole_and_always_the_same_bytes(bundle):
    assert findings(bundle) == []
    assert PARTS.items() <= bundles.open_bundle(bundle).parts.items()
    assert bundles.pack(PARTS) == bundle


def test_what_was_altered_left_out_or_added_is_named(bundle):
    assert bundles.Finding("record.json", bundles.ALTERED) in findings(repacked(bundle, record_json=b"{}"))
    assert bundles.Finding("record.json", bundles.MISSING) in findings(repacked(bundle, record_json=None))
    assert bundles.Finding("more.txt", bundles.STRANGE) in findings(repacked(bundle, more_txt=b"x"))


def test_a_list_signed_by_another_key_is_not_signed(bundle):
    (keys.home() / keys.KEY_FILE).unlink()
    forged = archive.read(bundles.pack(PARTS))

    found = findings(repacked(bundle, manifest_json=forged["manifest.json"], manifest_sig=forged["manifest.sig"]))

    assert bundles.Finding("manifest.json", bundles.UNSIGNED) in found


def test_what_nobody_could_read_is_not_packed(app):
    scan = bytes(archive.MOST_WRITTEN // 4 + 1)

    with pytest.raises(Refused):
        bundles.pack({f"receipts/{number}/scan": scan for number in range(4)})


@pytest.mark.parametrize("whole", [b"", b"PK", b"no zip at all" * 9])
def test_what_is_no_bundle_is_said_to_be_none(app, whole):
    assert findings(whole) == [bundles.Finding("", bundles.NO_BUNDLE)]


def test_no_byte_changes_unnoticed(bundle):
    dice = random.Random(6)
    opened = [bundles.open_bundle(flipped(bundle, place, 1 << dice.randrange(8))) for place in range(len(bundle))]

    unseen = [one.doubts[0] for one in opened if not one.findings]

    assert len(unseen) < len(bundle) / 2
    assert len(bundles.settle(unseen)) == len(unseen)


def flipped(whole: bytes, place: int, bit: int) -> bytes:
    return whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1:]


def test_a_receipts_bundle_holds_all_that_proves_it(chain):
    whole = bundles.of_receipt(chain[0])

    opened = bundles.open_bundle(whole)
    assert findings(whole) == []
    assert {"record.json", "seal.json", "payload.json", "signature.svg"} <= opened.parts.keys()
    assert f"documents/{chain[0].facts['documents'][0]['sha256']}.json" in opened.parts
    assert bundles.of_receipt(chain[0]) == whole


@pytest.mark.parametrize("part, old, new, what", [
    ("record.json", b'"owner"', b'"other"', proofs.UNSEALED),
    ("seal.json", b'"seq":2', b'"seq":3', proofs.UNSEALED),
    ("payload.json", b"20.5", b"20.6", verify.PAYLOAD),
    ("signature.svg", b"20.5", b"20.6", verify.PICTURE),
])
def test_a_part_that_does_not_fit_the_record_is_named_also_under_a_new_list(chain, part, old, new, what):
    parts = bundles.open_bundle(bundles.of_receipt(chain[1])).parts
    forged = {name: content.replace(old, new) if name == part else content for name, content in parts.items() if not name.startswith("manifest")}

    found = findings(bundles.pack(forged))

    assert what in {finding.what for finding in found}


def test_a_signature_or_document_left_out_is_missed(chain):
    parts = bundles.open_bundle(bundles.of_receipt(chain[1])).parts
    left = {name: content for name, content in parts.items() if not name.startswith(("manifest", "payload", "documents"))}

    assert {finding.what for finding in findings(bundles.pack(left))} == {verify.TAKEN_AWAY, verify.DOCUMENT}


def test_the_command_checks_a_bundle_without_a_site(chain, tmp_path):
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    good.write_bytes(bundles.of_receipt(chain[0]))
    bad.write_bytes(good.read_bytes().replace(b"20.5", b"20.6"))

    whole, broken = (CliRunner().invoke(main, ["verify", "--bundle", str(path)]) for path in (good, bad))

    assert whole.exit_code == 0 and chain[0].entry_hash in whole.output
    assert broken.exit_code == 1 and "Payload.json: this part was altered." in broken.output


@pytest.fixture
def forged(chain, tmp_path) -> bytes:
    """True entries beside a certificate that the box never made, in a list signed with another key."""
    parts = {name: content for name, content in archive.read(bundles.of_receipt(chain[0])).items() if name not in LIST}
    home = keys.home()
    keys.use_home(tmp_path / "stranger")
    try:
        return bundles.pack(parts | {"certificate.pdf": b"another person signed another thing"})
    finally:
        keys.use_home(home)


def test_a_list_signed_by_a_stranger_around_true_entries_is_found(forged):
    assert findings(forged) == [bundles.Finding("manifest.json", bundles.FOREIGN)]


def test_with_its_own_book_the_box_knows_its_keys(forged, chain, tmp_path):
    good, bad = tmp_path / "good.zip", tmp_path / "bad.zip"
    good.write_bytes(bundles.of_receipt(chain[0]))
    bad.write_bytes(forged)

    assert telling.of_bundle(good, with_book=True).troubles == []
    assert telling.of_bundle(bad, with_book=True).troubles[1] == f"Manifest.json: {bundles.STRANGER}."


def test_a_bundle_made_after_the_key_was_replaced_stands_in_the_book(chain, tmp_path):
    Sealer().one_turn()
    (keys.home() / keys.KEY_FILE).unlink()
    sign(read(offer()))
    made = tmp_path / "made.zip"

    made.write_bytes(bundles.of_receipt(chain[0]))

    assert telling.of_bundle(made, with_book=True).troubles == []


@pytest.fixture
def on_paper(app, hands) -> Receipt:
    """A receipt that rests on the scan of a sheet."""
    SigningSession.record_at_desk(Unit.get(), [(freeze(), "test:1")], "paper", scan=blobs.keep(b"the signed sheet"), language="zh_Hans")
    return Receipt.get()


def test_the_scan_of_what_was_signed_on_paper_is_in_the_bundle_and_part_of_what_is_proved(on_paper):
    whole = bundles.of_receipt(on_paper)
    parts = {name: content for name, content in archive.read(whole).items() if name not in LIST}

    assert findings(whole) == [] and parts["scan"] == b"the signed sheet"
    assert findings(bundles.pack(parts | {"scan": b"another sheet"})) == [bundles.Finding("scan", verify.PAPER)]


def test_a_scan_that_was_altered_or_lost_breaks_its_receipt(on_paper):
    scan = blobs.path(on_paper.facts["scan"])

    scan.write_bytes(b"another sheet")
    altered = verify.break_of(on_paper.receipt_no)
    scan.unlink()

    assert altered == verify.break_of(on_paper.receipt_no) == verify.PAPER
    assert not inspection.inspect().is_intact


def test_a_bundle_of_before_that_lacks_the_scan_is_still_whole(on_paper):
    parts = archive.read(bundles.of_receipt(on_paper))
    older = {name: content for name, content in parts.items() if name not in ("scan", bundles.SIGNATURE)}
    manifest = msgspec.json.decode(parts[bundles.MANIFEST], type=bundles.Manifest)
    manifest.format = bundles.WITHOUT_SCANS
    del manifest.parts["scan"]
    older[bundles.MANIFEST] = canonical(manifest)
    older[bundles.SIGNATURE] = keys.sign([older[bundles.MANIFEST]]).signatures[0].encode()

    assert findings(archive.write(older)) == []


def test_with_a_data_folder_it_says_whether_the_entry_stands_in_that_book(chain, settings, tmp_path):
    bundle = tmp_path / "bundle.zip"
    bundle.write_bytes(bundles.of_receipt(chain[4]))
    for sql in ("drop trigger sealed_receipt_delete", "pragma foreign_keys = off", "delete from receipt where seq = 5"):
        database.execute_sql(sql)

    told = CliRunner().invoke(main, ["verify", "--bundle", str(bundle), "--home", str(settings.home)])

    assert told.exit_code == 1 and "does not stand in this book" in told.output


def test_the_certificate_shows_names_with_rare_characters_and_what_it_does_not_prove(app, hands):
    Household.update(owner_name="㛃𠅤").execute()

    sign(read(offer()))

    bundle = bundles.of_receipt(Receipt.get())
    text = text_of(bundles.open_bundle(bundle).parts["certificate.pdf"])
    assert "㛃" in text and "签收证明" in text and "不能证明" in text
    assert "1栋1单元1102" in text and "2026年11月21日 09:30:00" in text and "N2026-001 第1版" in text and "已签收" in text
    assert Receipt.get().entry_hash in "".join(text.split())


def test_the_certificate_prints_the_sentence_that_was_sealed(app, hands):
    sentence = "收到《费用<b>A</b>&lt;B》。"
    receipt = read(offer()).sign("owner", Ink.read(DRAWN), sentence, "zh_Hans")

    text = text_of(bundles.open_bundle(bundles.of_receipt(receipt)).parts["certificate.pdf"])

    assert sentence in "".join(text.split())


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "".join(page.get_textpage().get_text_range() for page in document)
