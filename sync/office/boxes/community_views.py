"""The pages of what becomes of a community: added, called something else, closed, opened again."""
from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_login import current_user
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from sync.office import sites
from sync.office.boxes import communities
from sync.office.boxes.code_views import show_new_code
from sync.office.core import the_office
from sync.office.forms import Form, stripped
from sync.office.words import N_

bp = Blueprint("communities", __name__)

TAKEN = N_("Another community has this name, perhaps a closed one.")


class SiteForm(Form):
    name = StringField(
        N_("Name of the community"),
        [DataRequired(N_("Enter the name of the community.")), Length(max=40, message=N_("At most 40 characters."))],
        filters=[stripped],
    )


@bp.route("/sites/new", methods=["GET", "POST"])
def new():
    form = SiteForm()
    if form.validate_on_submit():
        if site_id := communities.add(the_office(), form.name.data, current_user.id):
            return show_new_code(site_id)
        form.name.errors = [TAKEN]
    return render_template("office/boxes/new_site.html", form=form), form.status


@bp.route("/sites/<site_id>/name", methods=["GET", "POST"])
def rename(site_id):
    community = sites.asked_for(site_id)
    form = SiteForm(name=community.name)
    if form.validate_on_submit():
        if communities.rename(the_office(), site_id, form.name.data, current_user.id):
            flash(N_("The community has its new name."))
            return redirect(url_for("board.site", site_id=site_id), 303)
        form.name.errors = [TAKEN]
    return render_template("office/boxes/site_name.html", community=community, form=form), form.status


@bp.route("/sites/<site_id>/close", methods=["GET", "POST"])
def close(site_id):
    community = sites.asked_for(site_id)
    if request.method == "GET":
        return render_template("office/boxes/close.html", community=community)
    communities.close(the_office(), site_id, current_user.id)
    flash(N_("The community is closed. What it sent stays here."))
    return redirect(url_for("board.site", site_id=site_id), 303)


@bp.post("/sites/<site_id>/open-again")
def open_again(site_id):
    sites.asked_for(site_id)
    communities.open_again(the_office(), site_id, current_user.id)
    flash(N_("The community is open again. Its boxes go on at their next sync."))
    return redirect(url_for("board.site", site_id=site_id), 303)


@bp.get("/closed")
def closed():
    return render_template("office/boxes/closed.html", closed=communities.closed(the_office()))
