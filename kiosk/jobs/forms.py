"""What an engineer fills in besides a quote. Whether it may be done, the order knows."""
from datetime import date

from wtforms import BooleanField, Form, SelectMultipleField, StringField, ValidationError

from kiosk import clock, money
from kiosk.i18n import gettext as _
from kiosk.repairs import catalogue, states


class ArriveForm(Form):
    """What was found: one item of the catalogue, and what can be said about it."""

    category = StringField()
    item = StringField()
    phrases = SelectMultipleField(validate_choice=False)

    def validate_item(self, field):
        if self.found is None:
            raise ValidationError(_("Please choose one of these."))

    def validate_phrases(self, field):
        if self.found and not set(field.data) <= set(catalogue.phrases_for(self.found)):
            raise ValidationError(_("Please choose from these."))

    @property
    def found(self) -> catalogue.Item | None:
        return catalogue.item(self.category.data, self.item.data)


class HoldForm(Form):
    reason = StringField()
    review_on = StringField()

    day: date | None = None

    def validate_reason(self, field):
        if field.data not in states.HOLDS:
            raise ValidationError(_("Please choose a reason."))

    def validate_review_on(self, field):
        try:
            self.day = date.fromisoformat(field.data or "")
        except ValueError as error:
            raise ValidationError(_("Please choose the day on which somebody looks at it again.")) from error

    @classmethod
    def blank(cls) -> "HoldForm":
        return cls(review_on=clock.days_ahead(1).isoformat())


class FinishForm(Form):
    amount = StringField()
    is_cleared = BooleanField()

    def validate_amount(self, field):
        if self.amount_fen is None:
            raise ValidationError(_("Please write an amount, such as 80.50."))

    @property
    def amount_fen(self) -> int | None:
        return money.fen(self.amount.data)
