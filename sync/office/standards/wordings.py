"""The form of one text the company sets, and where each of them is said."""
from wtforms import BooleanField, StringField, ValidationError
from wtforms.validators import DataRequired

from sync.office.standards.forms import RowForm
from sync.office.words import N_
from sync.reference import WORDINGS, Row, WordingRow

PLACES = {
    "home_greeting": N_("Greeting on the touchscreen"),
    "repair_privacy": N_("Before a repair is reported: what becomes of the personal details"),
    "ticket_closing": N_("Closing words of a ticket"),
    "complaint_line": N_("Complaints line on tickets and receipts"),
    "tv_welcome": N_("Television while nobody is called"),
}


class WordingForm(RowForm):
    makes = WordingRow
    places = PLACES

    text_zh = StringField(N_("Text in Chinese"), [DataRequired(N_("Enter the text."))])
    text_en = StringField(N_("Text in English; empty leaves it to the box"))
    active = BooleanField(N_("Say this instead of the box's own sentence"), default=True)

    @classmethod
    def showing(cls, row: Row | None, **first_values):
        form = super().showing(row, **first_values)
        form.longest = WORDINGS[row.id]
        return form

    def validate_text_zh(self, field):
        self._must_fit(field, self.longest[0])

    def validate_text_en(self, field):
        self._must_fit(field, self.longest[1])

    def _must_fit(self, field, longest: int):
        if len(field.data or "") > longest:
            raise ValidationError(N_("This is too long for the paper or the screen it stands on."))
