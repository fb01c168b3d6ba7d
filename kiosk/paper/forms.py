"""What a person saw on the calibration sheet, and what hangs on the printer."""
from wtforms import BooleanField, Form, IntegerField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, NumberRange

from kiosk.i18n import N_, LazyText as L
from printer.paper import WIDTHS

CHINESE = {
    "gb2312": N_("Line A is right, B and C are not"),
    "gbk": N_("Lines A and B are right, C is not"),
    "gb18030": N_("Lines A, B and C are right"),
    "none": N_("None of them: the slips are sent as pictures"),
}
CODES = {"native": N_("QR 1 can be scanned"), "image": N_("Only QR 2 can be scanned")}
CUTS = {
    "full": N_("The sheet fell off"),
    "part": N_("It hangs by a thread"),
    "none": N_("It was not cut: slips are torn off"),
}
ANSWERS = {
    "auto": N_("Find out each time"),
    "yes": N_("It answers and confirms every slip"),
    "status": N_("It says how it is, but confirms no slip"),
    "no": N_("It never answers"),
}


class PrinterForm(Form):
    width_dots = RadioField(L("The longest bar whose end mark is on the paper"), coerce=int,
                            choices=[SelectChoice(dots, str(dots)) for dots in WIDTHS])
    chinese = RadioField(L("Chinese"), choices=[SelectChoice(code, L(name)) for code, name in CHINESE.items()])
    qr = RadioField(L("QR codes"), choices=[SelectChoice(code, L(name)) for code, name in CODES.items()])
    cut = RadioField(L("The cut"), choices=[SelectChoice(code, L(name)) for code, name in CUTS.items()])
    answers = RadioField(L("Answers"), choices=[SelectChoice(code, L(name)) for code, name in ANSWERS.items()])
    roll_m = IntegerField(L("Metres of paper on a new roll"), [
        InputRequired(L("Please fill this in.")), NumberRange(5, 200, L("Between 5 and 200 metres, please."))])
    has_drawer = BooleanField(L("A cash drawer hangs on this printer"))
