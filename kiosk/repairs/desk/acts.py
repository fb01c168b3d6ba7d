"""What the desk does with one order: one address for each act. The order itself knows whether it may be done."""
from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk.errors import Refused
from kiosk.fees.ledger import Entry
from kiosk.i18n import gettext as _
from kiosk.repairs import consent
from kiosk.repairs.desk import forms as desk_forms
from kiosk.repairs.desk.page import page_of, signing_of
from kiosk.repairs.life import NOT_SEEN
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import Quote
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.web import answer

bp = Blueprint("repairs_acts", __name__, url_prefix="/desk/repairs/<order_id>")


@bp.post("/dispatch")
def dispatch(order_id):
    return _with_form(order_id, "dispatch", lambda order, form: order.dispatch(form.trade.data, by=current_user))


@bp.post("/give-back")
def give_back(order_id):
    return _done(order_id, Order.give_back)


@bp.post("/hold")
def hold(order_id):
    return _with_form(order_id, "hold", lambda order, form: order.hold(form.reason.data, form.review_on.data, by=current_user))


@bp.post("/resume")
def resume(order_id):
    return _done(order_id, Order.resume)


@bp.post("/confirm")
def confirm(order_id):
    """To the amount that stood on the page, and no other."""
    Order.get_by_id(order_id).confirm(by=current_user, seen_fen=request.form.get("amount_fen", NOT_SEEN, int))
    return _page_again(order_id)


@bp.post("/send-back")
def send_back(order_id):
    return _done(order_id, Order.send_back)


@bp.post("/close")
def close(order_id):
    return _done(order_id, Order.close)


@bp.post("/cancel")
def cancel(order_id):
    return _with_form(order_id, "cancel", lambda order, form: order.cancel(form.reason.data, by=current_user))


@bp.post("/waive")
def waive(order_id):
    return _with_form(order_id, "waive", lambda order, form: order.waive(form.reason.data, by=current_user))


@bp.post("/abandon")
def abandon(order_id):
    return _with_form(order_id, "abandon", lambda order, form: order.abandon(form.reason.data, by=current_user))


@bp.post("/hand-over")
def hand_over(order_id):
    return _with_form(order_id, "hand_over", lambda order, form: order.hand_over(form.engineer.data, form.reason.data, by=current_user))


@bp.post("/quotes/<int:version>/answer")
def take_answer(order_id, version):
    """What the client said by phone or on paper. Who took it and when are the actor and the time."""
    quote = _quote(order_id, version)
    return _with_form(order_id, "answer", lambda order, form: _answer(quote, form))


@bp.post("/quotes/<int:version>/override")
def override(order_id, version):
    quote = _quote(order_id, version)
    return _with_form(order_id, "override", lambda order, form: quote.override(form.reason.data, by=current_user))


@bp.post("/quotes/<int:version>/signature")
def offer(order_id, version):
    quote = _quote(order_id, version)
    consent.offer(quote, request.form.get("method", ""), THIS_SCREEN)
    return _signing_again(order_id)


@bp.get("/signature")
def signature(order_id):
    return render_template("repairs/desk/_signing.html", order=Order.get_by_id(order_id), **signing_of(Order.get_by_id(order_id)))


@bp.post("/signature/<session_id>/withdraw")
def withdraw(order_id, session_id):
    SigningSession.get_by_id(session_id).withdraw()
    return _signing_again(order_id)


@bp.post("/payment")
def pay(order_id):
    def pay(order, form):
        if form.entries.data != str(Entry.for_subject(order.number).count()):
            raise Refused(_("This page is older than the last payment. Please look at the order again."))
        order.pay(form.method.data, form.reference.data, by=current_user)

    return _with_form(order_id, "pay", pay)


@bp.post("/entries/<entry_id>/refund")
def refund(order_id, entry_id):
    entry = _entry(order_id, entry_id)
    return _with_form(order_id, "refund", lambda order, form: order.refund(entry, form.reason.data, by=current_user))


@bp.post("/entries/<entry_id>/paper")
def print_payment(order_id, entry_id):
    _entry(order_id, entry_id).print_again(by=current_user.account)
    return _page_again(order_id)


def _with_form(order_id, name, act):
    """The act with what was entered, or the page again with what is wrong and all that was typed."""
    order, form = Order.get_by_id(order_id), desk_forms.FORMS[name](request.form)
    if not form.validate():
        return page_of(order, **{name: form}), 422
    act(order, form)
    return _page_again(order_id)


def _done(order_id, act):
    act(Order.get_by_id(order_id), by=current_user)
    return _page_again(order_id)


def _answer(quote, form):
    if form.is_yes:
        quote.accept(form.how.data, by=current_user)
    else:
        quote.decline(by=current_user, how=form.how.data)


def _quote(order_id, version) -> Quote:
    return Quote.get(Quote.order == order_id, Quote.version == version)


def _entry(order_id, entry_id) -> Entry:
    """An entry of this very order; of another one it does not exist here."""
    return Entry.get(Entry.id == entry_id, Entry.subject == Order.get_by_id(order_id).number)


def _page_again(order_id):
    return redirect(url_for("repairs_desk.show", order_id=order_id), 303)


def _signing_again(order_id):
    order = Order.get_by_id(order_id)
    return answer(("repairs/desk/_signing.html", {"order": order, **signing_of(order)}),
                  otherwise=url_for("repairs_desk.show", order_id=order_id))
