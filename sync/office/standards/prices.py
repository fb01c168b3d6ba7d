"""The form of one line of the price list. Money is whole fen; people type yuan."""
import re
from decimal import Decimal

from wtforms import BooleanField, IntegerField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, Regexp

from sync.office.standards.forms import RowForm, needed
from sync.office.standards.staffing import TRADES
from sync.office.words import N_
from sync.reference import PriceRow, Row

NO_FORMULA = Regexp(r"^[^=+\-@]", message=N_("It may not begin with = + - or @."))
YUAN = re.compile(r"^\d{1,6}(\.\d{1,2})?$")
LONGEST = 40
KINDS = [SelectChoice("visit", N_("Coming to you")), SelectChoice("labour", N_("Work")), SelectChoice("material", N_("Material"))]


def written(sentence: str) -> list:
    return [*needed(sentence, LONGEST), NO_FORMULA]


class PriceForm(RowForm):
    makes = PriceRow

    code = StringField(N_("Code"), written(N_("Enter the code of this price.")))
    trade = SelectField(N_("Trade"), choices=[SelectChoice("", N_("For every trade")), *TRADES])
    kind = SelectField(N_("Kind"), choices=KINDS)
    name_zh = StringField(N_("Name in Chinese"), written(N_("Enter the name.")))
    name_en = StringField(N_("Name in English"), [Optional(), Length(max=LONGEST, message=N_("This is too long.")), NO_FORMULA])
    unit_zh = StringField(N_("Unit in Chinese"), written(N_("Enter the unit, like 次 or 米.")))
    unit_en = StringField(N_("Unit in English"), [Optional(), Length(max=LONGEST, message=N_("This is too long.")), NO_FORMULA])
    price_fen = StringField(N_("Yuan"), [
        DataRequired(N_("Enter the price.")), Regexp(YUAN, message=N_("An amount like 80 or 80.50, below a million."))])
    position = IntegerField(N_("Place in the list"), [Optional(), NumberRange(0, 9999, N_("Between 0 and 9999."))])
    active = BooleanField(N_("In the list"), default=True)

    def told(self, name: str, value):
        return yuan(value) if name == "price_fen" else super().told(name, value)

    @classmethod
    def _as_typed_in(cls, row: Row) -> dict:
        return super()._as_typed_in(row) | {"code": row.id, "price_fen": yuan(row.price_fen)}

    def _as_stored(self, fields: dict) -> dict:
        english = {"name_en": fields["name_en"] or fields["name_zh"], "unit_en": fields["unit_en"] or fields["unit_zh"]}
        return fields | english | {"price_fen": int(Decimal(fields["price_fen"]) * 100)}

    def _new_id(self) -> str:
        return self.code.data


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"
