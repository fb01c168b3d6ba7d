"""Any one damage is named. What a chain cannot show, a cut at its end, is shown by a head held elsewhere."""
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, given, settings as hypothesis_settings
from hypothesis import strategies as st
from peewee import IntegrityError

from kiosk.cli import main
from kiosk.db import database
from kiosk.signing import verify
from kiosk.signing.chain import GENESIS, GUARDS, Receipt, ReceiptPayload

RECEIPT = ["id", "seq", "receipt_no", "session_id", "day", "record", "prev_hash", "entry_hash"]
PARTS = (
    [("receipt", column) for column in RECEIPT]
    + [("receipt_payload", column) for column in ("receipt_id", "payload")]
    + [("frozen_document", column) for column in ("sha256", "media_type", "bytes", "number", "version", "title", "pages")]
)


class Undo(Exception):
    """Takes the damage back."""


def damaged(act) -> verify.Verdict:
    """What verify says after act, on a database that is whole again afterwards."""
    try:
        with database.atomic():
            database.execute_sql("pragma defer_foreign_keys = on")
            for table, changes in GUARDS.items():
                for change in changes:
                    database.execute_sql(f"drop trigger sealed_{table}_{change}")
            act()
            verdict = verify.verify()
            raise Undo
    except Undo:
        return verdict


def change_letter_if_unique(part, row, place, letter):
    try:
        change_letter(*part, row, place, letter)
    except IntegrityError:
        assume(False)


def change_letter(table, column, row, place, letter):
    rows = database.execute_sql(f"select rowid, cast({column} as blob) from {table} order by rowid").fetchall()
    rowid, value = rows[row % len(rows)]
    place %= len(value)
    if value[place] == letter:
        letter ^= 1
    changed = value[:place] + bytes([letter]) + value[place + 1:]
    stored = changed if column == "bytes" else f"cast(x'{changed.hex()}' as text)"
    sql = f"update {table} set {column} = " + ("?" if column == "bytes" else stored) + f" where rowid = {rowid}"
    database.execute_sql(sql, (changed,) if column == "bytes" else ())


def test_an_untouched_chain_is_intact(chain):
    verdict = verify.verify()

    assert verdict == verify.Verdict(5, chain[-1].entry_hash, 0, None)
    assert Receipt.get(Receipt.seq == 1).prev_hash == GENESIS
    assert [row.receipt_no for row in Receipt.select().order_by(Receipt.seq)][:2] == ["S261121-0001", "S261121-0002"]


@hypothesis_settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(part=st.sampled_from(PARTS), row=st.integers(0, 4), place=st.integers(0, 5000), letter=st.integers(1, 255))
def test_any_letter_changed_anywhere_is_named(chain, part, row, place, letter):
    verdict = damaged(lambda: change_letter_if_unique(part, row, place, letter))

    expected = {"receipt_payload": {verify.PAYLOAD, verify.TAKEN_AWAY}, "frozen_document": {verify.DOCUMENT}}
    sealed = {verify.RECORD, verify.ORDER, verify.MISSING, verify.CHAIN}
    assert verdict.broken and verdict.broken.what in expected.get(part[0], sealed)


@pytest.mark.parametrize("column, what", [
    ("record", verify.RECORD), ("entry_hash", verify.RECORD), ("prev_hash", verify.CHAIN), ("day", verify.RECORD),
    ("receipt_no", verify.RECORD),
])
def test_a_break_says_where_and_what(chain, column, what):
    verdict = damaged(lambda: change_letter("receipt", column, 2, 9, ord("#")))

    assert verdict.broken == (3, what)
    assert verdict.count == 2


@pytest.mark.parametrize("seqs, first", [((1,), 1), ((3,), 3), ((1, 2, 3), 1), ((2, 4), 2)])
def test_deleted_entries_are_missed(chain, seqs, first):
    verdict = damaged(lambda: database.execute_sql(f"delete from receipt where seq in ({', '.join(map(str, seqs))})"))

    assert verdict.broken == (first, verify.MISSING)


@pytest.mark.parametrize("one, other", [(1, 2), (2, 4), (4, 5)])
def test_entries_that_changed_places_are_out_of_order(chain, one, other):
    def swap():
        for before, after in ((one, -1), (other, one), (-1, other)):
            database.execute_sql("update receipt set seq = ? where seq = ?", (after, before))

    assert damaged(swap).broken.seq == one


def test_a_forged_entry_does_not_fit_between_the_others(chain):
    def forge():
        receipt = Receipt.get(Receipt.seq == 3)
        record = receipt.record.replace('"signed"', '"refused"')
        Receipt.update(outcome="refused", record=record, entry_hash=verify.seal(record.encode(), receipt.prev_hash)).where(
            Receipt.seq == 3
        ).execute()

    assert damaged(forge).broken == (4, verify.CHAIN)


def test_a_cut_at_the_end_shows_only_in_a_head_that_somebody_else_holds(chain):
    def cut():
        database.execute_sql("delete from receipt_payload where receipt_id = ?", (chain[-1].id,))
        database.execute_sql("delete from receipt where seq = 5")

    verdict = damaged(cut)

    assert verdict.is_intact
    assert (verdict.count, verdict.head) != (5, chain[-1].entry_hash)


def test_a_signature_deleted_when_its_time_is_over_breaks_nothing(chain, hands):
    hands.pass_by(verify.KEPT_AT_LEAST)

    ReceiptPayload.delete().where(ReceiptPayload.receipt == chain[1]).execute()

    verdict = verify.verify()
    assert verdict.is_intact and verdict.payloads_removed == 1


def test_a_signature_taken_away_before_its_time_is_missed(chain):
    ReceiptPayload.delete().where(ReceiptPayload.receipt == chain[1]).execute()

    assert verify.verify().broken == (2, verify.TAKEN_AWAY)


@pytest.mark.parametrize("change", [
    "update receipt set record = 'x'", "delete from receipt", "update receipt_payload set payload = 'x'",
    "insert or replace into receipt select * from receipt where seq = 2",
])
def test_the_database_refuses_to_change_what_was_sealed(chain, change):
    with pytest.raises(IntegrityError, match="never changed"):
        database.execute_sql(change)

    assert verify.verify().is_intact


def test_the_command_says_so_and_ends_with_an_error_when_it_is_broken(chain, settings):
    def run():
        return CliRunner().invoke(main, ["verify", "--home", str(settings.home)])

    whole = run()
    database.execute_sql("drop trigger sealed_receipt_update")
    database.execute_sql("update receipt set day = '2020-01-01' where seq = 4")
    broken = run()

    assert whole.exit_code == 0 and chain[-1].entry_hash in whole.output
    assert broken.exit_code == 1 and "Receipt 4: the record was altered" in broken.output
