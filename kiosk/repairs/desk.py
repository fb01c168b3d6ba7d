"""Repairs at the desk: the list, one order with what is masked on it, its papers, and cancelling."""
from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk import papers, topics
from kiosk.i18n import gettext as _
from kiosk.repairs.forms import ChoiceForm
from kiosk.repairs.models import CANCEL_REASONS, Order
from kiosk.repairs.paging import Page
from kiosk.web import answer

ORDERS_ON_A_PAGE = 20
OPEN = "open"
ALL = "all"

bp = Blueprint("repairs_desk", __name__, url_prefix="/desk/repairs")


@bp.get("")
def index():
    return render_template("repairs/desk.html", **_list())


@bp.get("/list")
def rows():
    return render_template("repairs/_list.html", **_list())


@bp.get("/<order_id>")
def show(order_id):
    return _order(Order.get_by_id(order_id))


@bp.post("/<order_id>/<any(place,phone):field>/reveal")
def reveal(order_id, field):
    order = Order.get_by_id(order_id)
    shown = {field: order.reveal(field)}
    if request.htmx:
        return render_template("repairs/_fact.html", order=order, field=field, shown=shown)
    return _order(order, shown=shown)


@bp.get("/<order_id>/<any(place,phone):field>")
def masked(order_id, field):
    return render_template("repairs/_fact.html", order=Order.get_by_id(order_id), field=field, shown={})


@bp.post("/<order_id>/work-slip")
def print_work_slip(order_id):
    order = Order.get_by_id(order_id)
    order.print_work_slip()
    return _actions_again(order, _("The work slip is being printed at the staff printer."))


@bp.post("/<order_id>/receipt")
def print_receipt(order_id):
    order = Order.get_by_id(order_id)
    order.print_again(by=current_user.account, role=papers.DESK)
    return _actions_again(order, _("The receipt is being printed again."))


@bp.post("/<order_id>/cancel")
def cancel(order_id):
    order = Order.get_by_id(order_id)
    form = ChoiceForm(request.form, CANCEL_REASONS)
    if not form.validate():
        return _order(order, message=_("Please choose a reason.")), 422
    order.cancel(form.choice.data, by=current_user)
    return redirect(url_for("repairs_desk.show", order_id=order.id), 303)


def _list() -> dict:
    shown = ALL if request.args.get("shown") == ALL else OPEN
    orders = Order.newest_first() if shown == ALL else Order.open()
    page = Page.of(orders.count(), request.args.get("page", 1, int), ORDERS_ON_A_PAGE)
    return {
        "orders": list(orders.offset(page.start).limit(page.size)), "page": page, "shown": shown,
        "open_count": Order.open().count(),
    }


def _order(order, shown=None, message=""):
    return render_template("repairs/order.html", order=order, shown=shown or {}, message=message, reasons=CANCEL_REASONS)


def _actions_again(order, message):
    topics.changed("paper")
    return answer(
        ("repairs/_actions.html", {"order": order, "message": message, "reasons": CANCEL_REASONS}),
        otherwise=url_for("repairs_desk.show", order_id=order.id),
    )
