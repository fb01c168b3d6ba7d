"""Printers at the desk: how they are, what they can do, what is left of the roll, and which one stands in for which."""
from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk import access, clock, papers, topics
from kiosk.db import transaction
from kiosk.events import record
from kiosk.paper import slips
from kiosk.paper.forms import PrinterForm
from kiosk.site.models import Site
from kiosk.web import answer
from printer import spool
from printer.printers import Printer, Role

SETTINGS = ("width_dots", "chinese", "qr", "cut", "answers", "has_drawer")
MM_PER_M = 1000

bp = Blueprint("printers", __name__, url_prefix="/paper/printers")


@bp.get("")
def index():
    return render_template("paper/_printers.html", **panel())


@bp.get("/<name>")
def settings(name):
    printer = Printer.get_by_id(name)
    sheet = _sheet(printer)
    form = PrinterForm(obj=printer, roll_m=printer.roll_mm // MM_PER_M)
    form.answers.data = sheet["answers"] or printer.answers
    return _settings(printer, form, sheet)


@bp.post("/<name>")
def save(name):
    printer, form = Printer.get_by_id(name), PrinterForm(request.form)
    if not form.validate():
        return _settings(printer, form, _sheet(printer)), 422
    with transaction():
        chosen = {field: form[field].data for field in SETTINGS}
        Printer.update(roll_mm=form.roll_m.data * MM_PER_M, **chosen).where(Printer.name == name).execute()
        record("printer.set_up", printer, **chosen)
        topics.changed("paper")
    return redirect(url_for("paper.index"), 303)


@bp.get("/<name>/sheet")
def sheet(name):
    printer = Printer.get_by_id(name)
    return render_template("paper/_sheet.html", printer=printer, sheet=_sheet(printer))


@bp.post("/<name>/calibration")
def calibrate(name):
    printer = Printer.get_by_id(name)
    with transaction():
        papers.try_out(slips.calibration(name), printer, kind="calibration")
        topics.changed("paper")
    return answer(("paper/_sheet.html", {"printer": printer, "sheet": _sheet(printer)}),
                  otherwise=url_for("printers.settings", name=name))


@bp.post("/<name>/test")
def test(name):
    printer = Printer.get_by_id(name)
    with transaction():
        papers.try_out(slips.test(Site.current(), name, clock.local(clock.now())), printer, kind="test")
        topics.changed("paper")
    return _panel_again()


@bp.post("/<name>/roll")
def change_roll(name):
    printer = Printer.get_by_id(name)
    with transaction():
        printer.change_roll(spool.clock())
        record("printer.roll_changed", printer)
        topics.changed("paper")
    return _panel_again()


@bp.post("/<name>/drawer")
def open_drawer(name):
    return _pulse(Printer.get_by_id(name), "drawer")


@bp.post("/<name>/beep")
def beep(name):
    return _pulse(Printer.get_by_id(name), "beep")


@bp.post("/roles/<role>/<name>")
def redirect_role(role, name):
    """Another printer takes these papers until somebody says otherwise; never by itself."""
    printer = Printer.get_by_id(name)
    with transaction():
        papers.redirect(Role.get_by_id(role), printer, by=current_user.account)
        record("printer.stands_in", printer, role=role)
        topics.changed("paper")
    return _panel_again()


def panel() -> dict:
    printers = list(Printer.in_use())
    return {"printers": printers, "roles": [_role(role, printers) for role in Role.select().order_by(Role.name)]}


def _role(role, printers) -> dict:
    others = [printer for printer in printers if printer.name != role.now and role.may_go_to(printer)]
    return {"role": role, "own": role.printer, "now": Printer.get_by_id(role.now), "others": others}


def _pulse(printer, kind):
    with transaction():
        record(f"printer.{kind}", printer)
        papers.pulse(printer, kind)
        topics.changed("paper")
    return _panel_again()


def _sheet(printer) -> dict:
    job = spool.latest_for(f"printer:{printer.name}", kind="calibration")
    return {"job": job, "answers": job and job.answers_seen}


def _settings(printer, form, sheet):
    may_save = current_user.role in access.ROUTES["printers.save"].roles
    return render_template("paper/settings.html", printer=printer, form=form, sheet=sheet, may_save=may_save)


def _panel_again():
    return answer(("paper/_printers.html", panel()), otherwise=url_for("paper.index"))
