"""The week of repairs at the desk: the draft, its approval, and its paper."""
from datetime import date

from flask import Blueprint, abort, redirect, render_template, request, url_for

from kiosk import clock
from kiosk.reconciling import sheets
from kiosk.reconciling.forms import friday_of
from kiosk.reconciling.times import Week
from kiosk.reconciling.weekly import Summary, WeeklySheet

bp = Blueprint("weekly", __name__, url_prefix="/desk/reconciling/week")


@bp.get("")
def index():
    day = friday_of(request.args.get("day"))
    week = _week(day) if day else Week.due()
    frozen = WeeklySheet.of(week)
    return render_template("reconciling/week.html", week=week, frozen=frozen, summary=frozen.summary if frozen else Summary.of(week),
                           is_latest=week.end >= clock.now())


@bp.post("/<day>/approve")
def approve(day):
    week = _week(friday_of(day))
    WeeklySheet.approve(week)
    return redirect(url_for("weekly.index", day=week.day), 303)


@bp.post("/<day>/paper")
def print_week(day):
    week = _week(friday_of(day))
    sheets.print_week(week)
    return redirect(url_for("weekly.index", day=week.day), 303)


def _week(day: date | None) -> Week:
    """Any day names the week that ends on its Friday."""
    return Week.at(clock.at_site(day, 0)) if day else abort(404)
