"""Signing in and out, the first account, and the list of accounts."""
from flask import Blueprint, current_app, redirect, render_template, request, session, url_for
from flask_login import current_user, login_user, logout_user

from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.staff import forms
from kiosk.staff.codes import EntryCode
from kiosk.staff.models import SignIn, Staff, found_with_code
from kiosk.staff.posts import POSTS, TRADES

bp = Blueprint("staff", __name__, url_prefix="/desk")


@bp.get("/sign-in")
def sign_in():
    if not Staff.with_passwords().exists():
        return redirect(url_for("staff.first"))
    return render_template("staff/sign_in.html", form=forms.SignInForm(), trouble="")


@bp.post("/sign-in")
def enter():
    form = forms.SignInForm(request.form)
    if not form.validate():
        return _again(form, "")
    throttle = current_app.extensions["throttle"]
    account, client = form.account.data.strip(), request.remote_addr or "?"
    if not throttle.may_try(account, client):
        return _again(form, _("Too many wrong tries. Please wait five minutes."))
    staff = Staff.known_by(account, form.password.data)
    if staff is None:
        throttle.failed(account, client)
        return _again(form, _("Account and password do not match."))
    return _welcome(staff)


def _again(form, trouble: str):
    return render_template("staff/sign_in.html", form=form, trouble=trouble), 422


def _welcome(staff: Staff):
    language = session.get("language")
    session.clear()  # nothing set before signing in is trusted after it
    if language:
        session["language"] = language
    login_user(SignIn.open(staff))
    return redirect(url_for("desk.index"), 303)


@bp.post("/sign-out")
def leave():
    SignIn.close(current_user.sign_in_id)
    logout_user()
    session.clear()
    return redirect(url_for("staff.sign_in"), 303)


@bp.get("/first")
def first():
    if Staff.managers().exists():
        return redirect(url_for("staff.sign_in"))
    return render_template("staff/first.html", form=forms.FirstAccountForm(), trouble="")


@bp.post("/first")
def found():
    form = forms.FirstAccountForm(request.form)
    throttle, client = current_app.extensions["throttle"], request.remote_addr or "?"
    if not form.validate():
        return render_template("staff/first.html", form=form, trouble=""), 422
    if not throttle.may_try("first", client):
        return render_template("staff/first.html", form=form, trouble=_("Too many wrong tries. Please wait five minutes.")), 422
    throttle.failed("first", client)
    try:
        return _welcome(found_with_code(form.code.data, form.account.data, form.name.data.strip(), form.password.data))
    except Refused as refusal:
        return render_template("staff/first.html", form=form, trouble=str(refusal)), 422


@bp.get("/staff")
def accounts(form=None, trouble=""):
    everyone = Staff.select().order_by(Staff.active.desc(), Staff.account)
    status = 422 if form else 200
    return render_template("staff/accounts.html", everyone=everyone, form=form or forms.AccountForm(), trouble=trouble), status


@bp.post("/staff")
def enlist():
    form = forms.AccountForm(request.form)
    if not form.validate():
        return accounts(form)
    try:
        Staff.enlist(form.account.data, form.name.data.strip(), form.role.data, form.password.data)
    except Refused as refusal:
        return accounts(form, str(refusal))
    return redirect(url_for("staff.accounts"), 303)


@bp.get("/staff/<staff_id>/post")
def post(staff_id):
    return render_template("staff/post.html", staff=Staff.get_by_id(staff_id), trades=TRADES, posts=POSTS)


@bp.post("/staff/<staff_id>/post")
def appoint(staff_id):
    form = forms.PostForm(request.form)
    Staff.get_by_id(staff_id).appoint(form.trades.data, form.post.data)
    return redirect(url_for("staff.accounts"), 303)


@bp.post("/staff/<staff_id>/dismiss")
def dismiss(staff_id):
    Staff.get_by_id(staff_id).dismiss()
    return redirect(url_for("staff.accounts"), 303)


@bp.post("/staff/<staff_id>/code")
def give_code(staff_id):
    staff = Staff.get_by_id(staff_id)
    return render_template("staff/code.html", staff=staff, digits=EntryCode.give(staff))


@bp.get("/code")
def code():
    return render_template("staff/enter_with_code.html", form=forms.CodeForm(), trouble="")


@bp.post("/code")
def enter_with_code():
    form, throttle, client = forms.CodeForm(request.form), current_app.extensions["throttle"], request.remote_addr or "?"
    if not form.validate():
        return _code_again(form, "")
    account = form.account.data.strip()
    if not throttle.may_try(account, client):
        return _code_again(form, _("Too many wrong tries. Please wait five minutes."))
    staff = EntryCode.use(account, form.code.data, form.password.data)
    if staff is None:
        throttle.failed(account, client)
        return _code_again(form, _("Account and code do not match, or the code is older than a day."))
    return _welcome(staff)


def _code_again(form, trouble: str):
    return render_template("staff/enter_with_code.html", form=form, trouble=trouble), 422


@bp.get("/password")
def password():
    return render_template("staff/password.html", form=forms.PasswordForm(), trouble="")


@bp.post("/password")
def change_password():
    form = forms.PasswordForm(request.form)
    right = form.validate() and Staff.known_by(current_user.account, form.old.data)
    if not right:
        trouble = "" if form.errors else _("The present password is not right.")
        return render_template("staff/password.html", form=form, trouble=trouble), 422
    current_user.change_password(form.password.data)
    return redirect(url_for("desk.index"), 303)
