"""Money at the desk: the ledger of a day with its totals, and the drawer counted at the end of it."""
from datetime import date

from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk import days
from kiosk.fees.cash import CashClose
from kiosk.fees.forms import CountForm
from kiosk.fees.ledger import Entry
from kiosk.fees.words import METHODS

CLOSES_SHOWN = 30

bp = Blueprint("fees", __name__, url_prefix="/desk/fees")


@bp.get("")
def index():
    return _page()


@bp.get("/rows")
def rows():
    return render_template("fees/_ledger.html", **_ledger())


@bp.post("/cash")
def count_cash():
    form = CountForm(request.form)
    if not form.validate():
        return _page(form), 422
    CashClose.count(form.counted_fen, form.reason.data, form.bank_slip.data, form.seen.data or "")
    return redirect(url_for("fees.index"), 303)


@bp.post("/cash/<close_id>/paper")
def print_sheet(close_id):
    CashClose.get_by_id(close_id).print_sheet()
    return redirect(url_for("fees.index"), 303)


@bp.post("/entries/<entry_id>/paper")
def print_entry(entry_id):
    entry = Entry.get_by_id(entry_id)
    entry.print_again(by=current_user.account)
    return redirect(url_for("fees.index", day=entry.day.isoformat()), 303)


def _page(form: CountForm | None = None):
    return render_template("fees/index.html", form=form or CountForm(), expected_fen=CashClose.expected(), seen=CashClose.seen(),
                           closes=list(CashClose.latest_first().limit(CLOSES_SHOWN)), **_ledger())


def _ledger() -> dict:
    day = _day(request.args.get("day", ""))
    entries = list(Entry.of_day(day))
    totals = {method: sum(entry.amount_fen for entry in entries if entry.method == method) for method in METHODS}
    return {"day": day, "entries": entries, "totals": totals, "methods": METHODS, "today": days.today()}


def _day(text: str) -> date:
    """Today, when what stands in the address is no day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return days.today()
