"""The door of head office: the first account, signing in and out, and the language of this browser."""
from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask_login import current_user, logout_user
from wtforms import Field

from sync.office.core import Office, the_office
from sync.office.forms import Form
from sync.office.people import accounts, acts, kept, sessions
from sync.office.people.forms import FirstForm, SignInForm
from sync.office.words import N_

bp = Blueprint("door", __name__)

LANGUAGES = ("zh_Hans", "zh_Hant", "en")


@bp.route("/sign-in", methods=["GET", "POST"])
def sign_in():
    office, form = the_office(), SignInForm()
    if accounts.nobody_yet(office):
        return redirect(url_for("door.first"), 303)
    if not form.validate_on_submit():
        return _shown("sign_in", form)
    if not sessions.may_try(office, form.name.data):
        return _too_many("sign_in", form, form.password)
    if account := accounts.known_by(office, form.name.data, form.password.data):
        return _welcome(account)
    accounts.note_failure(office, form.name.data)
    form.password.errors = [N_("Name or password is not right.")]
    return _shown("sign_in", form)


@sessions.people.unauthorized_handler
def to_the_door():
    """A fragment cannot show the sign-in page in its place: it sends the whole window there. What was typed goes along."""
    if request.headers.get("HX-Request"):
        return "", 401, {"HX-Redirect": url_for("door.sign_in")}
    if sealed := kept.seal():
        return _shown("sign_in", SignInForm(formdata=None), sealed)[0], 401
    if request.method == "POST":
        flash(N_("You were signed out. Nothing was changed."))
    return redirect(url_for("door.sign_in"))


@bp.route("/first", methods=["GET", "POST"])
def first():
    """Make the first account; possible once, with the code that only the log of this office knows."""
    office, form = the_office(), FirstForm()
    if not accounts.nobody_yet(office):
        return redirect(url_for("door.sign_in"), 303)
    if not form.validate_on_submit():
        return _shown("first", form)
    if not sessions.may_try(office, "first"):
        return _too_many("first", form, form.code)
    if accounts.claim(office, form.code.data, form.name.data, form.password.data):
        return _welcome(accounts.known_by(office, form.name.data, form.password.data))
    form.code.errors = [N_("This is not the code in the log.")]
    return _shown("first", form)


@bp.post("/sign-out")
def sign_out():
    if current_user.is_authenticated:
        sessions.end(the_office(), current_user)
    logout_user()
    sessions.forget()
    return redirect(url_for("door.sign_in"), 303)


@bp.post("/language")
def language():
    if request.form.get("language") in LANGUAGES:
        session["language"] = request.form["language"]
    return redirect(url_for("board.index"), 303)


def _shown(page: str, form: Form, sealed: str = ""):
    return render_template(f"office/people/{page}.html", form=form, kept=sealed or request.form.get("kept", "")), form.status


def _too_many(page: str, form: Form, guessed: Field):
    guessed.errors = [sessions.TOO_MANY]
    return _shown(page, form)[0], 429


def _welcome(account: dict):
    office, typed = the_office(), kept.opened(request.form.get("kept", ""), account["name"])
    sessions.enter(office.store.transact(lambda: _begin(office, account)))
    return render_template("office/people/again.html", kept=typed) if typed else redirect(url_for("board.index"), 303)


def _begin(office: Office, account: dict) -> sessions.Person:
    acts.note(office, account["name"], "sign_in.done")
    return sessions.begin(office, account)
