"""What each step accepts. Fields that are not named here are ignored."""
import re

import msgspec
from wtforms import Form, SelectMultipleField, StringField, ValidationError

from kiosk.i18n import gettext as _
from kiosk.site.finding import only_digits
from printer.document import Ink

MOBILE_DIGITS = 11
MOBILE_STARTS = re.compile(r"1[3-9]")
MOST_INK_POINTS = 20_000
LARGEST_CANVAS_PX = 4000


class ChoiceForm(Form):
    """One pressed button out of those that were shown."""

    choice = StringField()

    def __init__(self, fields, allowed):
        super().__init__(fields)
        self.allowed = set(allowed)

    def validate_choice(self, field):
        if field.data not in self.allowed:
            raise ValidationError(_("Please choose one of these."))


class PhrasesForm(Form):
    """Any number of phrases, also none."""

    phrases = SelectMultipleField(validate_choice=False)

    def __init__(self, fields, allowed):
        super().__init__(fields)
        self.allowed = allowed

    def validate_phrases(self, field):
        if not set(field.data) <= set(self.allowed):
            raise ValidationError(_("Please choose from these."))

    @property
    def chosen(self) -> list[str]:
        """In the order of the list, each once."""
        return [code for code in self.allowed if code in self.phrases.data]


class PhoneForm(Form):
    """A mobile number; or none, by its own button, unless somebody has to call."""

    phone = StringField(filters=[only_digits])
    none = StringField()

    def __init__(self, fields, must_be_left):
        super().__init__(fields)
        self.must_be_left = must_be_left

    def validate_none(self, field):
        if field.data and self.must_be_left:
            raise ValidationError(_("Without a number we cannot call you. Leave one, or go back and choose a time."))

    def validate_phone(self, field):
        if self.none.data:
            return
        missing = MOBILE_DIGITS - len(field.data)
        if not field.data:
            raise ValidationError(_("Please enter your number, or press No phone."))
        if missing > 0:
            raise ValidationError(_("A mobile number has 11 digits; %(count)d missing.", count=missing))
        if missing < 0:
            raise ValidationError(_("A mobile number has 11 digits; this is %(count)d too many.", count=-missing))
        if not MOBILE_STARTS.match(field.data):
            raise ValidationError(_("A mobile number starts with 13 to 19. Please look again."))

    @property
    def number(self) -> str:
        return "" if self.none.data else self.phone.data


class NoteForm(Form):
    """A drawing, or nothing when the canvas is empty."""

    strokes = StringField()

    ink: Ink | None = None

    def validate_strokes(self, field):
        if not field.data:
            return
        try:
            drawn = msgspec.json.decode(field.data, type=Ink)
        except ValueError as error:
            raise ValidationError(_("This drawing could not be read. Please draw it again.")) from error
        if _is_too_large(drawn):
            raise ValidationError(_("This drawing is too large. Please draw less."))
        if all(drawn.strokes):
            self.ink = drawn if drawn.strokes else None


def _is_too_large(ink) -> bool:
    points = sum(len(stroke) for stroke in ink.strokes)
    return points > MOST_INK_POINTS or max(ink.width, ink.height) > LARGEST_CANVAS_PX
