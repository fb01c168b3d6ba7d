"""A new notice as it is typed at the desk."""
from wtforms import BooleanField, DateField, Form, SelectField, SelectMultipleField, StringField, TextAreaField, widgets
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, ValidationError

from kiosk.i18n import LazyText as L
from kiosk.notices.models import KINDS, Notice


def _filled():
    return DataRequired(L("Please fill this in."))


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


class NoticeForm(Form):
    title = StringField(L("Title"), [_filled(), Length(max=40, message=L("At most 40 characters, please."))], filters=[_trimmed])
    kind = SelectField(L("Kind"), choices=[SelectChoice(code, L(name)) for code, name in KINDS.items()])
    body = TextAreaField(L("Text"), [_filled(), Length(max=20_000, message=L("At most 20,000 characters, please."))], filters=[_trimmed])
    effective_on = DateField(L("In force from"), [InputRequired(L("Please choose a day."))])
    lead_reason = StringField(L("Reason, when less than three days ahead"),
                              [Length(max=80, message=L("At most 80 characters, please."))], filters=[_trimmed])
    buildings = SelectMultipleField(L("Buildings; none means everybody"), widget=widgets.ListWidget(prefix_label=False),
                                    option_widget=widgets.CheckboxInput())
    paper_only = BooleanField(L("Signed on paper only"))

    def validate_lead_reason(self, field):
        day = self.effective_on.data
        if day and Notice.is_short(day) and not field.data:
            raise ValidationError(L("Less than three days ahead: please say why."))
