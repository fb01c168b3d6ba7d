"""What is damaged is named, and keeps nothing else from working."""
from datetime import timedelta

import pytest
from click.testing import CliRunner

from kiosk.cli import main
from kiosk.db import database
from kiosk.signing import checkups, inspection, keys
from kiosk.signing.checkpoints import ReceiptSignature
from kiosk.signing.sealing import Sealer

from .conftest import alter, offer, read, sign

NO_TEXT = "update receipt set record = cast(substr(cast(record as blob), 1, 40) || x'ff' || substr(cast(record as blob), 42) as text) where seq = 5"


@pytest.fixture
def torn(chain):
    """The record of the last receipt is no text any more."""
    alter(NO_TEXT)
    return chain[4]


def test_the_desk_shows_which_record_is_no_text_any_more(desk, torn, page):
    row = page(desk.get("/desk/receipts")).select_one("#receipts tr[data-state=broken]")

    assert torn.receipt_no in row.text
    assert "记录被改动" in page(desk.get(f"/desk/receipts/{torn.receipt_no}")).select_one("#record").text


def test_the_next_person_signs_and_the_box_goes_on_signing(torn):
    after = sign(read(offer()))

    Sealer().one_turn()

    assert after.seq == 6 and ReceiptSignature.select().count() == 6
    assert [trouble.where for trouble in inspection.inspect().troubles] == ["receipt 5"]


@pytest.fixture
def without_key(chain, hands):
    """The key file was damaged after the first five receipts were signed."""
    Sealer().one_turn()
    (keys.home() / keys.KEY_FILE).write_text("no key")
    sign(read(offer()))


def test_a_key_that_cannot_be_used_is_found(without_key):
    assert [trouble.what for trouble in checkups.check().troubles] == [inspection.KEY]


def test_what_nobody_has_signed_for_minutes_is_found(without_key, hands):
    hands.pass_by(inspection.DONE_WITHIN + timedelta(seconds=1))

    assert inspection.Trouble("receipt 6", inspection.UNSIGNED) in inspection.inspect().troubles


def test_what_a_power_cut_left_unsigned_is_signed_before_the_check(chain, hands):
    hands.pass_by(timedelta(days=2))

    assert checkups.check().is_intact
    assert ReceiptSignature.select().count() == 5


@pytest.fixture
def damaged(chain, settings):
    """The first page of the table of receipts is none; the check before it found nothing."""
    checkups.check()
    root, = database.execute_sql("select rootpage from sqlite_schema where name = 'receipt'").fetchone()
    size, = database.execute_sql("pragma page_size").fetchone()
    database.execute_sql("pragma wal_checkpoint(truncate)")
    database.close()
    database.close_idle()
    with settings.database_path.open("r+b") as file:
        file.seek((root - 1) * size + 3)
        file.write(b"\xff" * 5)
    database.connect(reuse_if_open=True)


def test_a_damaged_database_is_what_the_check_finds(damaged):
    checkups.check()

    assert not checkups.latest().database_ok


def test_the_command_says_that_the_database_is_damaged(damaged, settings):
    told = CliRunner().invoke(main, ["verify", "--home", str(settings.home)])

    assert told.exit_code == 1 and "The database file is damaged." in told.output


def test_an_old_database_whose_file_of_checkpoints_is_gone_is_found_for_good(chain, hands):
    Sealer().one_turn()
    (keys.home() / "checkpoints.log").unlink()
    hands.pass_by(inspection.DONE_WITHIN + timedelta(seconds=1))
    sign(read(offer()))

    before = inspection.inspect().troubles
    Sealer().one_turn()

    assert before == inspection.inspect().troubles == [inspection.Trouble("checkpoint 5", inspection.UNNOTED)]
