"""Random damage to whatever was sealed: none goes unnoticed (SIG-04). Built once and damaged many times."""
import random
import shutil

import pytest
from hypothesis import HealthCheck, given, settings as hypothesis_settings
from hypothesis import strategies as st
from peewee import IntegrityError

import cast
from kiosk import composition, config
from kiosk.db import database
from kiosk.signing import bundles, checkpoints, inspection
from kiosk.signing.chain import GUARDS, Receipt
from kiosk.signing.sealing import Sealer

from .conftest import offer, read, sign, write_receipts

SEALED = tuple(GUARDS)
FEW = hypothesis_settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Undo(Exception):
    """Takes the damage back."""


@pytest.fixture(scope="module")
def written(fitted_out, empty_file, tmp_path_factory):
    """The folder of a box with five receipts, signed, with two checkpoints; then two more that nobody signed yet."""
    settings = config.load(tmp_path_factory.mktemp("book"), demo=True)
    shutil.copy(empty_file, settings.database_path)
    composition.open_site(fitted_out, settings)
    cast.community()
    write_receipts()
    Sealer().one_turn()
    for _ in range(2):
        sign(read(offer()))
    Sealer().one_turn()
    sign(read(offer()))
    database.close()
    database.close_idle()
    return settings.home


@pytest.fixture
def book(written, fitted_out, tmp_path):
    home = shutil.copytree(written, tmp_path / "box")
    composition.open_site(fitted_out, config.load(home, demo=True))
    yield inspection.inspect()
    database.close()


def troubles_after(*statements) -> list:
    """What is found after these statements, on a database that is whole again afterwards."""
    try:
        with database.atomic():
            database.execute_sql("pragma defer_foreign_keys = on")
            for table, changes in GUARDS.items():
                for change in changes:
                    database.execute_sql(f"drop trigger sealed_{table}_{change}")
            for sql in statements:
                database.execute_sql(sql)
            troubles = inspection.inspect().troubles
            raise Undo
    except Undo:
        return troubles


def flips(dice, how_many: int):
    """Statements that each change one bit of one column of one row that was sealed."""
    cells = [cell for table in SEALED for cell in _cells(table)]
    for table, rowid, column, is_blob, value in dice.sample(cells, how_many):
        place = dice.randrange(len(value))
        changed = value[:place] + bytes([value[place] ^ 1 << dice.randrange(8)]) + value[place + 1:]
        literal = f"x'{changed.hex()}'" if is_blob else f"cast(x'{changed.hex()}' as text)"
        yield f"update {table} set {column} = {literal} where rowid = {rowid}"


def _cells(table):
    columns = [(column.name, column.data_type == "BLOB") for column in database.get_columns(table)]
    for rowid, in database.execute_sql(f"select rowid from {table}").fetchall():
        for column, is_blob in columns:
            value = database.execute_sql(f"select cast({column} as blob) from {table} where rowid = {rowid}").fetchone()[0]
            if value:
                yield table, rowid, column, is_blob, value


def test_what_nobody_touched_is_whole(book):
    assert book.troubles == []
    assert (book.verdict.count, book.checkpoints) == (8, 2)


@FEW
@given(seed=st.integers(0, 2**32))
def test_no_bit_of_any_sealed_table_changes_unnoticed(book, seed):
    for statement in flips(random.Random(seed), 2):
        try:
            found = troubles_after(statement)
        except IntegrityError:
            continue  # the database itself refused it
        assert found, statement


@FEW
@given(seed=st.integers(0, 2**32))
def test_no_row_goes_missing_unnoticed(book, seed):
    dice = random.Random(seed)
    table = dice.choice(["receipt", "receipt_payload", "receipt_signature", "checkpoint", "box_key", "frozen_document"])
    rowid = dice.choice(database.execute_sql(f"select rowid from {table}").fetchall())[0]

    assert troubles_after("pragma foreign_keys = off", f"delete from {table} where rowid = {rowid}"), (table, rowid)


