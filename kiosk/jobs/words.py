"""What stands on an engineer's page about an order, in words."""
from kiosk.i18n import N_, gettext as _
from kiosk.repairs import catalogue, states
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import Quote
from kiosk.repairs.words import repair_words

ANSWERS = {"": N_("not answered yet"), "accepted": N_("accepted"), "declined": N_("declined")}


def found_words(order: Order) -> str:
    """What was confirmed on site; it stands beside what was reported (R-08)."""
    found = order.confirmed
    return " · ".join([repair_words(found["category"], found["item"]), *(_(catalogue.PHRASES[code]) for code in found["phrases"])])


def hold_words(order: Order) -> str:
    return _(states.HOLDS[order.held_for])


def answer_words(quote: Quote) -> str:
    return _(ANSWERS[quote.answer])
