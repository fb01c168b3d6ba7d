"""Forms for reference rows: fields in, a row of the contract out."""
import uuid
from datetime import date

import msgspec
from wtforms import BooleanField, DateField, IntegerField, StringField, TextAreaField
from wtforms.validators import DataRequired, InputRequired, Length, NumberRange, Optional, Regexp, ValidationError

from sync.office.forms import Form, stripped
from sync.office.words import N_
from sync.reference import NoticeRow, Row, ServiceRow, UnitRow

CLOCK = Regexp(r"^([01]\d|2[0-3]):[0-5]\d$", message=N_("Write the time like 08:30."))
SEPARATORS = str.maketrans("，、；;", ",,,,")
DAYS = ("issued_on", "effective_on")


def needed(sentence: str, longest: int) -> list:
    return [DataRequired(sentence), Length(max=longest, message=N_("This is too long."))]


class RowForm(Form):
    """A form that makes a row of one kind."""

    makes: type[Row]

    class Meta:
        def bind_field(self, form, unbound_field, options):
            filters = [*unbound_field.kwargs.get("filters", []), stripped]
            return unbound_field.bind(form=form, filters=filters, **options)

    @classmethod
    def showing(cls, row: Row | None, **first_values):
        """The form with a row in it; what was posted wins over both."""
        return cls(**(cls._as_typed_in(row) if row else first_values))

    @classmethod
    def named(cls) -> "RowForm":
        """Empty, for the names of its fields and of what stands in them."""
        return cls(formdata=None)

    def chooses(self, name: str) -> bool:
        """Whether the field's values stand for words that a page translates."""
        return name in self and hasattr(self[name], "choices")

    def told(self, name: str, value):
        """A value as people read it: the name of a choice, money in yuan; lists stay lists."""
        if not self.chooses(name):
            return value
        choices = {choice.value: choice.label for choice in self[name].choices}
        return [choices[each] for each in value] if isinstance(value, list) else choices[value]

    def row(self, before: Row | None) -> Row:
        fields = {name: self[name].data for name in self.makes.__struct_fields__ if name in self}
        fields["id"] = before.id if before else self._new_id()
        present = {name: value for name, value in self._as_stored(fields).items() if value is not None}
        return msgspec.convert(present, self.makes)

    @classmethod
    def _as_typed_in(cls, row: Row) -> dict:
        return msgspec.structs.asdict(row)

    def _as_stored(self, fields: dict) -> dict:
        return fields

    def _new_id(self) -> str:
        return uuid.uuid4().hex


class ServiceForm(RowForm):
    makes = ServiceRow

    code = StringField(N_("Letter"), [
        InputRequired(N_("Enter the letter its tickets begin with.")),
        Regexp("^[A-HJ-NPR-Z]$", message=N_("One capital letter, but not I, O or Q.")),
    ])
    name_zh = StringField(N_("Name in Chinese"), needed(N_("Enter the name."), 40))
    name_en = StringField(N_("Name in English"), [Length(max=80, message=N_("This is too long."))])
    opens = StringField(N_("Opens"), [InputRequired(N_("Enter the time it opens.")), CLOCK], render_kw={"placeholder": "08:30"})
    closes = StringField(N_("Closes"), [InputRequired(N_("Enter the time it closes.")), CLOCK], render_kw={"placeholder": "17:30"})
    mean_minutes = IntegerField(N_("Minutes for one person"), [
        InputRequired(N_("Enter a number of minutes.")), NumberRange(1, 240, N_("Between 1 and 240 minutes."))])
    position = IntegerField(N_("Place in the list"), [Optional(), NumberRange(0, 999, N_("Between 0 and 999."))])
    closed_reason = StringField(N_("Closed because"), [Length(max=80, message=N_("This is too long."))])
    active = BooleanField(N_("Offered at the kiosk"), default=True)

    def validate_closes(self, field):
        if self.opens.data and field.data and field.data <= self.opens.data:
            raise ValidationError(N_("It must close after it opens."))


class UnitForm(RowForm):
    makes = UnitRow

    building = StringField(N_("Building"), needed(N_("Enter the building."), 40))
    entrance = StringField(N_("Entrance"), [Length(max=80, message=N_("This is too long."))])
    floor = StringField(N_("Floor"), [Length(max=80, message=N_("This is too long."))])
    room = StringField(N_("Room"), needed(N_("Enter the room."), 20))
    active = BooleanField(N_("In use"), default=True)


class NoticeForm(RowForm):
    makes = NoticeRow

    number = StringField(N_("Number"), needed(N_("Enter the number of the notice."), 30))
    title = StringField(N_("Title"), needed(N_("Enter a title."), 120))
    body = TextAreaField(N_("Text"), needed(N_("Enter the text."), 20_000))
    kind = StringField(N_("Kind"), [Length(max=80, message=N_("This is too long."))])
    recipients = StringField(N_("Buildings, separated by commas; empty means everybody"))
    issued_on = DateField(N_("Issued on"), [InputRequired(N_("Enter a date."))])
    effective_on = DateField(N_("In force from"), [InputRequired(N_("Enter a date."))])
    paper_only = BooleanField(N_("Signed on paper only"))
    active = BooleanField(N_("In force: it can be signed for at the kiosk. The community decides itself what hangs on its notice board."), default=True)

    @classmethod
    def _as_typed_in(cls, row: Row) -> dict:
        days = {name: date.fromisoformat(getattr(row, name)) for name in DAYS}
        return msgspec.structs.asdict(row) | days | {"recipients": "、".join(row.recipients)}

    def _as_stored(self, fields: dict) -> dict:
        buildings = [name.strip() for name in (self.recipients.data or "").translate(SEPARATORS).split(",")]
        days = {name: self[name].data.isoformat() for name in DAYS}
        return fields | days | {"recipients": list(filter(None, buildings))}
