"""Papers about money: the receipt of a payment, the same in red when it is taken back, and the sheet of the counted drawer."""
from kiosk import clock, i18n, money
from kiosk.fees.words import METHODS, fee_of
from kiosk.i18n import N_, say_in
from printer.document import Document, Feed, Row, Rule, Text

LINES_TO_SIGN_ON = 2
ONLY_HERE = N_("Repair fees are paid only at the management office.")


def receipt_of_payment(entry, site, taken_by: str, language: str) -> Document:
    """entry is a payment, or the counter-entry that takes one back: then in "red", with what it takes back and why."""
    def _(message, **values):
        return say_in(language, message, **values)

    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_("Red receipt") if entry.counters else _("Receipt of payment"), align="center", size=2),
            Rule(heavy=True),
            Row(_("Number"), entry.number, bold=True),
            Row(_("What for"), f"{_(fee_of(entry.subject))} {entry.subject}".strip()),
            *_taken_back(entry, _),
            Row(_("Amount"), f"{money.yuan(entry.amount_fen)} {_('yuan')}", bold=True),
            Text(money.capitals(entry.amount_fen)),
            Row(_("Paid by"), _(METHODS[entry.method])),
            *([Row(_("Bank's number"), entry.reference)] if entry.reference else []),
            Row(_("Time"), f"{clock.local(entry.at):%Y-%m-%d %H:%M}"),
            Row(_("Taken by"), taken_by),
            Rule(),
            Text(_(ONLY_HERE)),
            Row(_("Service phone"), site.phone),
        ],
        language=language,
    )


def cash_sheet(close, site, counted_by: str, language: str = i18n.DEFAULT) -> Document:
    """For the folder and the bank: what the drawer should hold, what it held, and two signatures."""
    def _(message, **values):
        return say_in(language, message, **values)

    return Document(
        blocks=[
            Text(site.name, align="center"),
            Text(_("Cash count"), align="center", size=2),
            Rule(heavy=True),
            Row(_("Time"), f"{clock.local(close.at):%Y-%m-%d %H:%M}"),
            Row(_("By the ledger"), money.yuan(close.expected_fen)),
            Row(_("Counted"), money.yuan(close.counted_fen), bold=True),
            Text(money.capitals(close.counted_fen)),
            Row(_("Difference"), money.yuan(close.difference_fen)),
            *([Text(_("Reason: %(reason)s", reason=close.reason))] if close.reason else []),
            Row(_("Bank slip"), close.bank_slip or "-"),
            Row(_("Counted by"), counted_by),
            Rule(),
            Text(_("Signatures:")),
            Feed(LINES_TO_SIGN_ON),
        ],
        language=language,
    )


def _taken_back(entry, _) -> list:
    if not entry.counters:
        return []
    return [Row(_("Takes back"), entry.counters.number), Text(_("Reason: %(reason)s", reason=entry.reason))]
