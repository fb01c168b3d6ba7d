"""The life of a ticket, as data: which acts are possible in which state, and where they lead."""
from kiosk.i18n import N_

WAITING = "waiting"
CALLED = "called"
SERVING = "serving"
HELD = "held"
NO_SHOW = "no_show"
DONE = "done"
CANCELLED = "cancelled"

NAMES = {
    WAITING: N_("Waiting"),
    CALLED: N_("Called"),
    SERVING: N_("Being served"),
    HELD: N_("On hold"),
    NO_SHOW: N_("Missed"),
    DONE: N_("Done"),
    CANCELLED: N_("Cancelled"),
}
AT_WINDOW = (CALLED, SERVING)
ENDS = (DONE, CANCELLED)

# act: (states before, state after)
ACTS = {
    "call": ((WAITING,), CALLED),
    "recall": ((CALLED,), CALLED),
    "arrive": ((CALLED,), SERVING),
    "skip": ((CALLED,), NO_SHOW),
    "restore": ((NO_SHOW,), WAITING),
    "hold": (AT_WINDOW, HELD),
    "resume": ((HELD,), SERVING),
    "transfer": ((*AT_WINDOW, HELD), WAITING),
    "finish": (AT_WINDOW, DONE),
    "cancel": ((WAITING,), CANCELLED),
    "step_away": ((WAITING,), WAITING),
    "come_back": ((WAITING,), WAITING),
    "prefer": ((WAITING,), WAITING),
    "serve_at_once": ((WAITING,), SERVING),
}
HOLDS = {
    "papers": N_("Gets papers"),
    "form": N_("Fills in a form"),
    "colleague": N_("Waits for a colleague"),
    "other": N_("Something else"),
}
OUTCOMES = {
    "done": N_("Settled"),
    "order": N_("Work order made"),
    "papers_missing": N_("Papers missing"),
    "department": N_("Given to a department"),
    "void": N_("Void"),
}
# Who goes before others, by the rule that hangs on the wall; never by looks (HU-12).
PRIORITIES = {
    "elder": N_("70 years or older"),
    "pregnant": N_("Pregnant, or with a baby"),
    "disabled": N_("Disabled"),
    "emergency": N_("Emergency at home"),
}
# Why somebody is called out of order.
REASONS = {
    "short": N_("One short question"),
    "same_matter": N_("Belongs to the visit before"),
    "asked": N_("Asked for by a manager"),
    "complaint": N_("To calm the lobby"),
}
