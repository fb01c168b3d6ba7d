"""What the desk enters about an order: which trade, why, until when, how it was paid. What is wrong is said beside the field."""
from wtforms import DateField, Form, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, DataRequired, InputRequired, Length, ValidationError

from kiosk import clock, masking
from kiosk.fees import cards
from kiosk.fees.words import METHODS, TRANSFER
from kiosk.i18n import LazyText as L, N_
from kiosk.repairs import states
from kiosk.repairs.models import CANCEL_REASONS
from kiosk.repairs.pricing.quotes import CALL, PAPER, WAYS
from kiosk.repairs.trades import TRADES

LONGEST_REASON = 80
ANSWERS = YES, NO = "yes", "no"
# How a client can have answered who is neither at the screen nor on the phone page.
TOLD_THE_DESK = {way: WAYS[way] for way in (CALL, PAPER)}


def _radio(label: str, names: dict[str, str], sentence: str):
    return RadioField(L(label), [AnyOf(names, message=L(sentence))], choices=[SelectChoice(code, L(name)) for code, name in names.items()],
                      validate_choice=False)


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


class DispatchForm(Form):
    trade = _radio(N_("Trade"), TRADES, N_("Please choose a trade."))


class AnswerForm(Form):
    """What the client said to a quote, and how the desk heard of it."""

    how = _radio(N_("How the client answered"), TOLD_THE_DESK, N_("Please say how the client answered."))
    answer = StringField(validators=[AnyOf(ANSWERS, message=L("Please say what the client answered."))])

    @property
    def is_yes(self) -> bool:
        return self.answer.data == YES


class HoldForm(Form):
    reason = _radio(N_("Why"), states.HOLDS, N_("Please choose a reason."))
    review_on = DateField(L("Look at it again on"), [InputRequired(L("Please choose a day."))])

    def validate_review_on(self, field):
        if field.data and field.data < clock.today():
            raise ValidationError(L("The review date lies in the past."))


class CancelForm(Form):
    reason = _radio(N_("Why"), CANCEL_REASONS, N_("Please choose a reason."))


class ReasonForm(Form):
    """Whatever goes past the ordinary way says why."""

    reason = StringField(L("Reason"), [
        DataRequired(L("Please say why.")), Length(max=LONGEST_REASON, message=L("At most 80 characters, please.")),
    ], filters=[_trimmed])

    def validate_reason(self, field):
        if masking.has_a_persons_number(field.data):
            raise ValidationError(L("Please no names and no numbers of people here."))


class HandOverForm(ReasonForm):
    engineer = StringField(L("Engineer"), [DataRequired(L("Please choose an engineer."))])


class PayForm(Form):
    """entries is how many receipts the page showed: pressed again from an older page, it pays nothing."""

    method = _radio(N_("How it was paid"), METHODS, N_("Please say how it was paid."))
    reference = StringField(L("The transfer's number"), [Length(max=40, message=L("At most 40 characters, please."))],
                            filters=[_trimmed])
    entries = StringField()

    def validate_reference(self, field):
        if self.method.data == TRANSFER and not field.data:
            raise ValidationError(L("Please write down the number of the transfer."))
        if cards.looks_like_one(field.data):
            raise ValidationError(cards.sentence())


FORMS = {
    "dispatch": DispatchForm, "answer": AnswerForm, "hold": HoldForm, "cancel": CancelForm, "override": ReasonForm,
    "abandon": ReasonForm, "waive": ReasonForm, "refund": ReasonForm, "hand_over": HandOverForm, "pay": PayForm,
}
