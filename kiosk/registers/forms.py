"""What the desk enters: a hand-over with its lines, what came back, and a new kind of thing."""
from wtforms import Form, RadioField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import AnyOf, DataRequired, Length, ValidationError

from kiosk import masking
from kiosk.db import new_id
from kiosk.i18n import LazyText as L, gettext as _
from kiosk.registers.models import Things
from kiosk.registers.things import GROUPS, ThingKind
from kiosk.repairs.intake import finding

MOST_OF_ONE_KIND = 999
LONGEST_MARKS = 80
LONGEST_REASON = 80
FIRST_LINES = 3


def _trimmed(text: str | None) -> str:
    return (text or "").strip()


class Line:
    """One line as it was typed."""

    def __init__(self, kind: str = "", count: str = "", marks: str = ""):
        self.kind, self.count, self.marks = kind, count.strip(), marks.strip()

    @property
    def is_blank(self) -> bool:
        return not (self.kind or self.count or self.marks)

    @property
    def things(self) -> Things:
        return Things(ThingKind.get_by_id(self.kind), int(self.count), self.marks)

    @property
    def trouble(self) -> str:
        if self.is_blank:
            return ""
        if not ThingKind.offered().where(ThingKind.id == self.kind).exists():
            return _("Please choose what it is.")
        if pieces(self.count) is None:
            return _("Please write how many, from 1 to %(most)d.", most=MOST_OF_ONE_KIND)
        return _("At most %(most)d characters, please.", most=LONGEST_MARKS) if len(self.marks) > LONGEST_MARKS else ""


class IssueDraft:
    """A hand-over while it is being written; nothing of it is kept until it is sent."""

    def __init__(self, place: str = "", chosen: str = "", lines: list[Line] | None = None, key: str = ""):
        self.place, self.chosen, self.key = place.strip(), chosen, key or new_id()
        written = [line for line in lines or [] if not line.is_blank]
        self.lines = [*written, *(Line() for _line in range(max(1, FIRST_LINES - len(written))))]
        self.found = finding.find(self.place, chosen)
        self.is_checked = False

    @classmethod
    def read(cls, form) -> "IssueDraft":
        typed = zip(form.getlist("kind"), form.getlist("count"), form.getlist("marks"))
        return cls(form.get("place", ""), form.get("unit", ""), [Line(*line) for line in typed], form.get("key", ""))

    def validate(self) -> bool:
        self.is_checked = True
        return not self.place_trouble and not any(line.trouble for line in self.lines) and bool(self.things)

    @property
    def unit(self):
        return self.found.unit

    @property
    def things(self) -> list[Things]:
        return [line.things for line in self.lines if not line.is_blank and not line.trouble]

    @property
    def place_trouble(self) -> str:
        if self.unit:
            return ""
        if self.found.choices:
            return _("Several homes fit. Please choose one.")
        return _("No home on our list is called that. Write it like 3-2-1102.")

    @property
    def lines_trouble(self) -> str:
        return "" if self.things or any(line.trouble for line in self.lines) else _("Please write down at least one thing.")


class ReasonForm(Form):
    reason = StringField(L("Reason"), [
        DataRequired(L("Please say why.")), Length(max=LONGEST_REASON, message=L("At most 80 characters, please.")),
    ], filters=[_trimmed])

    def validate_reason(self, field):
        if masking.has_a_persons_number(field.data):
            raise ValidationError(L("Please no names and no numbers of people here."))


class ThingKindForm(Form):
    group = RadioField(L("Group"), [AnyOf(GROUPS, message=L("Please choose one of these."))], validate_choice=False,
                       choices=[SelectChoice(code, L(name)) for code, name in GROUPS.items()])
    name_zh = StringField(L("Name"), [DataRequired(L("Please fill this in.")), Length(max=20, message=L("At most 20 characters, please."))],
                          filters=[_trimmed])
    name_en = StringField(L("Name in English"), [Length(max=40, message=L("At most 40 characters, please."))], filters=[_trimmed])


def pieces(text: str) -> int | None:
    """None when it is no number of pieces."""
    text = text.strip()
    is_number = text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_OF_ONE_KIND))
    return int(text) or None if is_number else None
