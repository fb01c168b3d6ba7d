"""The box's key signs receipts and checkpoints, in a process that ends; the site itself never holds it."""
import subprocess
import sys

import pytest
from peewee import IntegrityError

from kiosk import shelf
from kiosk.db import database
from kiosk.signing import checkpoints, keys
from kiosk.signing.checkpoints import Checkpoint, Point, ReceiptSignature
from kiosk.signing.keys import BoxKey, Claim
from kiosk.signing.sealing import Sealer

MESSAGE = b"an entry"


def test_every_receipt_and_how_far_the_chain_came_are_signed(chain):
    Sealer().one_turn()

    public = BoxKey.get().public
    claims = [Claim(row.public, row.signature, checkpoints.entry_message(row.receipt.entry_hash)) for row in ReceiptSignature.select()]
    latest = Checkpoint.latest()
    claims.append(Claim(latest.public, latest.signature, Point(latest.id, 5, chain[-1].entry_hash).message))
    assert keys.check(claims) == [True] * 6
    assert {claim.public for claim in claims} == {public}


def test_nothing_new_is_signed_twice(chain):
    sealer = Sealer()
    sealer.one_turn()

    sealer.one_turn()

    assert Checkpoint.select().count() == 1
    assert len(checkpoints.lines()) == 1


def test_a_receipt_that_lost_its_signature_is_never_signed_again(chain):
    Sealer().one_turn()
    database.execute_sql("drop trigger sealed_receipt_signature_delete")
    ReceiptSignature.delete().where(ReceiptSignature.receipt == chain[1]).execute()

    Sealer().one_turn()

    assert ReceiptSignature.select().count() == 4


def test_a_checkpoint_a_power_cut_kept_out_of_the_file_is_put_there_later(chain):
    Sealer().one_turn()
    checkpoints.path().write_text("half a li")

    Sealer().one_turn()

    assert checkpoints.lines() == ["half a li", Checkpoint.latest().line]


def test_the_key_is_made_once_and_nobody_else_reads_it(app):
    Sealer().one_turn()
    first = BoxKey.get().public

    Sealer().one_turn()

    assert keys.own_public() == first
    assert (keys.home() / keys.KEY_FILE).stat().st_mode & 0o777 == 0o600


def test_a_key_file_that_is_damaged_is_said_to_be_so(app):
    keys.own_public()
    (keys.home() / keys.KEY_FILE).write_text("no key")

    with pytest.raises(keys.NoKey):
        keys.sign([MESSAGE])


def test_a_signature_is_true_for_its_message_and_its_key_only(app):
    signed = keys.sign([MESSAGE, b"another"])
    mine, other = signed.signatures

    assert keys.check([
        Claim(signed.public, mine, MESSAGE), Claim(signed.public, other, MESSAGE), Claim("0" * 64, mine, MESSAGE),
        Claim(signed.public, mine.upper(), MESSAGE), Claim(signed.public, "x\nyes", MESSAGE),
    ]) == [True, False, False, False, False]


def test_a_public_key_is_read_back_from_the_form_other_programs_read(app):
    public = keys.own_public()

    assert keys.from_pem(keys.as_pem(public)) == public
    assert keys.from_pem(keys.as_pem(public).replace(b"M", b"N", 1)) == keys.from_pem(b"") == ""


@pytest.mark.parametrize("change", [
    "update checkpoint set count = 1", "delete from checkpoint", "delete from receipt_signature", "update box_key set public = ''",
])
def test_the_database_refuses_to_change_what_was_signed(chain, change):
    Sealer().one_turn()

    with pytest.raises(IntegrityError, match="never changed"):
        database.execute_sql(change)


def test_the_site_itself_never_loads_the_library_of_the_key():
    code = "import sys; import kiosk.composition, kiosk.server; print('cryptography' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"


def test_the_folder_of_the_log_is_on_the_disk_with_it(chain, settings, monkeypatch):
    synced = []
    monkeypatch.setattr(shelf, "sync_folder", synced.append)

    Sealer().one_turn()

    assert synced[-1] == settings.home
