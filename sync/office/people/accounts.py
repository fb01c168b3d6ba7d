"""People of head office: accounts, signing in and out, and the code that lets the first one in."""
import functools
import hmac

from flask import Blueprint, redirect, render_template, request, session, url_for
from flask_login import LoginManager, UserMixin, current_user, login_required, login_user, logout_user
from flask_wtf import FlaskForm
from werkzeug.security import check_password_hash, generate_password_hash
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length

from sync.office.core import Office, the_office
from sync.office.store import Unavailable
from sync.office.words import N_, code, readable

bp = Blueprint("accounts", __name__)
people = LoginManager()
people.session_protection = "strong"

SHORTEST_PASSWORD = 10
LANGUAGES = ("zh_Hans", "zh_Hant", "en")


class Person(UserMixin):
    def __init__(self, name: str):
        self.id = name


class SignInForm(FlaskForm):
    name = StringField(N_("Name"), [DataRequired(N_("Enter your name."))])
    password = PasswordField(N_("Password"), [DataRequired(N_("Enter your password."))])


class AccountForm(FlaskForm):
    name = StringField(N_("Name"), [DataRequired(N_("Enter a name.")), Length(max=40)])
    password = PasswordField(
        N_("Password"),
        [DataRequired(N_("Enter a password.")),
         Length(SHORTEST_PASSWORD, 200, N_("Use ten characters or more."))],
    )


class FirstForm(AccountForm):
    code = StringField(N_("Code from the log"), [DataRequired(N_("Enter the code from the log."))])


@people.user_loader
def find(name: str) -> Person | None:
    try:
        row = the_office().store.first("select name from account where name = ?", name)
    except Unavailable:
        return None  # a stranger for now: the page that says so has to be drawn without the database
    return Person(row["name"]) if row else None


@people.unauthorized_handler
def to_the_door():
    """A fragment cannot show the sign-in page in its place: it sends the whole window there."""
    door = url_for("accounts.sign_in")
    return ("", 401, {"HX-Redirect": door}) if request.headers.get("HX-Request") else redirect(door)


@bp.route("/sign-in", methods=["GET", "POST"])
def sign_in():
    if nobody_yet(the_office()):
        return redirect(url_for("accounts.first"), 303)
    form = SignInForm()
    if form.validate_on_submit():
        if not _may_try(form.name.data):
            form.password.errors = [N_("Too many attempts. Wait a minute.")]
            return render_template("office/people/sign_in.html", form=form), 429
        if _password_fits(form.name.data, form.password.data):
            return _welcome(form.name.data)
        form.password.errors = [N_("Name or password is not right.")]
    return render_template("office/people/sign_in.html", form=form), 422 if form.is_submitted() else 200


@bp.route("/first", methods=["GET", "POST"])
def first():
    """Make the first account; possible once, with the code that only the log of this office knows."""
    office, form = the_office(), FirstForm()
    if not nobody_yet(office):
        return redirect(url_for("accounts.sign_in"), 303)
    if form.validate_on_submit() and _may_try("first"):
        if _claim(office, form.code.data, form.name.data, form.password.data):
            return _welcome(form.name.data)
        form.code.errors = [N_("This is not the code in the log.")]
    return render_template("office/people/first.html", form=form), 422 if form.is_submitted() else 200


@bp.route("/accounts", methods=["GET", "POST"])
@login_required
def index():
    form = AccountForm()
    if form.validate_on_submit():
        if add(the_office(), form.name.data, form.password.data):
            return redirect(url_for("accounts.index"), 303)
        form.name.errors = [N_("Somebody has this name already.")]
    people_here = the_office().store.rows("select name, created_ms from account order by name")
    status = 422 if form.is_submitted() else 200
    return render_template("office/people/accounts.html", form=form, people=people_here), status


@bp.post("/accounts/<name>/remove")
@login_required
def remove(name):
    if name != current_user.id:
        the_office().store.run("delete from account where name = ?", name)
    return redirect(url_for("accounts.index"), 303)


@bp.post("/sign-out")
def sign_out():
    logout_user()
    session.clear()
    return redirect(url_for("accounts.sign_in"), 303)


@bp.post("/language")
def language():
    if request.form.get("language") in LANGUAGES:
        session["language"] = request.form["language"]
    return redirect(url_for("board.index"), 303)


def add(office: Office, name: str, password: str) -> bool:
    return bool(office.store.run(
        "insert into account (name, password, created_ms) values (?, ?, ?) on conflict (name) do nothing",
        name.strip(), generate_password_hash(password), office.clock(),
    ))


def nobody_yet(office: Office) -> bool:
    return office.store.first("select name from account limit 1") is None


def first_code(office: Office) -> str | None:
    """The code for the first account, None once there is one. All processes in front of one database tell the same."""
    return readable(_derived(office), 4, 4, 4) if nobody_yet(office) else None


def _claim(office: Office, secret: str, name: str, password: str) -> bool:
    expected = first_code(office) or ""
    fits = hmac.compare_digest(expected.encode(), secret.strip().upper().encode())
    return fits and office.store.transact(lambda: _add_first(office, name, password))


def _add_first(office: Office, name: str, password: str) -> bool:
    # Nothing changes, but whoever else makes the first account at this moment waits here.
    office.store.run("update setting set value = value where key = 'secret_key'")
    return nobody_yet(office) and add(office, name, password)


def _derived(office: Office) -> bytes:
    """From the key that all processes share, so that nothing that opens a door is kept in the database."""
    key = office.store.first("select value from setting where key = 'secret_key'")["value"]
    return hmac.digest(key.encode(), b"first account", "sha256")


def _may_try(name: str) -> bool:
    guesses = the_office().sign_ins
    return guesses.allows(f"name {name}") and guesses.allows(f"address {request.remote_addr}")


def _password_fits(name: str, password: str) -> bool:
    """As slow for a name nobody has as for a wrong password."""
    row = the_office().store.first("select password from account where name = ?", name.strip())
    fits = check_password_hash(row["password"] if row else _nobodys_password(), password)
    return fits and row is not None


@functools.cache
def _nobodys_password() -> str:
    return generate_password_hash(code(12))


def _welcome(name: str):
    chosen = session.get("language")
    session.clear()
    if chosen:
        session["language"] = chosen
    login_user(Person(name.strip()))
    return redirect(url_for("board.index"), 303)
