"""What a return visit asks (RV-06): the codes of its answers and their words."""
from typing import NamedTuple

from kiosk.i18n import N_
from printer.document import Ink

DOOR, PHONE = "door", "phone"
CHANNELS = {DOOR: N_("At the door"), PHONE: N_("By phone")}

SEEN = "seen"
SIGHTS = {
    SEEN: N_("Yes, the repaired item was looked at"),
    "not_home": N_("No, the client is not at home these days"),
    "not_wanted": N_("No, the client wants no visit"),
    "not_let_in": N_("No, nobody was let in"),
    "hidden": N_("No, it lies behind a wall or a ceiling"),
}
SPOKEN_TO = {"owner": N_("Owner"), "family": N_("Family"), "tenant": N_("Tenant"), "other": N_("Somebody else on site")}
STEPS_OF_SERVICE = {
    5: N_("Very content"), 4: N_("Content"), 3: N_("All right"), 2: N_("Not content"), 1: N_("Not content at all"),
}
ALL_RIGHT = 3
OPINIONS = {
    "good": N_("Good as it is"),
    "sooner": N_("Come sooner"),
    "on_time": N_("Keep the agreed time"),
    "explain": N_("Explain the price better"),
    "cheaper": N_("Prices should be lower"),
    "cleaner": N_("Leave the place cleaner"),
    "kinder": N_("Be friendlier"),
}
OTHER_PROBLEM = "other"
PROBLEMS = {
    "again": N_("The fault is back"),
    "unfinished": N_("Not everything was done"),
    "poor_work": N_("The work is poor"),
    "damage": N_("Something was damaged"),
    "not_cleared": N_("The place was not cleared"),
    OTHER_PROBLEM: N_("Another problem"),
}
PAID, UNPAID, NOT_SAID = "paid", "unpaid", "not_said"
PAYMENTS = {PAID: N_("Paid, this much:"), UNPAID: N_("Nothing paid so far"), NOT_SAID: N_("Does not know or does not say")}

INK, PAPER = "ink", "paper"
SIGNATURES = {
    INK: N_("Signed here"),
    PAPER: N_("Signed on paper"),
    "by_phone": N_("No, it was a call"),
    "unwilling": N_("No, the client does not want to"),
    "unable": N_("No, the client cannot write"),
}
SIGNED = (INK, PAPER)


class Answers(NamedTuple):
    """One filled-in form. named_fen is None for a client who did not say; words by what they are about, only those given."""

    channel: str
    seen: str
    spoken_to: str
    service: int
    opinions: list[str]
    problems: list[str]
    named_fen: int | None
    signed: str
    ink: Ink | None
    words: dict[str, str]
