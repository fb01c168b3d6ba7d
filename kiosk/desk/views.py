"""The desk's first page, its status line, calls for help and for a manager, and the touchscreens it looks after."""
from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk import access, web
from kiosk.desk.models import ManagerCall
from kiosk.jobs.models import Delay
from kiosk.followups.alarms import ChargeAlarm
from kiosk.keeping import standing
from kiosk.lobby.models import HelpCall, Screen
from kiosk.notices.models import Notice
from kiosk.queue.models import Ticket
from kiosk.queue.televisions import Television
from kiosk.reconciling import reminders
from kiosk.repairs.alarms import Danger
from kiosk.reports.dailies import DailyReport
from kiosk.signing import checkups, missing
from kiosk.signing.models import SigningSession
from kiosk.web import answer
from printer.printers import Printer
from printer.spool import PrintJob

HOME_PAGES = {access.MAINTAINER: "paper.index", access.ENGINEER: "jobs.index"}

bp = Blueprint("desk", __name__, url_prefix="/desk")


@bp.get("/")
def index():
    return redirect(url_for(HOME_PAGES.get(current_user.role, "console.index")))


@bp.get("/status")
def status():
    return render_template("desk/_status.html", **status_line())


@bp.post("/help/<call_id>/answer")
def answer_help(call_id):
    HelpCall.get_by_id(call_id).answer()
    return answer(("desk/_status.html", status_line()), otherwise=url_for("desk.index"))


@bp.post("/dangers/<danger_id>/answer")
def answer_danger(danger_id):
    Danger.get_by_id(danger_id).answer()
    return answer(("desk/_status.html", status_line()), otherwise=url_for("desk.index"))


@bp.get("/manager")
def manager():
    return render_template("desk/_manager_call.html")


@bp.post("/manager")
def call_manager():
    ManagerCall.ask(current_user._get_current_object())
    return _where_they_were()


@bp.post("/manager/<call_id>/withdraw")
def withdraw_call(call_id):
    call = ManagerCall.get_by_id(call_id)
    if call.staff_id != current_user.id:
        abort(403)
    call.withdraw()
    return _where_they_were()


@bp.post("/manager/<call_id>/answer")
def answer_call(call_id):
    ManagerCall.get_by_id(call_id).answer()
    return answer(("desk/_status.html", status_line()), otherwise=url_for("desk.index"))


@bp.post("/delays/<delay_id>/see")
def see_delay(delay_id):
    Delay.get_by_id(delay_id).see(by=current_user)
    return answer(("desk/_status.html", status_line()), otherwise=url_for("desk.index"))


@bp.post("/brought-back/see")
def see_brought_back():
    standing.see()
    return answer(("desk/_status.html", status_line()), otherwise=url_for("desk.index"))


@bp.post("/clock-is-right")
def believe_clock():
    Ticket.follow_clock()
    return answer(("desk/_status.html", status_line()), otherwise=url_for("desk.index"))


@bp.get("/screens")
def screens():
    return render_template("desk/screens.html", screen=Screen.here())


@bp.post("/screens/calibration")
def allow_calibration():
    Screen.here().allow_calibration()
    return redirect(url_for("desk.screens"), 303)


def status_line() -> dict:
    box, settings = current_app.extensions["box"], current_app.config["SITE"]
    return {
        "alarms": standing.alarms(settings),
        "warnings": standing.warnings(settings),
        "may_see": current_user.role in access.SETTERS,
        "reminders": reminders.due() if current_user.role in access.DESK else [],
        "returned_reports": list(DailyReport.returned()) if current_user.role in access.DESK else [],
        "waiting_reports": list(DailyReport.waiting()) if current_user.role == access.MANAGER else [],
        "overdue": list(Notice.overdue()) if current_user.role in access.DESK else [],
        "printers": list(Printer.in_use()),
        "to_sign": len(missing.to_sign(current_user)),
        "undecided": PrintJob.undecided().count(),
        "sync": box.status() if box else None,
        "help_calls": list(HelpCall.open()),
        "dangers": list(Danger.open()),
        "without_witness": list(SigningSession.without_witness()) if current_user.role in access.DESK else [],
        "has_television": Television.are_paired(),
        "receipts_checked": checkups.latest(),
        "charge_alarms": list(ChargeAlarm.open()) if current_user.role == access.MANAGER else [],
        "manager_calls": list(ManagerCall.open()) if current_user.role == access.MANAGER else [],
        "delays": Delay.standing() if current_user.role == access.MANAGER else [],
    }


def _where_they_were():
    return answer(("desk/_manager_call.html", {}), otherwise=web.own_path(request.form.get("back", "/desk/")))
