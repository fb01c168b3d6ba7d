"""What is typed to sign in and to keep accounts, and how communities are chosen."""
from flask_login import current_user
from flask_wtf import FlaskForm
from wtforms import Field, PasswordField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, Regexp, ValidationError

from sync.office.core import the_office
from sync.office.people import scope
from sync.office.people.roles import NAMES, ROLES, VIEWER
from sync.office.words import N_

SHORTEST_PASSWORD = 10
ADDRESSABLE = r"^[^/\\\x00-\x1f]+$"  # a name is part of its page's address


class SitesField(Field):
    """Communities as ticks or as lines of text, a name or a code each. None of them means all that the person sees."""

    def process_data(self, value):
        self.data, self.unknown, self.lines = sorted(value or ()), [], []

    def process_formdata(self, valuelist):
        self.lines = list(filter(None, (line.strip() for value in valuelist for line in value.splitlines())))
        self.data, self.unknown = scope.named(self.offered, self.lines)

    def pre_validate(self, form):
        if self.unknown:
            raise ValidationError(N_("No community, or more than one, has this name. Write one a line, or its code."))

    @property
    def offered(self) -> list[dict]:
        return scope.communities(the_office(), current_user)

    @property
    def text(self) -> str:
        names = {each["site_id"]: each["name"] for each in self.offered} if not self.lines else {}
        return "\n".join(self.lines or (names.get(site_id, site_id) for site_id in self.data))


def new_password():
    return PasswordField(
        N_("Password"),
        [DataRequired(N_("Enter a password.")), Length(SHORTEST_PASSWORD, 200, N_("Use ten characters or more."))],
    )


def stripped(value):
    return value.strip() if isinstance(value, str) else value


class SignInForm(FlaskForm):
    name = StringField(N_("Name"), [DataRequired(N_("Enter your name."))])
    password = PasswordField(N_("Password"), [DataRequired(N_("Enter your password."))])


class NameAndPasswordForm(FlaskForm):
    name = StringField(
        N_("Name"), [DataRequired(N_("Enter a name.")), Length(max=40, message=N_("At most 40 characters.")),
                     Regexp(ADDRESSABLE, message=N_("A name without strokes, please."))], filters=[stripped])
    password = new_password()


class FirstForm(NameAndPasswordForm):
    code = StringField(N_("Code from the log"), [DataRequired(N_("Enter the code from the log."))])


class LimitsForm(FlaskForm):
    """What an account may, and where."""

    role = RadioField(N_("Role"), choices=[SelectChoice(role, NAMES[role]) for role in ROLES], default=VIEWER)
    sites = SitesField(N_("Only these communities"))


class AccountForm(LimitsForm, NameAndPasswordForm):
    pass


class PasswordForm(FlaskForm):
    password = new_password()


class OwnPasswordForm(PasswordForm):
    old = PasswordField(N_("Present password"), [DataRequired(N_("Enter your password."))])
