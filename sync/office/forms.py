"""What all forms of head office have in common, and what is done to typed text."""
from flask_wtf import FlaskForm
from wtforms import StringField
from wtforms.validators import DataRequired, Length

from sync.office.words import N_

LONGEST_PURPOSE = 200


class Form(FlaskForm):
    @property
    def status(self) -> int:
        """Of the page that shows it: one that was sent and is shown again was not accepted."""
        return 422 if self.is_submitted() else 200


def stripped(value):
    return value.strip() if isinstance(value, str) else value


def in_one_line(value):
    return " ".join(value.split()) if isinstance(value, str) else value


def purpose(needed: str):
    """Why somebody looks at more than figures. It stands in the log."""
    rules = [DataRequired(needed), Length(4, LONGEST_PURPOSE, N_("Between 4 and 200 characters."))]
    return StringField(N_("Purpose"), rules, filters=[in_one_line])
