"""What the pages of the reconciliation take: a day, a verdict, two names, a correction."""
from datetime import date

from wtforms import BooleanField, Form, PasswordField, StringField
from wtforms.validators import DataRequired, Length, ValidationError

from kiosk import clock, masking
from kiosk.i18n import LazyText as L, gettext as _
from kiosk.reconciling.verdicts import OTHER, VERDICTS

LONGEST = 60
FIRST_YEAR = 2000


def day_of(text: str | None) -> date | None:
    """A day that has come; None for anything else."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year and day <= clock.today() else None


def friday_of(text: str | None) -> date | None:
    """The Friday of a week that has begun."""
    try:
        day = date.fromisoformat(text or "")
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year and day <= clock.days_ahead(7) else None


def stripped(text: str | None) -> str:
    return (text or "").strip()


def impersonal(form, field):
    if masking.has_a_persons_number(field.data):
        raise ValidationError(_("Please no names and no numbers of people here."))


class MarkForm(Form):
    """One pressed button; the last one wants a few words."""

    verdict = StringField()
    note = StringField(L("Reason in a few words"), filters=[stripped], validators=[Length(max=LONGEST), impersonal])

    def validate_verdict(self, field):
        if field.data not in VERDICTS:
            raise ValidationError(_("Please choose one of these."))

    def validate_note(self, field):
        if self.verdict.data == OTHER and not field.data:
            raise ValidationError(_("Please say why."))


class CloseForm(Form):
    """Who of engineering confirms, and how."""

    engineer = StringField()
    password = PasswordField(L("Engineer's password"))
    on_paper = BooleanField(L("Signed on the printed sheet"))


class CorrectionForm(Form):
    verdict = StringField()
    why = StringField(L("Why"), filters=[stripped], validators=[DataRequired(L("Please say why.")), Length(max=LONGEST), impersonal])
