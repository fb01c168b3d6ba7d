"""Repairs at the desk: the list, one order with what is masked on it, and its papers."""
from flask import Blueprint, current_app, render_template, request, url_for
from flask_login import current_user

from kiosk import topics
from kiosk.i18n import gettext as _
from kiosk.repairs.desk.page import page_of
from kiosk.repairs.desk.listing import TABS, Listing
from kiosk.repairs.models import Order
from kiosk.repairs.trades import TRADES
from kiosk.web import answer

bp = Blueprint("repairs_desk", __name__, url_prefix="/desk/repairs")


@bp.get("")
def index():
    return render_template("repairs/desk.html", **_list())


@bp.get("/list")
def rows():
    return render_template("repairs/_list.html", **_list())


@bp.get("/<order_id>")
def show(order_id):
    return page_of(Order.get_by_id(order_id))


@bp.get("/<order_id>/state")
def state(order_id):
    """Asked for by an open page: it says that the order has moved on, and leaves what is being typed alone."""
    return render_template("repairs/desk/_state.html", order=Order.get_by_id(order_id), seen=request.args.get("seen", ""))


@bp.post("/<order_id>/<any(place,phone,caller):field>/reveal")
def reveal(order_id, field):
    order = Order.get_by_id(order_id)
    shown = {field: order.reveal(field)}
    if request.htmx:
        return render_template("repairs/_fact.html", order=order, field=field, shown=shown)
    return page_of(order, shown=shown)


@bp.get("/<order_id>/<any(place,phone,caller):field>")
def masked(order_id, field):
    return render_template("repairs/_fact.html", order=Order.get_by_id(order_id), field=field, shown={})


@bp.post("/<order_id>/work-slip")
def print_work_slip(order_id):
    order = Order.get_by_id(order_id)
    order.print_work_slip()
    return _papers_again(order, _("The work slip is being printed at the staff printer."))


@bp.post("/<order_id>/receipt")
def print_receipt(order_id):
    order = Order.get_by_id(order_id)
    order.hand_receipt(current_app.config["SITE"].public_url, by=current_user.account)
    return _papers_again(order, _("The receipt is being printed."))


def _list() -> dict:
    asked = request.args
    listing = Listing.of(asked.get("shown", ""), asked.get("trade", ""), asked.get("find", ""), asked.get("page", 1, int))
    return {"listing": listing, "tabs": TABS, "trades": TRADES}


def _papers_again(order, message):
    topics.changed("paper")
    return answer(("repairs/_actions.html", {"order": order, "message": message}),
                  otherwise=url_for("repairs_desk.show", order_id=order.id))
