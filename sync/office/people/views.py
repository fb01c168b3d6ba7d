"""The pages of accounts: everybody's for maintainers, and the own password for each."""
from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from sync.office.core import Refused, the_office
from sync.office.people import accounts, scope, sessions
from sync.office.people.forms import AccountForm, LimitsForm, OwnPasswordForm, PasswordForm
from sync.office.people.roles import MAY, NAMES
from sync.office.words import N_

bp = Blueprint("accounts", __name__)


@bp.route("/accounts", methods=["GET", "POST"])
def index():
    form = AccountForm()
    if form.validate_on_submit():
        if accounts.add(the_office(), form.name.data, form.password.data, form.role.data, form.sites.data, current_user.id):
            flash(N_("The account stands."))
            return redirect(url_for("accounts.index"), 303)
        form.name.errors = [N_("Somebody has this name already.")]
    page = {"form": form, "people": accounts.everyone(the_office()), "names": NAMES, "may_words": MAY}
    return render_template("office/people/accounts.html", **page), form.status


@bp.route("/accounts/<name>", methods=["GET", "POST"])
def edit(name):
    account = _account(name)
    form = LimitsForm(role=account["role"], sites=scope.of(the_office(), name))
    if form.validate_on_submit():
        try:
            accounts.change(the_office(), name, form.role.data, form.sites.data, current_user.id)
            flash(N_("Changed. It holds from the next page that person opens."))
            return redirect(url_for("accounts.index"), 303)
        except Refused as reason:
            form.role.errors = [str(reason)]
    return _edit_page(account, form, PasswordForm(formdata=None)), form.status


@bp.post("/accounts/<name>/password")
def password(name):
    account, form = _account(name), PasswordForm()
    if not form.validate_on_submit():
        limits = LimitsForm(formdata=None, role=account["role"], sites=scope.of(the_office(), name))
        return _edit_page(account, limits, form), 422
    accounts.set_password(the_office(), name, form.password.data, current_user.id)
    flash(N_("The new password holds. Whoever was signed in with the old one is out."))
    return redirect(url_for("accounts.index"), 303)


@bp.route("/accounts/<name>/remove", methods=["GET", "POST"])
def remove(name):
    account = _account(name)
    if request.method == "GET":
        return render_template("office/people/remove.html", name=account["name"])
    try:
        accounts.remove(the_office(), account["name"], current_user.id)
        flash(N_("The account is removed."))
    except Refused as reason:
        flash(str(reason))
    return redirect(url_for("accounts.index"), 303)


@bp.route("/password", methods=["GET", "POST"])
def own():
    office, form = the_office(), OwnPasswordForm()
    if form.validate_on_submit():
        if not sessions.may_try(office, current_user.id):
            form.old.errors = [sessions.TOO_MANY]
        elif accounts.known_by(office, current_user.id, form.old.data):
            accounts.set_password(office, current_user.id, form.password.data, current_user.id)
            sessions.enter(sessions.begin(office, accounts.find(office, current_user.id)))
            flash(N_("The new password holds. Everywhere else you are signed out."))
            return redirect(url_for("board.index"), 303)
        else:
            form.old.errors = [N_("The present password is not right.")]
    return render_template("office/people/password.html", form=form), form.status


def _account(name: str) -> dict:
    return accounts.find(the_office(), name) or abort(404)


def _edit_page(account: dict, form: LimitsForm, password_form: PasswordForm) -> str:
    return render_template("office/people/account.html", account=account, form=form, password_form=password_form, may_words=MAY)
