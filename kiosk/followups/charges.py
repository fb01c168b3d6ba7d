"""Holds the charge as the client names it against the order and the ledger (F-14): three amounts that must be one."""
from kiosk.i18n import N_

CASH, DIFFERS = "cash", "differs"
ALARMS = {
    CASH: N_("The client paid, and there is no receipt. Was cash taken?"),
    DIFFERS: N_("Order, receipt and what the client says are not the same amount."),
}


def alarm_of(slip_fen: int, receipt_fen: int | None, named_fen: int | None) -> str:
    """The code of what is wrong, or empty. receipt_fen is None while nothing is paid, named_fen where the client did not say."""
    if receipt_fen is None:
        return CASH if named_fen else ""
    return DIFFERS if {receipt_fen, receipt_fen if named_fen is None else named_fen} != {slip_fen} else ""
