"""The days a report is about as they are typed, and what a manager adds to one of them."""
from wtforms import DateField, Form, TextAreaField
from wtforms.validators import Length, ValidationError

from kiosk import clock
from kiosk.i18n import LazyText as L, gettext as _
from kiosk.reconciling.forms import impersonal, stripped
from kiosk.reports.period import MOST_DAYS, Period

YEARS = range(2000, 2100)
LONGEST_REMARK = 200


class DayField(DateField):
    """A day this desk can have had; a year that moments cannot be reckoned in is a slip of the keys."""

    def process_formdata(self, valuelist):
        try:
            super().process_formdata(valuelist)
        except ValueError:
            self.data = None
        if valuelist and (self.data is None or self.data.year not in YEARS):
            self.data = None
            raise ValueError(_("This is no day. Please choose one, such as 2026-11-21."))


class PeriodForm(Form):
    """Both days are today unless others are given."""

    first = DayField(L("From"), name="from", default=clock.today)
    last = DayField(L("To"), name="to", default=clock.today)

    def validate_last(self, field):
        if self.first.data is None or field.data is None:
            return
        if field.data < self.first.data:
            raise ValidationError(_("The last day is before the first one."))
        if self.period.length > MOST_DAYS:
            raise ValidationError(_("At most %(count)d days at once, please.", count=MOST_DAYS))

    @property
    def period(self) -> Period:
        return Period(self.first.data, self.last.data)


class RemarkForm(Form):
    remark = TextAreaField(L("Remark"), filters=[stripped], validators=[Length(max=LONGEST_REMARK), impersonal])
