"""One order as the desk sees it: everything on its page, gathered once."""
from flask import render_template
from flask_login import current_user

from kiosk import money
from kiosk.fees.ledger import Entry
from kiosk.repairs import states
from kiosk.repairs.desk import forms as desk_forms
from kiosk.repairs.history import names_of, of as steps_of
from kiosk.repairs.models import CANCEL_REASONS, Order
from kiosk.repairs.pricing.quotes import Quote
from kiosk.repairs.trades import TRADES
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.signing.words import AT_THE_DESK


def page_of(order: Order, shown=None, **changed):
    """changed is a form that is shown once more with what was typed, under the name of its act."""
    return render_template("repairs/order.html", shown=shown or {}, **_said_and_paid(order), **acts_of(order, **changed))


def acts_of(order: Order, message="", **changed) -> dict:
    """What may be done now, each with its form."""
    forms = {name: form() for name, form in desk_forms.FORMS.items()} | changed
    quote = Quote.latest(order)
    return {
        "order": order, "message": message, "forms": forms, "opened": next(iter(changed), ""), "quote": quote,
        "acts": states.open_to(order.state, current_user.role), "trades": TRADES, "reasons": CANCEL_REASONS,
        "standing": Entry.standing(order.number), "entries_count": Entry.for_subject(order.number).count(),
        "in_capitals": money.capitals(order.amount_fen or 0), **signing_of(order),
    }


def signing_of(order: Order) -> dict:
    """What stands at the touchscreen, when it is a quote of this order."""
    signing = SigningSession.latest_at(THIS_SCREEN)
    is_ours = signing is not None and signing.document.number == order.number
    return {"signing": signing if is_ours else None, "identifications": AT_THE_DESK}


def _said_and_paid(order) -> dict:
    quotes = list(order.quotes.order_by(Quote.version.desc()))
    return {
        "quotes": quotes, "staff_names": names_of(quote.answer_taken_by for quote in quotes),
        "entries": list(Entry.for_subject(order.number)),
        "steps": steps_of(order),
    }
