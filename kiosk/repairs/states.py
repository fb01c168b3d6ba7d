"""The life of a work order as a table: which act leads from which state to which, and who may do it."""
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

CLIENT = "client"
THE_BOX = "box"
_ENGINEER = frozenset({access.ENGINEER})
_DESK = access.DESK
_CLIENT = frozenset({CLIENT}) | _DESK  # the desk acts for a client who says so by phone or on paper


class Act(NamedTuple):
    verb: str
    before: str
    after: str
    roles: frozenset


ACTS = (
    Act("register", NEW, REGISTERED, _CLIENT),
    Act("dispatch", REGISTERED, DISPATCHED, _DESK),
    Act("take", DISPATCHED, TAKEN, _ENGINEER),
    Act("arrive", TAKEN, ON_SITE, _ENGINEER),
    Act("quote", ON_SITE, QUOTED, _ENGINEER),
    Act("accept", QUOTED, ACCEPTED, _CLIENT),
    Act("decline", QUOTED, DECLINED, _CLIENT),
    Act("start", ACCEPTED, WORKING, _ENGINEER),
    Act("quote", WORKING, QUOTED, _ENGINEER),
    Act("hold", ACCEPTED, WAITING, _ENGINEER | _DESK),
    Act("hold", WORKING, WAITING, _ENGINEER | _DESK),
    Act("resume", WAITING, ACCEPTED, _ENGINEER | _DESK),
    Act("finish", WORKING, FINISHED, _ENGINEER),
    Act("confirm", FINISHED, CONFIRMED, _CLIENT),
    Act("send_back", FINISHED, REWORK, _CLIENT),
    Act("send_back", VISITED, REWORK, _DESK),
    Act("resume", REWORK, WORKING, _ENGINEER),
    Act("pay", CONFIRMED, PAID, _DESK),
    Act("plan_visit", PAID, VISIT_DUE, frozenset({THE_BOX})),
    Act("visit", VISIT_DUE, VISITED, _DESK),
    Act("close", VISITED, CLOSED, _DESK),
    Act("close", DECLINED, CLOSED, _DESK),
    Act("cancel", REGISTERED, CANCELLED, _DESK),
    Act("cancel", DISPATCHED, CANCELLED, _DESK),
    Act("cancel", TAKEN, CANCELLED, _DESK),
)


def before(verb: str) -> list[str]:
    """The states in which this may be done."""
    return [act.before for act in ACTS if act.verb == verb]
