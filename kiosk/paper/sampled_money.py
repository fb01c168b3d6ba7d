"""Samples of the papers about money: a receipt, the same taken back in red, and the sheet of the counted drawer."""
from dataclasses import dataclass
from datetime import datetime

from kiosk.fees import slips
from printer.document import Document

CASHIER = "李倩"


@dataclass(frozen=True)
class _Entry:
    at: datetime
    number: str = "R261121-0003"
    subject: str = "W261121-0007"
    amount_fen: int = 8050
    method: str = "cash"
    reference: str = ""
    reason: str = ""
    counters: "_Entry | None" = None


@dataclass(frozen=True)
class _CashClose:
    at: datetime
    expected_fen: int = 168032
    counted_fen: int = 168000
    difference_fen: int = -32
    reason: str = "零钱少找"
    bank_slip: str = "B-0017"


def receipt(site, at, language) -> Document:
    return slips.receipt_of_payment(_Entry(at, method="transfer", reference="20261121-7781"), site, CASHIER, language)


def taken_back(site, at, language) -> Document:
    entry = _Entry(at, number="R261121-0004", amount_fen=-8050, reason="金额收错", counters=_Entry(at))
    return slips.receipt_of_payment(entry, site, CASHIER, language)


def cash_count(site, at, language) -> Document:
    return slips.cash_sheet(_CashClose(at), site, CASHIER, language)


SAMPLES = {"fee_receipt": receipt, "fee_taken_back": taken_back, "cash_count": cash_count}
