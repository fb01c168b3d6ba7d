"""The pages of head office: the board of communities, one community, and adding one."""
from datetime import date, timedelta

import msgspec
from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user, login_required
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from sync.messages import Facts
from sync.office import books, boxes, devices, references, replaying, reports
from sync.office.core import the_office
from sync.office.words import N_
from sync.reference import RELEASED

bp = Blueprint("pages", __name__)

REPORT_DAYS_BACK = 400


class SiteForm(FlaskForm):
    name = StringField(
        N_("Name of the community"),
        [DataRequired(N_("Enter the name of the community.")), Length(max=40, message=N_("At most 40 characters."))],
    )


@bp.before_request
@login_required
def only_people_we_know():
    """Every page below is for signed-in people."""


@bp.get("/")
def index():
    return render_template("office/board.html", **_board())


@bp.get("/board")
def board():
    return render_template("office/_board.html", **_board())


@bp.route("/sites/new", methods=["GET", "POST"])
def new_site():
    form = SiteForm()
    if not form.validate_on_submit():
        return render_template("office/site_new.html", form=form), 422 if form.is_submitted() else 200
    site_id = devices.open_site(the_office(), form.name.data.strip())
    return _show_code(site_id)


@bp.get("/sites/<site_id>")
def site(site_id):
    office, day = the_office(), _chosen_day()
    community = _community(site_id, day)
    return render_template(
        "office/site.html", community=community, day=day, today=office.today(),
        services=reports.services(office, site_id, day), repairs=reports.repairs(office, site_id, day),
        signatures=reports.signatures(office, site_id, day),
        boxes=[each | {"facts": msgspec.json.decode(each["facts"], type=Facts)} for each in boxes.of(office, site_id)],
        proof=boxes.last_proof(office, site_id), now_ms=office.clock(), set_aside=boxes.set_aside(office, site_id),
        manifest={tbl: references.latest(office, site_id, tbl) for tbl in RELEASED},
    )


@bp.get("/sites/<site_id>/book")
def book(site_id):
    return render_template("office/book.html", community=_community(site_id, the_office().today()), books=books.of(the_office(), site_id))


@bp.post("/sites/<site_id>/code")
def new_code(site_id):
    _community(site_id, the_office().today())
    return _show_code(site_id)


@bp.post("/sites/<site_id>/boxes/<device_id>/revoke")
def revoke(site_id, device_id):
    devices.revoke(the_office(), site_id, device_id)
    flash(N_("The box can no longer sync. What it sent stays here."))
    return redirect(url_for("pages.site", site_id=site_id), 303)


@bp.post("/sites/<site_id>/boxes/<device_id>/lost")
def lost(site_id, device_id):
    devices.mark_lost(the_office(), site_id, device_id)
    flash(N_("The box is marked as lost and can no longer sync. What it sent stays here."))
    return redirect(url_for("pages.site", site_id=site_id), 303)


@bp.post("/sites/<site_id>/boxes/<device_id>/renew")
def renew(site_id, device_id):
    devices.ask_to_renew(the_office(), site_id, device_id)
    flash(N_("The box takes a new key at its next sync. The old one ends when the new one has spoken."))
    return redirect(url_for("pages.site", site_id=site_id), 303)


@bp.get("/sites/<site_id>/aside")
def aside(site_id):
    community = _community(site_id, the_office().today())
    return render_template("office/aside.html", community=community, waiting=replaying.waiting(the_office(), site_id))


@bp.post("/sites/<site_id>/aside")
def try_again(site_id):
    if replaying.try_again(the_office(), site_id):
        flash(N_("Rows found their place."))
    else:
        flash(N_("No row can be read yet."))
    return redirect(url_for("pages.aside", site_id=site_id), 303)


@bp.post("/sites/<site_id>/aside/<device_id>/<incarnation>/<int(signed=True):seq>/put-away")
def put_away(site_id, device_id, incarnation, seq):
    replaying.put_away(the_office(), site_id, device_id, incarnation, seq)
    return redirect(url_for("pages.aside", site_id=site_id), 303)


def _show_code(site_id: str):
    """The code stands on this one answer only: it is not kept in a form that could be shown again."""
    code = devices.new_code(the_office(), site_id, current_user.id)
    community = _community(site_id, the_office().today())
    return render_template("office/code.html", community=community, code=code)


def _board() -> dict:
    office = the_office()
    communities = reports.board(office, office.today())
    fresh = sum(each.figures is not None for each in communities)
    return {
        "communities": communities, "fresh": fresh, "totals": reports.totals(communities), "today": office.today(),
        "now_ms": office.clock(),
    }


def _community(site_id: str, day: str) -> reports.Community:
    return reports.community(the_office(), site_id, day) or abort(404)


def _chosen_day() -> str:
    """The day asked for, if it is one; else today."""
    today = date.fromisoformat(the_office().today())
    try:
        day = date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return today.isoformat()
    return min(max(day, today - timedelta(days=REPORT_DAYS_BACK)), today).isoformat()
