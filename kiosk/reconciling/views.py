"""The day gone through with engineering at the desk: the list, one key for each order, the closing, and corrections."""
from datetime import date

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for

from kiosk import clock
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.reconciling import sheets
from kiosk.reconciling.corrections import Correction
from kiosk.reconciling.figures import Figures
from kiosk.reconciling.forms import CloseForm, CorrectionForm, MarkForm, day_of
from kiosk.reconciling.models import NOBODY, PAPER, PASSWORD, ReconciledOrder, Reconciliation, engineers
from kiosk.reconciling.unfinished import unfinished
from kiosk.reconciling.verdicts import REASONS, VERDICTS
from kiosk.repairs.models import Order
from kiosk.staff.models import Staff
from kiosk.web import answer

bp = Blueprint("reconciling", __name__, url_prefix="/desk/reconciling")


@bp.get("")
def index():
    return _page(day_of(request.args.get("day")) or clock.today())


@bp.get("/board")
def board():
    day = day_of(request.args.get("day")) or clock.today()
    return render_template("reconciling/_board.html", **_board(day, request.args.get("line", "")))


@bp.post("/<day>/orders/<order_id>")
def mark(day, order_id):
    day, order, form = _day(day), Order.get_by_id(order_id), MarkForm(request.form)
    if not form.validate():
        raise Refused(_first_trouble(form))
    Reconciliation.mark(day, order, form.verdict.data, form.note.data)
    return answer(("reconciling/_board.html", _board(day)), otherwise=url_for("reconciling.index", day=day))


@bp.post("/<day>/unmark")
def unmark(day):
    day = _day(day)
    order = Reconciliation.unmark(day)
    return answer(("reconciling/_board.html", _board(day, order.id if order else "")), otherwise=url_for("reconciling.index", day=day))


@bp.post("/<day>/close")
def close(day):
    day, form = _day(day), CloseForm(request.form)
    try:
        Reconciliation.close(day, *_second_name(form))
    except Refused as refusal:
        return _page(day, form, str(refusal)), 422
    return redirect(url_for("reconciling.index", day=day), 303)


@bp.post("/<day>/empty")
def close_empty(day):
    """Nothing was open: one key, and no second name is needed."""
    day = _day(day)
    Reconciliation.close(day, None, NOBODY)
    return redirect(url_for("reconciling.index", day=day), 303)


@bp.post("/<day>/paper")
def print_day(day):
    day = _day(day)
    sheets.print_day(day)
    return redirect(url_for("reconciling.index", day=day), 303)


@bp.post("/lines/<line_id>/correct")
def correct(line_id):
    line, form = ReconciledOrder.get_by_id(line_id), CorrectionForm(request.form)
    if not form.validate():
        raise Refused(_first_trouble(form))
    Correction.make(line, form.verdict.data, form.why.data)
    return redirect(url_for("reconciling.index", day=line.reconciliation.day), 303)


@bp.get("/unfinished")
def unfinished_now():
    return render_template("reconciling/unfinished.html", everything=unfinished(), now=clock.local(clock.now()))


@bp.post("/unfinished")
def print_unfinished():
    sheets.print_unfinished()
    return redirect(url_for("reconciling.unfinished_now"), 303)


def _page(day, form=None, trouble=""):
    closed = Reconciliation.of(day)
    missing = [missed for missed in Reconciliation.missing() if missed != day]
    if closed:
        return render_template("reconciling/closed.html", closed=closed, missing=missing, verdicts=VERDICTS)
    return render_template(
        "reconciling/day.html", missing=missing, form=form or CloseForm(), trouble=trouble, engineers=list(engineers()),
        **_board(day, request.args.get("line", "")),
    )


def _board(day, line="") -> dict:
    everything = Reconciliation.listed(day)
    unmarked = [one for one in everything if not one.verdict]
    asked = [number for number, one in enumerate(everything) if one.order.id == line]
    at = next(iter(asked or [number for number, one in enumerate(everything) if not one.verdict]), None)
    return {
        "day": day, "everything": everything, "unmarked": len(unmarked), "at": at, "verdicts": VERDICTS, "reasons": REASONS,
        "figures": Figures.of([one for one in everything if one.verdict]),
    }


def _second_name(form: CloseForm) -> tuple[Staff | None, str]:
    """The engineer who confirms, and how. The password is asked of this account only, and guessing is slowed down."""
    engineer = engineers().where(Staff.id == form.engineer.data).first()
    if engineer is None or form.on_paper.data:
        return engineer, PAPER
    throttle, client = current_app.extensions["throttle"], request.remote_addr or "?"
    if not throttle.may_try(engineer.account, client):
        raise Refused(_("Too many wrong tries. Please wait five minutes."))
    if Staff.known_by(engineer.account, form.password.data or "") is None:
        throttle.failed(engineer.account, client)
        raise Refused(_("The engineer's password is not right."))
    return engineer, PASSWORD


def _first_trouble(form) -> str:
    return str(next(iter(form.errors.values()))[0])


def _day(text) -> date:
    return day_of(text) or abort(404)
