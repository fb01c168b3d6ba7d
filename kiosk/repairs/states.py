"""The life of a work order as a table: which act leads from which state to which, and who may do it.

The pages ask it which buttons to show, the tests walk it, and the picture in the README is drawn from it.
"""
from typing import NamedTuple

from kiosk import access
from kiosk.i18n import N_

NEW = ""
REGISTERED = "registered"
DISPATCHED = "dispatched"
TAKEN = "taken"
ON_SITE = "on_site"
QUOTED = "quoted"
ACCEPTED = "accepted"
DECLINED = "declined"
WORKING = "working"
WAITING = "waiting"
FINISHED = "finished"
REWORK = "rework"
CONFIRMED = "confirmed"
PAID = "paid"
VISIT_DUE = "visit_due"
VISITED = "visited"
CLOSED = "closed"
CANCELLED = "cancelled"
ENDS = frozenset({CLOSED, CANCELLED})
UNFINISHED = (REGISTERED, DISPATCHED, TAKEN, ON_SITE, QUOTED, ACCEPTED, WORKING, WAITING, REWORK)
DONE = (FINISHED, CONFIRMED, PAID, VISIT_DUE, VISITED, CLOSED)

NAMES = {
    REGISTERED: N_("Registered"),
    DISPATCHED: N_("Given to engineering"),
    TAKEN: N_("Taken by an engineer"),
    ON_SITE: N_("Engineer on site"),
    QUOTED: N_("Quoted, waiting for a yes"),
    ACCEPTED: N_("Quote accepted"),
    DECLINED: N_("Quote declined"),
    WORKING: N_("Being repaired"),
    WAITING: N_("On hold until the review date"),
    FINISHED: N_("Work finished"),
    REWORK: N_("To be done again"),
    CONFIRMED: N_("Confirmed by the client"),
    PAID: N_("Paid at the office"),
    VISIT_DUE: N_("Return visit due"),
    VISITED: N_("Return visit made"),
    CLOSED: N_("Closed"),
    CANCELLED: N_("Cancelled"),
}
HOLDS = {
    "part": N_("A part is missing"),
    "client": N_("The client is not there"),
    "third_party": N_("Somebody else has to come first"),
}

CLIENT = "client"
BOX = "box"
_ENGINEER = frozenset({access.ENGINEER})
_DESK = access.DESK
_WORK = _ENGINEER | _DESK
_CLIENT = frozenset({CLIENT}) | _DESK  # the desk acts for a client who says so by phone or on paper
_MANAGER = frozenset({access.MANAGER})
_BOX = frozenset({BOX})


class Party(NamedTuple):
    """Somebody without an account who acts: the client, or the box by itself."""

    role: str
    id: str | None = None


THE_CLIENT = Party(CLIENT)
THE_BOX = Party(BOX)


class Act(NamedTuple):
    """needs_reason: it goes past the ordinary way, so the reason is asked for and stays visible (R-20)."""

    verb: str
    before: str
    after: str
    roles: frozenset
    needs_reason: bool = False


