"""The day so far, on screen and on paper."""
from flask import Blueprint, redirect, render_template, url_for

from kiosk.reports.day import Day

bp = Blueprint("reports", __name__, url_prefix="/desk/day")


@bp.get("")
def day():
    return render_template("reports/day.html", day=Day.today())


@bp.get("/figures")
def figures():
    return render_template("reports/_figures.html", day=Day.today())


@bp.post("")
def print_day():
    Day.today().print()
    return redirect(url_for("reports.day"), 303)
