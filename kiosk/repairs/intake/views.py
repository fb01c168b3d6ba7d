"""From the review to the order: submitting it, its result and paper; and alarms."""
from flask import Blueprint, abort, current_app, redirect, render_template, request, session, url_for

from kiosk import i18n
from kiosk.errors import Expired, Refused
from kiosk.i18n import gettext as _
from kiosk.qr import svg
from kiosk.repairs import slips
from kiosk.repairs.intake import steps
from kiosk.repairs.alarms import Danger
from kiosk.repairs.intake.draft import REVIEW
from kiosk.repairs.models import Order
from kiosk.repairs.desk.paging import Page
from kiosk.repairs.report import SlotTaken
from kiosk.repairs.trades import TRADES
from kiosk.site.models import Site, Unit
from kiosk.site.prices import Price, PriceList

MOST_REPRINTS = 2
PRICES_ON_A_PAGE = 5

bp = Blueprint("repairs", __name__, url_prefix="/repairs")
steps.add_to(bp)


@bp.get("")
def begin():
    return redirect(url_for("repairs.place", level=Unit.LEVELS[0]))


@bp.get("/privacy")
def privacy():
    draft = steps.draft_of_visitor()
    return render_template("repairs/privacy.html", site=Site.current(), back=steps.address(draft.next_step(), draft))


@bp.get("/review")
def review():
    draft = steps.draft_of_visitor()
    if draft.next_step() != REVIEW:
        return steps.go_on(draft)
    back = steps.address(draft.step_before(REVIEW), draft)
    return render_template("repairs/review.html", draft=draft, key=draft.key(), site=Site.current(), back=back)


@bp.get("/prices")
def prices():
    """The lines of the price list that may concern this repair, large."""
    draft = steps.draft_of_visitor()
    if draft.item is None:
        return steps.go_on(draft)
    current = PriceList.current()
    lines = list(current.prices().where(Price.trade.in_(("", draft.trade)))) if current else []
    page = Page.of(len(lines), request.args.get("page", 1, int), PRICES_ON_A_PAGE)
    return render_template("prices/kiosk.html", prices=current, lines=lines[page.start:page.end], page=page,
                           trade_name=_(TRADES[draft.trade]), back=steps.address(draft.next_step(), draft))


@bp.post("/orders")
def submit():
    draft = steps.draft_of_visitor()
    order = Order.submitted_with(request.form.get("key", ""))
    if order is None and draft.next_step() != REVIEW:
        return steps.go_on(draft)
    if order is None:
        sentence = _("A repair was reported just now. Please wait a moment and press again.")
        current_app.extensions["pace"].count_or_refuse("repair", sentence)
    try:
        order = order or Order.register(draft.report(_limit(draft)), draft.key(), i18n.language(), _public_url())
    except SlotTaken as taken:
        return steps.SlotStep.again(draft, str(taken)), 409
    draft.forget()
    session["order"] = order.id
    return redirect(url_for("repairs.registered"), 303)


@bp.get("/registered")
def registered():
    order = _order_of_visitor()
    if order is None:
        raise Expired("")
    qr = svg(slips.phone_address(order, _public_url())) if _public_url() else ""
    return render_template("repairs/registered.html", order=order, qr=qr, **_paper(order))


@bp.get("/registered/paper")
def paper():
    order = _order_of_visitor() or abort(404)
    return render_template("shared/_paper_state.html", **_paper(order))


@bp.post("/registered/paper")
def print_again():
    order = _order_of_visitor() or abort(404)
    again = session.get("order_reprints", 0)
    if again >= MOST_REPRINTS:
        raise Refused(_("It was printed twice already. Your order is valid without paper; the desk helps you."))
    order.print_again(by="visitor")
    session["order_reprints"] = again + 1
    return redirect(url_for("repairs.registered"), 303)


@bp.get("/danger")
def danger():
    return render_template("repairs/danger.html", danger=_danger_of_visitor(), site=Site.current())


@bp.get("/danger/state")
def danger_state():
    return render_template("repairs/_danger_state.html", danger=_danger_of_visitor())


def _limit(draft) -> int:
    """Only what stood on the page: a new price list in between is not what the visitor agreed to."""
    offered = draft.offered_limit_fen
    return offered if request.form.get("limit") == str(offered) else 0


def _paper(order) -> dict:
    return {
        "job": order.paper,
        "paper_url": url_for("repairs.paper"),
        "kept": _("Your order is valid without paper."),
        "may_print_again": session.get("order_reprints", 0) < MOST_REPRINTS,
    }


def _order_of_visitor() -> Order | None:
    return Order.with_value(Order.id, session.get("order"))


def _danger_of_visitor() -> Danger:
    danger = Danger.with_value(Danger.id, session.get("danger"))
    if danger is None:
        raise Expired("")
    return danger


def _public_url() -> str:
    return current_app.config["SITE"].public_url
