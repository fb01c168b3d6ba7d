"""Files under their own hash: whole or not there, found out when damaged, gone when nothing names them."""
import hashlib
import io
import os
from datetime import timedelta

import pytest

import cast
import pdfs
import pictures
from kiosk import clock, shelf
from kiosk.db import database
from kiosk.documents import blobs, sweeping
from kiosk.documents.models import PDF, REFUSED_KEPT, SCAN, UNUSED_KEPT, Upload
from kiosk.documents.seals import SealPicture
from kiosk.errors import Refused
from kiosk.notices.models import Notice
from kiosk.signing.agreements import Agreement
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.models import SigningSession
from kiosk.signing.states import PAPER
from kiosk.site.models import Unit

LATER = timedelta(days=1, minutes=1)


def aged(sha: str) -> str:
    """It was kept long ago."""
    long_ago = (clock.now() - LATER).timestamp()
    os.utime(blobs.path(sha), (long_ago, long_ago))
    return sha


def test_bytes_a_file_and_a_stream_are_kept_under_their_hash(app, tmp_path):
    file = tmp_path / "paper"
    file.write_bytes(b"paper")
    sha = hashlib.sha256(b"paper").hexdigest()

    assert {blobs.keep(b"paper"), blobs.keep(file), blobs.keep(io.BytesIO(b"paper"))} == {sha}
    assert blobs.read(sha) == file.read_bytes() == b"paper"


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b"papes"), lambda path: path.unlink()], ids=["altered", "gone"])
def test_a_file_that_is_not_as_it_was_kept_is_found_out(app, spoil):
    sha = blobs.keep(b"paper")

    spoil(blobs.path(sha))

    assert not blobs.is_whole(sha)
    with pytest.raises(blobs.Damaged):
        blobs.read(sha)


def test_keeping_it_again_mends_it(app):
    sha = blobs.keep(b"paper")
    blobs.path(sha).write_bytes(b"papes")

    assert blobs.keep(b"paper") == sha and blobs.is_whole(sha)


def test_without_room_nothing_is_kept(app, monkeypatch):
    monkeypatch.setattr(shelf, "ROOM_LEFT", 1 << 62)

    with pytest.raises(Refused, match="空间不足"):
        blobs.keep(b"paper")


def test_the_sweep_takes_only_what_nobody_names(taken):
    upload = taken(pdfs.chinese())
    stray, young = aged(blobs.keep(b"stray")), blobs.keep(b"young")
    for sha in Upload.blobs_in_use():
        aged(sha)

    sweeping.sweep()

    assert not blobs.is_whole(stray) and blobs.is_whole(young)
    assert all(map(blobs.is_whole, [upload.source, *(image[0] for image in upload.images)]))


def test_what_a_frozen_document_names_outlives_its_upload(taken, sent):
    upload = taken(pdfs.chinese())
    seal = SealPicture.put(sent(pictures.png())).sha
    frozen = FrozenDocument.freeze_upload(upload, number="N1", version=1, title="t", issuer="i", issued_on="d", effective_on="d", seal=seal)
    SealPicture.delete().execute()
    upload.delete_instance()
    for sha in frozen.blobs:
        aged(sha)

    sweeping.sweep()

    assert frozen.is_intact and len(frozen.blobs) == 3


def test_a_refused_file_is_kept_for_a_week(app, hands):
    upload = Upload.take(io.BytesIO(pdfs.chinese()), PDF)
    upload.refuse("broken")
    aged(upload.source)

    hands.pass_by(REFUSED_KEPT - timedelta(minutes=1))
    sweeping.sweep()
    assert blobs.is_whole(upload.source)

    hands.pass_by(timedelta(minutes=2))
    sweeping.sweep()
    assert not blobs.is_whole(upload.source) and Upload.get().trouble


def test_what_a_power_cut_left_unfinished_is_swept(app):
    halves = [blobs.path(blobs.INCOMING).parent.parent / "incoming" / name for name in ("old", "new")]
    for half in halves:
        half.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(b"half")
    os.utime(halves[0], (0, 0))

    sweeping.sweep()

    assert [half.exists() for half in halves] == [False, True]


def test_a_scan_that_a_receipt_or_an_agreement_rests_on_is_never_swept(app, hands):
    unit, scans = Unit.get(), [aged(blobs.keep(b"signed sheet")), aged(blobs.keep(b"agreement"))]
    frozen = FrozenDocument.freeze("请按时登记。", number="N1", version=1, title="t", issuer="i", issued_on="d", effective_on="d")
    SigningSession.record_at_desk(unit, [(frozen, "test:1")], PAPER, scan=scans[0], relation="owner", language="zh_Hans")
    Agreement.add(unit=unit, signed_on=clock.today(), original_seen=True, scan=scans[1])

    sweeping.sweep()

    assert all(map(blobs.is_whole, scans))


def test_a_new_folder_is_on_the_disk_with_its_first_file(app, settings, monkeypatch):
    synced = []
    monkeypatch.setattr(shelf, "sync_folder", synced.append)

    sha = blobs.keep(b"first of its folder")

    folder = blobs.path(sha).parent
    assert synced == [folder, folder.parent, settings.home]


def test_what_is_sent_in_again_while_the_sweep_looks_stays(app, monkeypatch):
    sha = aged(blobs.keep(b"a sheet"))

    def sent_in_again():
        blobs.keep(b"a sheet")
        return set()

    monkeypatch.setattr(sweeping, "_users", [sent_in_again])
    sweeping.sweep()

    assert blobs.is_whole(sha)


def test_while_a_document_is_damaged_nothing_is_swept(taken):
    upload, stray = taken(pdfs.chinese()), aged(blobs.keep(b"stray"))
    FrozenDocument.freeze_upload(upload, number="N1", version=1, title="t", issuer="i", issued_on="d", effective_on="d")
    database.execute_sql("drop trigger sealed_frozen_document_update")
    database.execute_sql("update frozen_document set bytes = x'00'")

    sweeping.sweep()

    assert blobs.is_whole(stray)


def test_what_was_sent_in_and_came_to_nothing_goes_after_a_month_with_its_name(taken, hands):
    upload = taken(pictures.jpeg(), SCAN)
    files = [aged(sha) for sha in (upload.source, upload.images[0][0])]

    hands.pass_by(UNUSED_KEPT - timedelta(minutes=1))
    sweeping.sweep()
    assert Upload.select().exists() and all(map(blobs.is_whole, files))

    hands.pass_by(timedelta(minutes=2))
    sweeping.sweep()
    assert not Upload.select().exists() and not any(map(blobs.is_whole, files))


def test_a_draft_keeps_the_file_it_is_written_as(taken, hands):
    upload = taken(pdfs.chinese())
    Notice.draft(cast.manager(), title="停水通知", body="", format="pdf", upload=upload, effective_on=clock.today())

    hands.pass_by(UNUSED_KEPT * 2)
    sweeping.sweep()

    assert Upload.get().is_ready
