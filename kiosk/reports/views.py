"""The day so far, on screen and on paper; for managers how the lobby stands now, and what a period came to."""
from flask import Blueprint, Response, redirect, render_template, request, send_file, stream_with_context, url_for

from kiosk.queue.states import OUTCOMES, REASONS
from kiosk.reports import export
from kiosk.reports.charts import bars
from kiosk.reports.day import Day
from kiosk.reports.forms import PeriodForm
from kiosk.reports.overview import Overview
from kiosk.site.models import Service

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV_NAME, XLSX_NAME = "qiantai-tickets.csv", "qiantai-tickets.xlsx"

bp = Blueprint("reports", __name__, url_prefix="/desk/day")
overview_bp = Blueprint("overview", __name__, url_prefix="/desk/overview")
figures_bp = Blueprint("figures", __name__, url_prefix="/desk")


@bp.get("")
def day():
    return render_template("reports/day.html", day=Day.today())


@bp.get("/figures")
def figures():
    return render_template("reports/_figures.html", day=Day.today())


@bp.post("")
def print_day():
    Day.today().put_on_paper()
    return redirect(url_for("reports.day"), 303)


@overview_bp.get("")
def index():
    return render_template("reports/overview.html", overview=Overview.now())


@overview_bp.get("/board")
def board():
    return render_template("reports/_overview.html", overview=Overview.now())


@figures_bp.get("/figures")
def period():
    form = PeriodForm(request.args)
    if not form.validate():
        return _mended(form)
    return render_template("reports/period.html", form=form, **_period(form.period))


# An export is put down as something that happened, so a link must not be enough for it.
@figures_bp.post("/figures.csv")
def csv():
    form = PeriodForm(request.form)
    if not form.validate():
        return _mended(form)
    pieces = stream_with_context(export.csv_of(form.period))
    return Response(pieces, mimetype="text/csv", headers={"Content-Disposition": f"attachment; filename={CSV_NAME}"})


@figures_bp.post("/figures.xlsx")
def xlsx():
    form = PeriodForm(request.form)
    if not form.validate():
        return _mended(form)
    return send_file(export.workbook_of(form.period), mimetype=XLSX, as_attachment=True, download_name=XLSX_NAME)


def _mended(form):
    return render_template("reports/period.html", form=form, figures=None), 422


def _period(period) -> dict:
    figures = period.figures()
    by_hour = figures.by_hour.items()
    return {
        "figures": figures,
        "calibration": period.calibration(),
        "appointments": period.appointments(),
        "services": {service.id: f"{service.code} {service.name}" for service in Service.select().order_by(Service.position, Service.code)},
        "waits": bars([(f"{hour}", group.waits.p50, group.waits.p90) for hour, group in by_hour]),
        "taken": bars([(f"{hour}", group.taken, None) for hour, group in by_hour]),
        "outcomes": OUTCOMES,
        "reasons": REASONS,
    }