ACTS = (
    Act("register", NEW, REGISTERED, _CLIENT | _BOX),
    Act("dispatch", REGISTERED, DISPATCHED, _DESK | _BOX),  # the box: what a return visit found
    Act("dispatch", DISPATCHED, DISPATCHED, _DESK),  # to another trade
    Act("take", DISPATCHED, TAKEN, _ENGINEER),
    Act("give_back", TAKEN, DISPATCHED, _WORK),
    Act("arrive", TAKEN, ON_SITE, _ENGINEER),
    Act("quote", ON_SITE, QUOTED, _ENGINEER),
    Act("quote", QUOTED, QUOTED, _ENGINEER),  # a new version before the answer
    Act("quote", DECLINED, QUOTED, _ENGINEER),
    Act("quote", ACCEPTED, QUOTED, _ENGINEER),
    Act("quote", WORKING, QUOTED, _ENGINEER),
    Act("accept", QUOTED, ACCEPTED, _CLIENT | _BOX),
    Act("override", QUOTED, ACCEPTED, _MANAGER, needs_reason=True),
    Act("decline", QUOTED, DECLINED, _CLIENT),
    Act("start", ACCEPTED, WORKING, _ENGINEER),
    Act("hold", TAKEN, WAITING, _WORK),
    Act("hold", ON_SITE, WAITING, _WORK),
    Act("hold", ACCEPTED, WAITING, _WORK),
    Act("hold", WORKING, WAITING, _WORK),
    # What was on hold goes on where it stood; work under an accepted quote is started again.
    Act("resume", WAITING, TAKEN, _WORK),
    Act("resume", WAITING, ON_SITE, _WORK),
    Act("resume", WAITING, ACCEPTED, _WORK),
    Act("finish", WORKING, FINISHED, _ENGINEER),
    Act("confirm", FINISHED, CONFIRMED, _CLIENT),
    Act("send_back", FINISHED, REWORK, _CLIENT),
    Act("resume", REWORK, WORKING, _ENGINEER),
    Act("pay", CONFIRMED, PAID, _DESK),
    Act("settle", CONFIRMED, PAID, _BOX),  # nothing is to be paid
    Act("plan_visit", PAID, VISIT_DUE, _BOX),
    Act("visit", VISIT_DUE, VISITED, _BOX),
    Act("refund", PAID, CONFIRMED, _DESK, needs_reason=True),
    Act("refund", VISIT_DUE, CONFIRMED, _DESK, needs_reason=True),
    Act("refund", VISITED, CONFIRMED, _DESK, needs_reason=True),
    Act("refund", CLOSED, CONFIRMED, _DESK, needs_reason=True),  # the one way back from an end
    Act("waive", CONFIRMED, PAID, _MANAGER, needs_reason=True),
    Act("close", VISITED, CLOSED, _DESK | _BOX),
    Act("close", DECLINED, CLOSED, _DESK),
    Act("cancel", REGISTERED, CANCELLED, _DESK),
    Act("cancel", DISPATCHED, CANCELLED, _DESK),
    Act("cancel", TAKEN, CANCELLED, _DESK),
    # The engineer fell ill or left; where it was only taken it is given back instead.
    *(Act("hand_over", state, state, _MANAGER, needs_reason=True) for state in (ON_SITE, QUOTED, ACCEPTED, WORKING, REWORK)),
    Act("abandon", ON_SITE, CANCELLED, _MANAGER, needs_reason=True),
    Act("abandon", WAITING, CANCELLED, _MANAGER, needs_reason=True),
    Act("abandon", QUOTED, CANCELLED, _MANAGER, needs_reason=True),
    Act("abandon", ACCEPTED, CANCELLED, _MANAGER, needs_reason=True),
)

# What stands in the record of events: order.<this>.
PAST = {
    "register": "registered", "dispatch": "dispatched", "take": "taken", "give_back": "given_back", "arrive": "arrived",
    "quote": "quoted", "accept": "accepted", "override": "overridden", "decline": "declined", "start": "started",
    "hold": "held", "resume": "resumed", "finish": "finished", "confirm": "confirmed", "send_back": "sent_back",
    "pay": "paid", "settle": "settled", "plan_visit": "visit_planned", "visit": "visited", "refund": "refunded",
    "close": "closed", "waive": "waived", "cancel": "cancelled", "abandon": "abandoned", "hand_over": "handed_over",
}


def before(verb: str) -> list[str]:
    """The states in which this may be done."""
    return [act.before for act in ACTS if act.verb == verb]


def find(verb: str, state: str, role: str, after: str | None = None) -> Act | None:
    """The act of that name for this role in this state; after chooses where several lead on. None when there is none."""
    return next((act for act in ACTS if act.verb == verb and act.before == state and role in act.roles
                 and after in (None, act.after)), None)


def open_to(state: str, role: str) -> list[str]:
    """The verbs this role has in this state, in the order of the table."""
    return list(dict.fromkeys(act.verb for act in ACTS if act.before == state and role in act.roles))
