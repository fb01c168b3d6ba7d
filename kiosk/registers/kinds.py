"""The list of kinds of things, which a manager adds to."""
from flask import Blueprint, redirect, render_template, request, url_for

from kiosk.errors import Refused
from kiosk.registers.forms import ThingKindForm
from kiosk.registers.things import ThingKind

bp = Blueprint("things", __name__, url_prefix="/desk/things")


@bp.get("")
def index(form=None, trouble=""):
    form = form or ThingKindForm()
    status = 422 if form.errors or trouble else 200
    return render_template("registers/kinds.html", kinds=list(ThingKind.offered()), form=form, trouble=trouble), status


@bp.post("")
def introduce():
    form = ThingKindForm(request.form)
    if not form.validate():
        return index(form)
    try:
        ThingKind.introduce(form.group.data, form.name_zh.data, form.name_en.data)
    except Refused as refusal:
        return index(form, str(refusal))
    return redirect(url_for("things.index"), 303)


@bp.post("/<kind_id>/set-aside")
def set_aside(kind_id):
    ThingKind.get_by_id(kind_id).set_aside()
    return redirect(url_for("things.index"), 303)
