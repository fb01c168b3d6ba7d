"""The pages of accounts: everybody's for maintainers, the own password for each, and the log of what people did."""
from datetime import date, datetime, time, timedelta

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from sync.office.addresses import whole
from sync.office.core import the_office
from sync.office.people import accounts, acts, scope, sessions, verbs
from sync.office.people.forms import AccountForm, LimitsForm, OwnPasswordForm, PasswordForm
from sync.office.people.roles import MAY, NAMES
from sync.office.words import N_

bp = Blueprint("accounts", __name__)

LINES = 50


@bp.route("/accounts", methods=["GET", "POST"])
def index():
    form = AccountForm()
    if form.validate_on_submit():
        if accounts.add(the_office(), form.name.data, form.password.data, form.role.data, form.sites.data, current_user.id):
            flash(N_("The account stands."))
            return redirect(url_for("accounts.index"), 303)
        form.name.errors = [N_("Somebody has this name already.")]
    page = {"form": form, "people": accounts.everyone(the_office()), "names": NAMES, "may_words": MAY}
    return render_template("office/people/accounts.html", **page), _status(form)


@bp.route("/accounts/<name>", methods=["GET", "POST"])
def edit(name):
    account = _account(name)
    form = LimitsForm(role=account["role"], sites=scope.of(the_office(), name))
    if form.validate_on_submit():
        try:
            accounts.change(the_office(), name, form.role.data, form.sites.data, current_user.id)
            flash(N_("Changed. It holds from the next page that person opens."))
            return redirect(url_for("accounts.index"), 303)
        except accounts.LastMaintainer as reason:
            form.role.errors = [str(reason)]
    return _edit_page(account, form, PasswordForm(formdata=None)), _status(form)


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
    if request.method == "GET":
        return render_template("office/people/remove.html", name=_account(name)["name"])
    if name == current_user.id:
        flash(N_("Nobody removes the own account."))
        return redirect(url_for("accounts.index"), 303)
    try:
        accounts.remove(the_office(), name, current_user.id)
        flash(N_("The account is removed."))
    except accounts.LastMaintainer as reason:
        flash(str(reason))
    return redirect(url_for("accounts.index"), 303)


@bp.route("/password", methods=["GET", "POST"])
def own():
    office, form = the_office(), OwnPasswordForm()
    if form.validate_on_submit():
        if not sessions.may_try(office, current_user.id):
            form.old.errors = [N_("Too many attempts. Wait a minute.")]
        elif accounts.known_by(office, current_user.id, form.old.data):
            accounts.set_password(office, current_user.id, form.password.data, current_user.id)
            sessions.enter(sessions.begin(office, accounts.find(office, current_user.id)))
            flash(N_("The new password holds. Everywhere else you are signed out."))
            return redirect(url_for("board.index"), 303)
        else:
            form.old.errors = [N_("The present password is not right.")]
    return render_template("office/people/password.html", form=form), _status(form)


@bp.get("/log")
def log():
    """One line more than fits tells whether there is another page."""
    office, day, who = the_office(), request.args.get("day", ""), request.args.get("who", "").strip()
    asked = acts.Asked(who, *_moments(day), whole(request.args, "before", acts.NO_END, acts.NO_END))
    lines = acts.found(office, asked, LINES + 1)
    return render_template(
        "office/people/log.html", lines=lines[:LINES], more=len(lines) > LINES, who=who, day=day, verbs=verbs,
        names={each["site_id"]: each["name"] for each in scope.communities(office, current_user)},
        today=office.today(), checked="check" in request.args,
        broken_at=acts.broken_at(office) if "check" in request.args else None,
    )


def _account(name: str) -> dict:
    return accounts.find(the_office(), name) or abort(404)


def _edit_page(account: dict, form: LimitsForm, password_form: PasswordForm) -> str:
    return render_template("office/people/account.html", account=account, form=form, password_form=password_form, may_words=MAY)


def _moments(day: str) -> tuple[int, int]:
    """From midnight to midnight of a day of the company; of all time when none is asked for."""
    try:
        begins = datetime.combine(date.fromisoformat(day), time(), the_office().zone)
        return tuple(int(moment.timestamp() * 1000) for moment in (begins, begins + timedelta(days=1)))
    except (ValueError, OverflowError):
        return 0, acts.NO_END


def _status(form) -> int:
    return 422 if form.is_submitted() else 200
