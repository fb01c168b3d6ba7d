"""Why a report goes back."""
from wtforms import TextAreaField
from wtforms.validators import DataRequired, Length

from sync.office.forms import Form, stripped
from sync.office.words import N_

LONGEST_REASON = 200


class ReturnForm(Form):
    reason = TextAreaField(
        N_("Why it goes back"),
        [DataRequired(N_("Please say what is missing or wrong.")), Length(max=LONGEST_REASON, message=N_("This is too long."))],
        filters=[stripped],
    )
