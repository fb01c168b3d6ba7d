"""The list of notices at the desk, by where they stand."""
from kiosk.i18n import N_
from kiosk.notices.models import Notice
from kiosk.notices.states import BEFORE_ISSUE, CLOSED, ISSUED, REPLACED, WITHDRAWN

OPEN = "open"
GROUPS = {
    OPEN: (N_("In hand"), (*BEFORE_ISSUE, ISSUED)),
    "done": (N_("Done"), (CLOSED,)),
    "ended": (N_("Withdrawn or replaced"), (WITHDRAWN, REPLACED)),
}
MOST = 200


def group(name: str | None) -> str:
    return name if name in GROUPS else OPEN


def of(name: str):
    _label, states = GROUPS[name]
    return Notice.latest().where(Notice.state.in_(states)).limit(MOST)
