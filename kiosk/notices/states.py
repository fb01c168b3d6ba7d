"""The life of a notice as a table: which act leads from which state to which, and who may do it."""
from typing import NamedTuple

from kiosk import access
from kiosk.i18n import N_

NEW = ""
DRAFT = "draft"
REVIEWED = "reviewed"
STAMPED = "stamped"
ISSUED = "issued"
CLOSED = "closed"
WITHDRAWN = "withdrawn"
REPLACED = "replaced"

NAMES = {
    DRAFT: N_("Draft"),
    REVIEWED: N_("Reviewed"),
    STAMPED: N_("Stamped"),
    ISSUED: N_("Issued"),
    CLOSED: N_("Done: everybody has answered"),
    WITHDRAWN: N_("Withdrawn"),
    REPLACED: N_("Replaced by a new version"),
}
BEFORE_ISSUE = (DRAFT, REVIEWED, STAMPED)
OUT = (ISSUED, CLOSED)  # it stands: it may be read, signed for and chased

BOX = "box"
OFFICE = "office"
_DESK = access.DESK
_MANAGER = frozenset({access.MANAGER})
_BOX = frozenset({BOX})


class Party(NamedTuple):
    """Who acts without an account: the box by itself, or head office."""

    role: str
    id: str | None = None
    name: str = ""


THE_BOX = Party(BOX)
HEAD_OFFICE = Party(OFFICE)


class Act(NamedTuple):
    verb: str
    before: str
    after: str
    roles: frozenset
    needs_reason: bool = False


ACTS = (
    Act("draft", NEW, DRAFT, _DESK),
    Act("edit", DRAFT, DRAFT, _DESK),
    Act("edit", REVIEWED, DRAFT, _DESK),  # what was reviewed is not what there is now
    Act("review", DRAFT, REVIEWED, _MANAGER),
    Act("stamp", REVIEWED, STAMPED, _MANAGER),
    Act("take_back", REVIEWED, DRAFT, _DESK),
    Act("take_back", STAMPED, DRAFT, _MANAGER),
    Act("issue", STAMPED, ISSUED, _DESK),
    Act("close", ISSUED, CLOSED, _BOX),
    Act("reopen", CLOSED, ISSUED, _BOX),  # somebody came who has not answered
    *(Act("replace", state, REPLACED, _BOX) for state in OUT),
    *(Act("renew", state, state, _DESK) for state in (*OUT, WITHDRAWN)),  # a draft of the next version beside it
    Act("withdraw", DRAFT, WITHDRAWN, _DESK, needs_reason=True),
    Act("withdraw", REVIEWED, WITHDRAWN, _DESK, needs_reason=True),
    *(Act("withdraw", state, WITHDRAWN, _MANAGER, needs_reason=True) for state in (STAMPED, *OUT)),
)

# What stands in the record of events: notice.<this>.
PAST = {
    "draft": "drafted", "edit": "edited", "review": "reviewed", "stamp": "stamped", "take_back": "taken_back", "issue": "issued",
    "close": "closed", "reopen": "reopened", "replace": "replaced", "renew": "renewed", "withdraw": "withdrawn",
}


def find(verb: str, state: str, role: str) -> Act | None:
    return next((act for act in ACTS if act.verb == verb and act.before == state and role in act.roles), None)


def before(verb: str) -> list[str]:
    """The states in which this may be done."""
    return [act.before for act in ACTS if act.verb == verb]


def open_to(state: str, role: str) -> list[str]:
    """The verbs this role has in this state, in the order of the table."""
    return [act.verb for act in ACTS if act.before == state and role in act.roles]
