"""The pages of accounts."""
from flask import Blueprint, redirect, render_template, url_for
from flask_login import current_user

from sync.office.core import the_office
from sync.office.people import accounts
from sync.office.people.forms import AccountForm
from sync.office.people.roles import VIEWER
from sync.office.words import N_

bp = Blueprint("accounts", __name__)


@bp.route("/accounts", methods=["GET", "POST"])
def index():
    form = AccountForm()
    if form.validate_on_submit():
        if accounts.add(the_office(), form.name.data, form.password.data, VIEWER):
            return redirect(url_for("accounts.index"), 303)
        form.name.errors = [N_("Somebody has this name already.")]
    people_here = accounts.everyone(the_office())
    status = 422 if form.is_submitted() else 200
    return render_template("office/people/accounts.html", form=form, people=people_here), status


@bp.post("/accounts/<name>/remove")
def remove(name):
    if name != current_user.id:
        accounts.remove(the_office(), name, current_user.id)
    return redirect(url_for("accounts.index"), 303)
