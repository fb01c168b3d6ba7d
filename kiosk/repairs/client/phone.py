"""The order on the visitor's own phone: how it stands, the quote and the answer to it, what is to pay, the rating. The link is the key."""
from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from werkzeug.http import generate_etag

from kiosk import clock, i18n
from kiosk.errors import Refused
from kiosk.fees.ledger import Entry
from kiosk.i18n import N_, gettext as _
from kiosk.repairs.life import NOT_SEEN
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import PAGE, Quote
from kiosk.repairs.states import THE_CLIENT
from kiosk.site.models import Site

# How content the client is, best first.
RATINGS = {5: N_("Very content"), 4: N_("Content"), 3: N_("So-so"), 2: N_("Not content"), 1: N_("Not content at all")}
PACE = "12/minute;60/hour"  # answers from the page of one order

bp = Blueprint("repairs_phone", __name__)


@bp.get("/r/<token>")
@bp.get("/R/<token>", endpoint="order_in_capitals")
def order(token):
    return _page(_order_behind(token))


@bp.get("/r/<token>/state")
def state(token):
    """Unchanged it costs no bytes: forms carry tokens that always differ, so the tag is made of what is shown."""
    shown = _shown(_order_behind(token))
    response = current_app.make_response(render_template("repairs/phone/_state.html", **shown))
    response.set_etag(generate_etag(repr(_facts(**shown)).encode()))
    response.headers["Cache-Control"] = "no-cache, private"
    return response.make_conditional(request)


@bp.post("/r/<token>/quotes/<int:version>/agree")
def agree(token, version):
    return _answered(token, lambda order: _quote(order, version).accept(PAGE))


@bp.post("/r/<token>/quotes/<int:version>/decline")
def decline(token, version):
    return _answered(token, lambda order: _quote(order, version).decline())


@bp.post("/r/<token>/confirm")
def confirm(token):
    """To the amount that stood on the page, and no other."""
    seen_fen = request.form.get("amount_fen", NOT_SEEN, int)
    return _answered(token, lambda order: order.confirm(by=THE_CLIENT, seen_fen=seen_fen))


@bp.post("/r/<token>/send-back")
def send_back(token):
    return _answered(token, lambda order: order.send_back(by=THE_CLIENT))


@bp.post("/r/<token>/rating")
def rate(token):
    stars = request.form.get("stars", "")
    return _answered(token, lambda order: order.rate(int(stars) if stars.isdecimal() and len(stars) == 1 else 0))


def _answered(token, act):
    """What the person pressed; when it is no longer possible, the page as it is now says so."""
    order = _order_behind(token)
    try:
        sentence = _("So many answers at once? Please wait a minute and press again.")
        current_app.extensions["answer_pace"].count_or_refuse(f"order:{order.id}", sentence)
        act(order)
    except Refused as refused:
        return _page(Order.get_by_id(order.id), str(refused)), 409
    return redirect(url_for("repairs_phone.order", token=token), 303)


def _page(order, message=""):
    return render_template("repairs/phone_page.html", message=message, **_shown(order))


def _shown(order) -> dict:
    return {"order": order, "quote": Quote.latest(order), "site": Site.current(), "receipt": Entry.standing(order.number), "ratings": RATINGS}


def _facts(order, quote, site, receipt, ratings):
    """Everything on the page that can change, in the words that are shown."""
    answer = (quote.version, quote.answer, quote.can_be_answered) if quote else None
    return (order.state, answer, order.amount_fen, receipt and receipt.number, order.rating, order.slot, order.promised_at, clock.today(), site.phone)


def _quote(order, version) -> Quote:
    return Quote.get(Quote.order == order, Quote.version == version)


def _order_behind(token) -> Order:
    order = Order.by_token(token) or abort(404)
    i18n.speak(order.language)
    return order


def phone_path(number: str) -> str | None:
    """The page of an order on the visitor's phone, by its number."""
    order = Order.with_value(Order.number, number)
    return order and f"/r/{order.token}"
