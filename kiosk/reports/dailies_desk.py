"""The daily reports at the desk: the list, one report, its remark and sending, its paper, and a correction."""
from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk import access
from kiosk.reports import sheets
from kiosk.reports.dailies import DailyReport
from kiosk.reports.forms import RemarkForm

bp = Blueprint("dailies", __name__, url_prefix="/desk/dailies")

SHOWN = 40


@bp.get("")
def index():
    return render_template("reports/dailies.html", reports=list(DailyReport.newest_first().limit(SHOWN)))


@bp.get("/<report_id>")
def show(report_id):
    report = DailyReport.get_by_id(report_id)
    return _page(report, RemarkForm(remark=report.remark))


@bp.post("/<report_id>/send")
def send(report_id):
    report, form = DailyReport.get_by_id(report_id), RemarkForm(request.form)
    if not form.validate():
        return _page(report, form), 422
    report.send(form.remark.data)
    return redirect(url_for("dailies.show", report_id=report.id), 303)


@bp.post("/<report_id>/correct")
def correct(report_id):
    correction = DailyReport.get_by_id(report_id).correct()
    return redirect(url_for("dailies.show", report_id=correction.id), 303)


@bp.post("/<report_id>/paper")
def print_report(report_id):
    sheets.print_daily(DailyReport.get_by_id(report_id))
    return redirect(url_for("dailies.show", report_id=report_id), 303)


def _page(report, form) -> str:
    return render_template("reports/daily.html", report=report, form=form, may_send=current_user.role == access.MANAGER)
