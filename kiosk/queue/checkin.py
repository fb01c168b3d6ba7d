"""Checking in for an appointment at the touchscreen, by its six digits or a scanner that types them."""
from flask import Blueprint, current_app, redirect, render_template, request, session, url_for

from kiosk import i18n
from kiosk.i18n import gettext as _
from kiosk.queue.appointments import CODE_DIGITS, Appointment

ACT = "appointment code"

bp = Blueprint("checkin", __name__)


@bp.get("/queue/appointment")
def code():
    return _page("")


@bp.post("/queue/appointment")
def check_in():
    pace = current_app.extensions["code_pace"]
    pace.count_or_refuse(ACT, _("Too many wrong numbers. Please wait two minutes, or ask the desk."))
    typed = request.form.get("code", "").replace(" ", "")[:CODE_DIGITS]
    appointment = Appointment.with_code(typed)
    if appointment is None:
        return _page(typed, _("There is no appointment with this number. Please look at your paper, or ask the desk.")), 422
    pace.forget(ACT)
    session["ticket"] = appointment.check_in(i18n.language(), current_app.config["SITE"].public_url).id
    return redirect(url_for("queue.taken"), 303)


def _page(typed, *errors):
    return render_template("queue/appointment.html", code=typed, errors=errors)
