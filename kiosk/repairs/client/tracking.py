"""How a repair stands, at the touchscreen: for whoever knows its number and the last digits of the phone left with it (SEC-10)."""
from flask import Blueprint, current_app, redirect, render_template, request, session, url_for

from kiosk.errors import Expired
from kiosk.i18n import gettext as _
from kiosk.repairs.models import Order
from kiosk.site.finding import only_digits

NUMBER_DIGITS = 10  # W261121-0007 without what every number has
PHONE_DIGITS = 4
PACE = "5/hour"  # wrong phones for each number

bp = Blueprint("tracking", __name__, url_prefix="/track")


@bp.get("")
def number():
    return render_template("repairs/track_number.html", typed=session.get("track", ""), errors=())


@bp.post("")
def take_number():
    typed = only_digits(request.form.get("number"))
    if len(typed) != NUMBER_DIGITS:
        sentence = _("An order number has %(count)d digits after the W.", count=NUMBER_DIGITS)
        return render_template("repairs/track_number.html", typed=typed, errors=[sentence]), 422
    session["track"] = typed
    return redirect(url_for("tracking.phone"), 303)


@bp.get("/phone")
def phone():
    return _phone_page()


@bp.post("/phone")
def take_phone():
    """A number that is not there and a phone that is not its own get the same answer: nobody finds out which numbers exist."""
    typed, digits = session.get("track", ""), only_digits(request.form.get("phone"))
    pace = current_app.extensions["track_pace"]
    pace.count_or_refuse(typed, _("Too many tries for this number. Please ask the desk."))
    order = Order.with_value(Order.number, f"W{typed[:6]}-{typed[6:]}")
    if order is None or len(digits) != PHONE_DIGITS or not order.phone.endswith(digits):
        return _phone_page(_("Number and phone do not belong together. Scan your slip with a phone, or ask the desk.")), 422
    pace.forget(typed)
    session["tracked"] = order.id
    return redirect(url_for("tracking.show"), 303)


@bp.get("/order")
def show():
    order = Order.with_value(Order.id, session.get("tracked"))
    if order is None:
        raise Expired("")
    return render_template("repairs/tracked.html", order=order)


def _phone_page(*errors):
    if "track" not in session:
        raise Expired("")
    return render_template("repairs/track_phone.html", errors=errors)
