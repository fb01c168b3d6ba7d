"""What is said of an order when the day is gone through with engineering: done, or why not (D-01, D-02)."""
from kiosk.i18n import N_, gettext as _
from kiosk.repairs.states import HOLDS
from kiosk.repairs.trades import TRADES

DONE = "done"
OTHER = "other"
REASONS = {
    **HOLDS,
    "not_accepted": N_("The client does not accept it"),
    "no_time": N_("No time"),
    "weather": N_("Weather"),
    OTHER: N_("Another reason"),
}
VERDICTS = {DONE: N_("Done"), **REASONS}


def verdict_name(verdict: str) -> str:
    return _(VERDICTS[verdict])


def trade_name(trade: str) -> str:
    return _(TRADES[trade]) if trade in TRADES else _("No trade yet")
