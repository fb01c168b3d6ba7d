"""What is typed to sign in and to keep accounts."""
from wtforms import Form, PasswordField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import EqualTo, InputRequired, Length, Regexp

from kiosk import access
from kiosk.i18n import LazyText as L
from kiosk.staff.models import ROLE_NAMES, SHORTEST_PASSWORD

ACCOUNT = r"^[A-Za-z0-9_.-]{2,30}$"


def _filled():
    return InputRequired(L("Please fill this in."))


def _new_password():
    return PasswordField(L("Password"), [_filled(), Length(SHORTEST_PASSWORD, 200, L("At least 10 characters, please."))])


class SignInForm(Form):
    account = StringField(L("Account"), [_filled(), Length(max=60)])
    password = PasswordField(L("Password"), [_filled(), Length(max=200)])


class AccountForm(Form):
    account = StringField(L("Account"), [_filled(), Regexp(ACCOUNT, message=L("2 to 30 letters or digits, please."))])
    name = StringField(L("Name"), [_filled(), Length(max=40, message=L("At most 40 characters, please."))])
    role = SelectField(L("Role"), choices=[SelectChoice(role, L(ROLE_NAMES[role])) for role in access.ROLES])
    password = _new_password()


class PostForm(Form):
    trades = SelectMultipleField(validate_choice=False)
    post = StringField()


class FirstAccountForm(Form):
    code = StringField(L("Code from the first start"), [_filled(), Length(max=20)])
    account = StringField(L("Account"), [_filled(), Regexp(ACCOUNT, message=L("2 to 30 letters or digits, please."))])
    name = StringField(L("Name"), [_filled(), Length(max=40, message=L("At most 40 characters, please."))])
    password = _new_password()


class CodeForm(Form):
    account = StringField(L("Account"), [_filled(), Length(max=60)])
    code = StringField(L("Code from the manager"), [_filled(), Length(max=20)])
    password = _new_password()


class PasswordForm(Form):
    old = PasswordField(L("Present password"), [_filled(), Length(max=200)])
    password = _new_password()
    again = PasswordField(L("New password again"), [_filled(), EqualTo("password", L("The two are not the same."))])
