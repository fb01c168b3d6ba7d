"""The door of head office: the first account, signing in and out, and the language of this browser."""
from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_login import current_user, logout_user

from sync.office.core import Office, the_office
from sync.office.people import accounts, acts, sessions
from sync.office.people.forms import FirstForm, SignInForm
from sync.office.words import N_

bp = Blueprint("door", __name__)

LANGUAGES = ("zh_Hans", "zh_Hant", "en")


@bp.route("/sign-in", methods=["GET", "POST"])
def sign_in():
    office, form = the_office(), SignInForm()
    if accounts.nobody_yet(office):
        return redirect(url_for("door.first"), 303)
    if form.validate_on_submit():
        if not sessions.may_try(office, form.name.data):
            form.password.errors = [N_("Too many attempts. Wait a minute.")]
            return render_template("office/people/sign_in.html", form=form), 429
        account = accounts.known_by(office, form.name.data, form.password.data)
        if account:
            return _welcome(account)
        accounts.note_failure(office, form.name.data)
        form.password.errors = [N_("Name or password is not right.")]
    return render_template("office/people/sign_in.html", form=form), 422 if form.is_submitted() else 200


@bp.route("/first", methods=["GET", "POST"])
def first():
    """Make the first account; possible once, with the code that only the log of this office knows."""
    office, form = the_office(), FirstForm()
    if not accounts.nobody_yet(office):
        return redirect(url_for("door.sign_in"), 303)
    if form.validate_on_submit() and sessions.may_try(office, "first"):
        if accounts.claim(office, form.code.data, form.name.data, form.password.data):
            return _welcome(accounts.known_by(office, form.name.data, form.password.data))
        form.code.errors = [N_("This is not the code in the log.")]
    return render_template("office/people/first.html", form=form), 422 if form.is_submitted() else 200


@bp.post("/sign-out")
def sign_out():
    if current_user.is_authenticated:
        sessions.end(the_office(), current_user)
    logout_user()
    session.clear()
    return redirect(url_for("door.sign_in"), 303)


@bp.post("/language")
def language():
    if request.form.get("language") in LANGUAGES:
        session["language"] = request.form["language"]
    return redirect(url_for("board.index"), 303)


def _welcome(account: dict):
    office = the_office()
    sessions.enter(office.store.transact(lambda: _begin(office, account)))
    return redirect(url_for("board.index"), 303)


def _begin(office: Office, account: dict) -> sessions.Person:
    acts.note(office, account["name"], "sign_in.done")
    return sessions.begin(office, account)
