"""What is set when a touchscreen is measured with a bank card."""
from wtforms import FloatField, Form, IntegerField
from wtforms.validators import InputRequired, NumberRange

from kiosk.i18n import LazyText as L


class CalibrationForm(Form):
    px_per_mm = FloatField(L("Pixels per millimetre"), [InputRequired(), NumberRange(1, 20, L("Between 1 and 20, please."))])
    floor_mm = IntegerField(L("Lower edge above the floor, mm"),
                            [InputRequired(), NumberRange(0, 1500, L("Between 0 and 1500, please."))])
