"""The form of one account. Passwords are no business of head office: people get in with a code from their desk."""
from wtforms import BooleanField, SelectField, SelectMultipleField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, Regexp

from sync.office.standards.forms import RowForm, needed
from sync.office.words import N_
from sync.reference import StaffRow

TRADES = [
    SelectChoice("water", N_("Plumber")), SelectChoice("power", N_("Electrician")), SelectChoice("carpentry", N_("Carpenter")),
    SelectChoice("building", N_("Mason and painter")), SelectChoice("heating", N_("Heating and air")), SelectChoice("lift", N_("Lifts")),
    SelectChoice("low_voltage", N_("Network and intercom engineer")),
]
ROLES = [
    SelectChoice("receptionist", N_("Receptionist")), SelectChoice("engineer", N_("Engineer")), SelectChoice("manager", N_("Manager")),
    SelectChoice("maintainer", N_("Maintainer")),
]
POSTS = [
    SelectChoice("", N_("None")), SelectChoice("director", N_("Director")), SelectChoice("administrator", N_("Administrator")),
    SelectChoice("leader", N_("Head of repairs")),
]


class StaffForm(RowForm):
    makes = StaffRow

    account = StringField(N_("Account"), [
        InputRequired(N_("Enter the account.")), Regexp("^[A-Za-z0-9_.-]{2,30}$", message=N_("2 to 30 letters or digits, please."))])
    name = StringField(N_("Name"), needed(N_("Enter the name."), 40))
    role = SelectField(N_("Role"), choices=ROLES)
    trades = SelectMultipleField(N_("Trades of an engineer; none means all"), choices=TRADES)
    post = SelectField(N_("Post for return visits"), choices=POSTS)
    active = BooleanField(N_("May sign in"), default=True)
