from datetime import timedelta

import peewee
import pytest

from kiosk.db import database
from kiosk.errors import Refused
from kiosk.fees.cash import CashClose
from kiosk.fees.ledger import Entry
from kiosk.fees.words import CASH, TRANSFER


@pytest.fixture(autouse=True)
def _site(app, hands):
    return app


def test_receipts_of_a_day_are_numbered_without_gaps():
    numbers = [Entry.take(f"W{turn}", 100, CASH).number for turn in range(3)]

    assert numbers == ["R261121-0001", "R261121-0002", "R261121-0003"]


def test_an_entry_that_fails_takes_no_number():
    with pytest.raises(Refused):
        Entry.take("W1", 100, "credit card")

    assert Entry.take("W1", 100, CASH).serial == 1


def test_the_sequence_goes_on_over_midnight(hands):
    first = Entry.take("W1", 100, CASH)
    hands.pass_by(timedelta(days=1))

    assert (first.seq, Entry.take("W2", 100, CASH).seq) == (1, 2)


@pytest.mark.parametrize("statement", ["update ledger_entry set amount_fen = 1", "delete from ledger_entry"])
def test_the_database_itself_refuses_to_change_an_entry(statement):
    Entry.take("W1", 100, CASH)

    with pytest.raises(peewee.IntegrityError, match="never changed"):
        database.execute_sql(statement)


def test_an_entry_is_countered_once_and_with_a_reason():
    entry = Entry.take("W1", 100, CASH)
    with pytest.raises(Refused, match="原因"):
        entry.counter("")
    entry.counter("收错")

    with pytest.raises(Refused, match="已经冲销"):
        entry.counter("再来")
    assert Entry.total_fen(Entry.subject == "W1") == 0


def test_a_counter_entry_is_not_countered():
    counter_entry = Entry.take("W1", 100, CASH).counter("收错")

    with pytest.raises(Refused):
        counter_entry.counter("再来")


def test_the_receipt_that_counts_is_the_latest_that_stands():
    Entry.take("W1", 100, CASH).counter("收错")
    again = Entry.take("W1", 120, TRANSFER)

    assert Entry.standing("W1") == again


def test_the_drawer_is_expected_to_hold_the_cash_since_it_was_last_counted():
    Entry.take("W1", 100, CASH)
    Entry.take("W2", 1000, TRANSFER)
    CashClose.count(100)
    Entry.take("W3", 250, CASH).counter("收错")
    Entry.take("W4", 50, CASH)

    assert CashClose.expected() == 50


def test_a_difference_needs_a_reason():
    Entry.take("W1", 100, CASH)
    with pytest.raises(Refused, match="不符"):
        CashClose.count(90)

    close = CashClose.count(90, reason="找零错误")
    assert (close.difference_fen, CashClose.expected()) == (-10, 0)
