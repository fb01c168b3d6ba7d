"""The pages of a code: which box it is for, and the code itself, shown once."""
import msgspec
from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_login import current_user
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice

from sync.messages import Facts
from sync.office import sites
from sync.office.boxes import devices, standing
from sync.office.core import Office, the_office
from sync.office.forms import Form
from sync.office.people import acts
from sync.office.words import N_

bp = Blueprint("codes", __name__)

BESIDE = "beside"


class CodeForm(Form):
    """The one box of a community is taken to be replaced; of several somebody says which."""

    replaces = RadioField(N_("What becomes of the box that is there?"))

    def __init__(self, boxes: list[dict]):
        super().__init__(replaces=boxes[0]["device_id"] if len(boxes) == 1 else None if boxes else BESIDE)
        self.replaces.choices = [SelectChoice(value, "") for value in (*(box["device_id"] for box in boxes), BESIDE)]

    @property
    def replaced(self) -> str:
        return "" if self.replaces.data == BESIDE else self.replaces.data


@bp.route("/sites/<site_id>/boxes/new", methods=["GET", "POST"])
def new(site_id):
    community, boxes = sites.asked_for(site_id), standing.at_work(the_office(), site_id)
    form = CodeForm(boxes)
    if form.validate_on_submit():
        return show_new_code(site_id, form.replaced)
    known = [box | {"facts": msgspec.json.decode(box["facts"], type=Facts)} for box in boxes]
    page = {"community": community, "form": form, "boxes": known, "beside": BESIDE, "now_ms": the_office().clock()}
    return render_template("office/boxes/new_code.html", **page), form.status


@bp.get("/sites/<site_id>/code")
def code(site_id):
    """Another look at this page finds no code."""
    community, shown = sites.asked_for(site_id), session.pop(f"code {site_id}", "")
    return render_template("office/boxes/code.html", community=community, code=shown, address=request.host_url.rstrip("/"))


def show_new_code(site_id: str, replaces: str = ""):
    """Only this browser has it until the next page shows it: head office keeps no form of it that could be shown again."""
    session[f"code {site_id}"] = the_office().store.transact(lambda: _made(the_office(), site_id, replaces))
    return redirect(url_for("codes.code", site_id=site_id), 303)


def _made(office: Office, site_id: str, replaces: str) -> str:
    acts.note(office, current_user.id, "code.made", site_id, replaces)
    return devices.new_code(office, site_id, current_user.id, replaces)
