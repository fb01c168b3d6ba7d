"""The visitor's own phone: their place in the line, and what they may do about it. The link is the key."""
from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for

from kiosk import i18n
from kiosk.errors import Refused
from kiosk.events import Event, subject_of
from kiosk.i18n import gettext as _
from kiosk.queue import cases
from kiosk.queue.models import Ticket
from kiosk.signing import verify
from kiosk.signing.chain import Receipt
from kiosk.signing.frozen import grouped
from kiosk.signing.words import STATES
from kiosk.site.models import Site

MOST_RETURNS = 1

bp = Blueprint("phone", __name__)


@bp.get("/t/<token>")
@bp.get("/T/<token>", endpoint="page_in_capitals")
def page(token):
    ticket = _ticket_behind(token)
    return render_template("queue/phone.html", ticket=ticket, token=token.upper(), site=Site.current(), may_return=_may_return(ticket),
                           cases=cases.of(ticket))


@bp.get("/t/<token>/state")
def state(token):
    ticket = _ticket_behind(token)
    return _conditional(render_template("queue/_phone_state.html", ticket=ticket, cases=cases.of(ticket)))


@bp.get("/t/<token>/receipts/<number>")
def receipt(token, number):
    """Not of this visit, and no receipt at all, look the same."""
    if number not in _ticket_behind(token).cases:
        abort(404)
    receipt = Receipt.unread().where(Receipt.receipt_no == number).get()
    return render_template("queue/receipt.html", receipt=receipt, digits=grouped(receipt.entry_hash), states=STATES,
                           broken=verify.break_of(number), token=token.upper(), site=Site.current())


@bp.post("/t/<token>/cancel")
def cancel(token):
    _ticket_behind(token).cancel()
    return _page_again(token)


@bp.post("/t/<token>/away")
def step_away(token):
    _ticket_behind(token).step_away()
    return _page_again(token)


@bp.post("/t/<token>/back")
def come_back(token):
    _ticket_behind(token).come_back()
    return _page_again(token)


@bp.post("/t/<token>/again")
def wait_again(token):
    """Missed the call and is here now: once by phone, then the desk decides."""
    ticket = _ticket_behind(token)
    if not _may_return(ticket):
        raise Refused(_("Please see the desk."))
    ticket.restore()
    return _page_again(token)


@bp.post("/t/<token>/rating")
def rate(token):
    stars = request.form.get("stars", "")
    _ticket_behind(token).rate(int(stars) if stars.isdecimal() and len(stars) == 1 else 0)
    return _page_again(token)


def _may_return(ticket) -> bool:
    returns = Event.about(subject_of(ticket)).where(Event.verb == "ticket.restored").count()
    return ticket.is_missed and returns < MOST_RETURNS


def _page_again(token):
    return redirect(url_for("phone.page", token=token), 303)


def _ticket_behind(token) -> Ticket:
    ticket = Ticket.by_token(token) or abort(404)
    i18n.speak(ticket.language)
    return ticket


def _conditional(html: str):
    response = current_app.make_response(html)
    response.add_etag()
    response.headers["Cache-Control"] = "no-cache, private"
    return response.make_conditional(request)
