"""What is entered when the drawer is counted."""
from wtforms import Form, StringField
from wtforms.validators import Length, ValidationError

from kiosk import money
from kiosk.fees import cards
from kiosk.fees.cash import CashClose
from kiosk.i18n import LazyText as L


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


class CountForm(Form):
    seen = StringField()
    counted = StringField(L("Counted, in yuan"), filters=[_trimmed])
    reason = StringField(L("Reason, when it differs"), [Length(max=80, message=L("At most 80 characters, please."))], filters=[_trimmed])
    bank_slip = StringField(L("Number of the bank slip"), [Length(max=40, message=L("At most 40 characters, please."))],
                            filters=[_trimmed])

    def validate_counted(self, field):
        if self.counted_fen is None:
            raise ValidationError(L("Please write an amount, like 80 or 80.50."))

    def validate_reason(self, field):
        # On a page that is out of date the difference is none; the counting itself says so.
        if self.seen.data == CashClose.seen() and self.counted_fen not in (None, CashClose.expected()) and not field.data:
            raise ValidationError(L("The drawer and the ledger differ: please say why."))

    def validate_bank_slip(self, field):
        if cards.looks_like_one(field.data):
            raise ValidationError(cards.sentence())

    @property
    def counted_fen(self) -> int | None:
        """Below zero only where more was given back than taken in since the counting before."""
        unsigned = self.counted.data.removeprefix("-") if CashClose.expected() < 0 else self.counted.data
        amount = money.fen(unsigned)
        return amount if amount is None or unsigned == self.counted.data else -amount
