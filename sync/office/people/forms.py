"""What is typed to sign in and to keep accounts, and how communities are chosen."""
from flask_login import current_user
from wtforms import Field, PasswordField, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, Length, Regexp, ValidationError

from sync.office.core import the_office
from sync.office.forms import Form, stripped
from sync.office.people import scope
from sync.office.people.roles import NAMES, ROLES, VIEWER
from sync.office.words import N_

SHORTEST_PASSWORD, LONGEST_PASSWORD, LONGEST_NAME = 10, 200, 40
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
        [DataRequired(N_("Enter a password.")), Length(SHORTEST_PASSWORD, LONGEST_PASSWORD, N_("Use ten characters or more."))],
    )


def known_password(label: str, needed: str):
    """What strangers type is no longer than a password can be."""
    return PasswordField(label, [DataRequired(needed), Length(max=LONGEST_PASSWORD, message=N_("This is too long."))])


def names_length():
    return Length(max=LONGEST_NAME, message=N_("At most 40 characters."))


class SignInForm(Form):
    name = StringField(N_("Name"), [DataRequired(N_("Enter your name.")), names_length()])
    password = known_password(N_("Password"), N_("Enter your password."))


class NameAndPasswordForm(Form):
    name = StringField(
        N_("Name"), [DataRequired(N_("Enter a name.")), names_length(),
                     Regexp(ADDRESSABLE, message=N_("A name without strokes, please."))], filters=[stripped])
    password = new_password()


class FirstForm(NameAndPasswordForm):
    code = StringField(N_("Code from the log"), [DataRequired(N_("Enter the code from the log."))])


class LimitsForm(Form):
    """What an account may, and where."""

    role = RadioField(N_("Role"), choices=[SelectChoice(role, NAMES[role]) for role in ROLES], default=VIEWER)
    sites = SitesField(N_("Only these communities"))


class AccountForm(LimitsForm, NameAndPasswordForm):
    pass


class PasswordForm(Form):
    password = new_password()


class OwnPasswordForm(PasswordForm):
    old = known_password(N_("Present password"), N_("Enter your password."))
