"""A notice as it is written at the desk, and what is asked before it is issued or withdrawn."""
from wtforms import BooleanField, DateField, Form, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, ValidationError

from kiosk import masking
from kiosk.i18n import LazyText as L
from kiosk.notices.models import Notice
from kiosk.notices.words import IMPORTANCES, KINDS

LONGEST_TITLE = 40
LONGEST_BODY = 20_000
LONGEST_REASON = 80


def _filled():
    return DataRequired(L("Please fill this in."))


def _at_most(letters: int, sentence: L):
    return Length(max=letters, message=sentence)


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


def _choices(names: dict) -> list[SelectChoice]:
    return [SelectChoice(code, L(name)) for code, name in names.items()]


class NoticeForm(Form):
    title = StringField(L("Title"), [_filled(), _at_most(LONGEST_TITLE, L("At most 40 characters, please."))], filters=[_trimmed])
    kind = SelectField(L("Kind"), choices=_choices(KINDS))
    effective_on = DateField(L("In force from"), [InputRequired(L("Please choose a day."))])
    importance = RadioField(L("How the person is identified"), [AnyOf(IMPORTANCES)], choices=_choices(IMPORTANCES), default="ordinary",
                            validate_choice=False)
    body = TextAreaField(L("Text"), [_at_most(LONGEST_BODY, L("At most 20,000 characters, please."))], filters=[_trimmed])
    public = BooleanField(L("Everybody may read it at the touchscreen"))
    paper_only = BooleanField(L("Signed on paper only"))

    @property
    def written(self) -> dict:
        return {name: field.data for name, field in self._fields.items()}


class TextForm(NoticeForm):
    """Written here, not sent in as a PDF."""

    body = TextAreaField(L("Text"), [_filled(), _at_most(LONGEST_BODY, L("At most 20,000 characters, please."))], filters=[_trimmed])


class _ReasonForm(Form):
    def validate_reason(self, field):
        if masking.has_a_persons_number(field.data):
            raise ValidationError(L("Please no names and no numbers of people here."))


class WithdrawForm(_ReasonForm):
    reason = StringField(L("Reason"), [DataRequired(L("Please say why.")), _at_most(LONGEST_REASON, L("At most 80 characters, please."))],
                         filters=[_trimmed])


class IssueForm(_ReasonForm):
    """Less than three days ahead a reason is asked for; the day is no reason to stop it (N-07)."""

    reason = StringField(L("Reason for the short notice"), [_at_most(LONGEST_REASON, L("At most 80 characters, please."))], filters=[_trimmed])

    def asks(self, notice: Notice) -> bool:
        """Something is still to be said before it can be issued."""
        if Notice.is_short(notice.effective_on) and not self.reason.data:
            self.reason.errors = [*self.reason.errors, L("Less than three days ahead: please say why.")]
        return bool(self.reason.errors)
