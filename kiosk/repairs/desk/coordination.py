"""What surrounds an order at the desk: another time, attempts to reach the client, and going on with one of two that are the same."""
from flask import Blueprint, redirect, request, url_for
from flask_login import current_user

from kiosk import topics
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.repairs.models import CANCEL_REASONS, Order
from kiosk.repairs.times import slots
from kiosk.site.models import Site
from kiosk.web import answer

bp = Blueprint("coordination", __name__, url_prefix="/desk/repairs/<order_id>")


@bp.post("/visit")
def move_visit(order_id):
    order, said = Order.get_by_id(order_id), request.form
    order.move_visit(_slot(said.get("slot", "")), said.get("reason", ""), said.get("told", ""), said.get("channel", ""))
    return _panel("repairs/_visit_times.html", order)


@bp.post("/visit/notice")
def print_visit_notice(order_id):
    order = Order.get_by_id(order_id)
    order.print_visit_notice()
    topics.changed("paper")
    return _panel("repairs/_visit_times.html", order)


@bp.post("/attempts")
def note_attempt(order_id):
    order, said = Order.get_by_id(order_id), request.form
    order.note_attempt(said.get("channel", ""), said.get("result", ""), said.get("remark", ""))
    return _panel("repairs/_contacts.html", order)


@bp.post("/merge")
def merge(order_id):
    into = Order.get_by_id(request.form.get("into", ""))
    Order.get_by_id(order_id).merge_into(into, by=current_user)
    return redirect(url_for("repairs_desk.show", order_id=into.id), 303)


def _slot(code) -> slots.Slot:
    site = Site.current()
    slot = slots.find(code, site.opens, site.closes)
    if slot is None:
        raise Refused(_("Please choose a time that can still be booked."))
    return slot


def _panel(template, order):
    """The panel that was used, the facts beside it, and no word left of what was refused before."""
    facts = {"order": order, "shown": {}, "reasons": CANCEL_REASONS}
    return answer((template, {"order": order}), ("repairs/desk/_facts.html", facts), ("shared/_flash.html", {"text": ""}),
                  otherwise=url_for("repairs_desk.show", order_id=order.id))