@pytest.mark.parametrize("keep", [0, 1, 4, 6])
def test_a_cut_at_the_end_is_named_by_a_checkpoint(book, keep):
    found = troubles_after(*(f"delete from {table} where receipt_id in (select id from receipt where seq > {keep})" for table in ("receipt_payload", "receipt_signature")),
                           f"delete from receipt where seq > {keep}")

    assert inspection.CUT in {trouble.what for trouble in found}


def test_two_receipts_that_changed_places_are_named(book):
    assert troubles_after(*(f"update receipt set seq = {after} where seq = {before}" for before, after in ((2, -1), (4, 2), (-1, 4))))


def test_an_older_database_put_back_is_named_by_the_file_beside_it(book):
    found = troubles_after("delete from receipt_payload where receipt_id in (select id from receipt where seq > 5)",
                           "delete from receipt_signature where receipt_id in (select id from receipt where seq > 5)",
                           "delete from receipt where seq > 5", "delete from checkpoint where count > 5")

    assert found == [inspection.Trouble("checkpoints.log 2", inspection.CUT)]


def test_what_only_a_slip_still_knows_is_named_by_what_stands_on_it(book):
    last = Receipt.last()

    assert inspection.inspect([(8, last.entry_hash[:16])]).is_intact
    assert inspection.inspect([(8, "0" * 16)]).troubles == [inspection.Trouble("checkpoint 8", inspection.OTHER)]
    assert inspection.inspect([(9, last.entry_hash)]).troubles == [inspection.Trouble("checkpoint 9", inspection.CUT)]


@FEW
@given(seed=st.integers(0, 2**32))
def test_no_bit_of_the_file_of_checkpoints_changes_unnoticed(book, seed):
    dice, whole = random.Random(seed), checkpoints.path().read_bytes()
    place = dice.randrange(len(whole))
    try:
        checkpoints.path().write_bytes(whole[:place] + bytes([whole[place] ^ 1 << dice.randrange(8)]) + whole[place + 1:])
        assert inspection.inspect().troubles, place
    finally:
        checkpoints.path().write_bytes(whole)


@pytest.mark.parametrize("change", [lambda lines: lines[::-1], lambda lines: lines[1:], lambda lines: lines * 2])
def test_lines_of_the_file_that_moved_vanished_or_doubled_are_named(book, change):
    checkpoints.path().write_text("".join(f"{line}\n" for line in change(checkpoints.lines())))

    assert inspection.inspect().troubles


@pytest.mark.parametrize("typed, read", [
    ("7:8F2A 11B0 93C4 D7E1", (7, "8f2a11b093c4d7e1")), ("12 : " + "a" * 64, (12, "a" * 64)), ("7:8f2a", None), ("8f2a11b093c4d7e1", None), ("", None),
])
def test_a_checkpoint_is_read_as_it_stands_on_a_slip(typed, read):
    assert inspection.read_typed(typed) == read


def test_no_byte_of_a_receipts_bundle_changes_unnoticed(book):
    whole, dice = bundles.of_receipt(Receipt.last()), random.Random(6)
    opened = [bundles.open_bundle(flipped(whole, dice.randrange(len(whole)), 1 << dice.randrange(8))) for _ in range(300)]

    unseen = [one.doubts for one in opened if not one.findings]

    assert bundles.open_bundle(whole).findings == [] and bundles.settle(bundles.open_bundle(whole).doubts) == []
    assert len(bundles.settle([doubts[0] for doubts in unseen])) == len(unseen)


@pytest.mark.parametrize("cut", [0, 1, 100, -1, -30])
def test_a_bundle_cut_short_or_long_is_named(book, cut):
    whole = bundles.of_receipt(Receipt.last())

    damaged = whole[:cut] if cut else whole + b"\0"

    assert bundles.open_bundle(damaged).findings


def flipped(whole: bytes, place: int, bit: int) -> bytes:
    return whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1:]
