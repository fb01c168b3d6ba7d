"""What money was taken for, and how, in words."""
from kiosk.i18n import N_

CASH, TRANSFER = "cash", "transfer"
METHODS = {CASH: N_("Cash"), TRANSFER: N_("Bank transfer")}
# By the letter with which the number of what was paid begins.
FEES = {"W": N_("Repair fee")}


def fee_of(subject: str) -> str:
    """What this was paid for; empty when its number says nothing."""
    return FEES.get(subject[:1], "")
