"""What is typed to sign in and to keep accounts."""
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, Length

from sync.office.words import N_

SHORTEST_PASSWORD = 10


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
