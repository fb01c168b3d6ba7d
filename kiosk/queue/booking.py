"""Appointments at the desk: which half hours are free, who is expected, and who came."""
from datetime import date

from flask import Blueprint, render_template, request, url_for

from kiosk import clock, i18n
from kiosk.queue import slots
from kiosk.queue.appointments import Appointment
from kiosk.site.models import Service
from kiosk.web import answer

bp = Blueprint("appointments", __name__, url_prefix="/desk/appointments")


@bp.get("")
def index():
    return render_template("queue/appointments.html", **_of_day(_day(request.args)))


@bp.get("/list")
def rows():
    return render_template("queue/_appointments.html", **_of_day(_day(request.args)))


@bp.post("")
def book():
    day, language = _day(request.form), request.form.get("language", "")
    Appointment.book(Service.get_by_id(request.form.get("service", "")), day, request.form.get("at", ""),
                     language if language in i18n.LANGUAGES else i18n.DEFAULT)
    return _again(day)


@bp.post("/<appointment_id>/cancel")
def cancel(appointment_id):
    appointment = Appointment.get_by_id(appointment_id)
    appointment.cancel()
    return _again(appointment.day)


def _again(day):
    return answer(("queue/_appointments.html", _of_day(day)), otherwise=url_for("appointments.index", day=day))


def _of_day(day) -> dict:
    services = [(service, Appointment.free_times(service, day)) for service in Service.offered()]
    return {"day": day, "days": slots.days(), "appointments": list(Appointment.of_day(day)), "services": services}


def _day(fields) -> date:
    """Today, unless another of the days was asked for."""
    return next((day for day in slots.days() if str(day) == fields.get("day")), clock.today())
