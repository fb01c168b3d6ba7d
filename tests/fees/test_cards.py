import pytest

from kiosk.errors import Refused
from kiosk.fees import cards
from kiosk.fees.cash import CashClose
from kiosk.fees.ledger import Entry
from kiosk.fees.words import TRANSFER


@pytest.mark.parametrize("text", [
    "4111111111111111", "4111 1111 1111 1111", "5500-0000-0000-0004", "378282246310005", "6222021234567890123", "转自 6217000012345678901 张",
    "６２２２０２１２３４５６７８９０",
])
def test_what_looks_like_a_card_is_known(text):
    assert cards.looks_like_one(text)


@pytest.mark.parametrize("text", ["", "20261121-7781", "2026112122001234567890123456", "4111111111111112", "R261121-0001", "12345678"])
def test_the_number_of_a_transfer_is_none(text):
    assert not cards.looks_like_one(text)


def test_no_card_is_written_down_in_the_ledger_or_with_the_drawer(app):
    with pytest.raises(Refused, match="卡号"):
        Entry.take("W1", 100, TRANSFER, "4111111111111111")
    with pytest.raises(Refused, match="卡号"):
        CashClose.count(0, bank_slip="4111111111111111")

    assert (Entry.select().count(), CashClose.select().count()) == (0, 0)
