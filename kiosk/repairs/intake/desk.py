"""Repairs that come in at the desk (F9): on the phone, at the counter, by letter. One page, one form, by keyboard."""
from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk import clock, topics
from kiosk.db import new_id
from kiosk.i18n import gettext as _
from kiosk.repairs import catalogue
from kiosk.repairs.pricing import charges
from kiosk.repairs.times import slots
from kiosk.repairs.alarms import Danger
from kiosk.repairs.hazards import HAZARDS
from kiosk.repairs.intake.desk_form import BY_PHONE, DESK_CHANNELS, IntakeForm
from kiosk.repairs.models import Order
from kiosk.repairs.report import SlotTaken
from kiosk.repairs.intake.short_codes import ENTRIES
from kiosk.site.models import PublicArea, Site

bp = Blueprint("intake", __name__, url_prefix="/desk/intake")


@bp.get("")
def new():
    return _page(IntakeForm(key=new_id()))


@bp.post("")
def register():
    form = IntakeForm(request.form)
    if not form.validate():
        return _page(form), 422
    if form.entry.item.hazard:
        danger = Danger.report(form.entry.item.hazard, form.found.unit, form.found.area)
        return redirect(url_for("intake.danger", danger_id=danger.id), 303)
    try:
        order = Order.register(form.report(), form.key.data or new_id(), form.language.data, _public_url(), form.channel.data)
    except SlotTaken as taken:
        form.slot.errors = [str(taken)]
        return _page(form), 422
    return redirect(url_for("intake.registered", order_id=order.id), 303)


@bp.post("/look")
def look():
    """What is known already about the place and the fault, while they are being written."""
    return render_template("repairs/_intake_known.html", **_known(IntakeForm(request.form)))


@bp.get("/orders/<order_id>")
def registered(order_id):
    return render_template("repairs/intake_done.html", order=Order.get_by_id(order_id))


@bp.post("/orders/<order_id>/receipt")
def print_receipt(order_id):
    order = Order.get_by_id(order_id)
    order.hand_receipt(_public_url(), by=current_user.account)
    topics.changed("paper")
    return redirect(url_for("intake.registered", order_id=order.id), 303)


@bp.get("/dangers/<danger_id>")
def danger(danger_id):
    return render_template("repairs/intake_danger.html", danger=Danger.get_by_id(danger_id))


def _page(form):
    site = Site.current()
    return render_template(
        "repairs/intake.html", channels=DESK_CHANNELS, entries=ENTRIES, by_phone=BY_PHONE,
        areas=list(PublicArea.select().order_by(PublicArea.position)), days=slots.offered(site.opens, site.closes), **_known(form),
    )


def _known(form) -> dict:
    unit, area, entry = form.found.unit, form.found.area, form.entry
    is_complete = bool(entry and (unit or area))
    hazard = HAZARDS[entry.item.hazard] if entry and entry.item.hazard else None
    return {
        "form": form,
        "hazard": hazard,
        "phrases": [(code, _(catalogue.PHRASES[code])) for code in catalogue.phrases_for(entry.item)] if entry and not hazard else [],
        "doubles": list(Order.like(unit, area, form.trade, clock.today())) if is_complete else [],
        "full": [slot for slot in _bookable() if not Order.has_room_in(slot, form.trade)] if entry else [],
        "band": charges.band_words(form.trade) if entry and unit and not hazard else "",
    }


def _bookable() -> list[slots.Slot]:
    site = Site.current()
    return [slot for day in slots.offered(site.opens, site.closes) for slot in day if slot.can_still_be_booked]


def _public_url() -> str:
    return current_app.config["SITE"].public_url
