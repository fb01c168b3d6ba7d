"""What is asked for an export: which list, of which communities and days, as which file, and what for."""
from datetime import timedelta

from wtforms import DateField, RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import InputRequired, ValidationError

from sync.office.core import the_office
from sync.office.exports.files import CSV, FORMATS, XLSX, Format
from sync.office.exports.gathering import Asked
from sync.office.exports.sheets import SHEETS
from sync.office.forms import Form, purpose
from sync.office.people.forms import SitesField
from sync.office.words import N_

MOST_DAYS = timedelta(days=92)


class ExportForm(Form):
    kind = RadioField(N_("List"), choices=[SelectChoice(kind, sheet.title) for kind, sheet in SHEETS.items()], default="days")
    file = RadioField(N_("File"), choices=[SelectChoice(XLSX, N_("Workbook (XLSX)")), SelectChoice(CSV, N_("Plain table (CSV)"))], default=XLSX)
    sites = SitesField(N_("Only these communities"))
    first = DateField(N_("From"), [InputRequired(N_("Enter a date."))])
    last = DateField(N_("To"), [InputRequired(N_("Enter a date."))])
    purpose = purpose(N_("Say what the file is needed for."))

    def validate_last(self, field):
        if not (self.first.data and field.data):
            return
        if field.data < self.first.data:
            raise ValidationError(N_("The last day comes before the first."))
        if field.data - self.first.data >= MOST_DAYS:
            raise ValidationError(N_("At most 92 days at once. Make several files."))
        if field.data.isoformat() > the_office().today():
            raise ValidationError(N_("This day has not come yet."))

    def asked(self) -> Asked:
        chosen = set(self.sites.data)
        sites = [(each["site_id"], each["name"]) for each in self.sites.offered if not chosen or each["site_id"] in chosen]
        return Asked(self.kind.data, sites, self.first.data, self.last.data)

    @property
    def format(self) -> Format:
        return FORMATS[self.file.data]
