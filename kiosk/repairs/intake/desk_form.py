"""One form for what somebody says on the phone, at the desk or in a letter."""
import functools
import re

from wtforms import BooleanField, Form, SelectMultipleField, StringField, ValidationError

from kiosk import i18n, masking, money
from kiosk.i18n import gettext as _
from kiosk.repairs import catalogue
from kiosk.repairs.intake import finding, short_codes
from kiosk.repairs.times import slots
from kiosk.repairs.registering import CHANNELS
from kiosk.repairs.report import Report
from kiosk.repairs.trades import trade_of
from kiosk.site.finding import only_digits
from kiosk.site.models import Household, Site

BY_PHONE = "phone"
DESK_CHANNELS = {code: CHANNELS[code] for code in ("phone", "walk_in", "letter")}
PHONE = re.compile(r"1[3-9]\d{9}|0\d{9,11}|[2-9]\d{6,7}")  # a mobile, a landline with its area, a landline of this town
LONGEST_WORDS = 200
LONGEST_NAME = 40


class IntakeForm(Form):
    """Name and phone that are left empty are those on the list of homes; without a slot the office phones first."""

    channel = StringField(default="phone")
    place = StringField()
    unit = StringField()
    what = StringField()
    phrases = SelectMultipleField(validate_choice=False)
    words = StringField()
    slot = StringField(default=BY_PHONE)
    phone = StringField()
    no_phone = BooleanField()
    name = StringField()
    limit = StringField()
    language = StringField(default=i18n.DEFAULT)
    key = StringField()

    def validate_channel(self, field):
        if field.data not in DESK_CHANNELS:
            raise ValidationError(_("Please say how it came in."))

    def validate_place(self, field):
        if not (field.data or "").strip():
            raise ValidationError(_("Please write where it is."))
        if self.found.unit or self.found.area:
            return
        if self.found.choices:
            raise ValidationError(_("Several homes fit. Please choose one."))
        raise ValidationError(_("Nothing on our list is called that. Write it like 3-2-1102, or the name of a public area."))

    def validate_what(self, field):
        fitting = len(short_codes.find(field.data or ""))
        if fitting > 1:
            raise ValidationError(_("%(count)d lines of the list fit. Please write more of it.", count=fitting))
        if not fitting:
            raise ValidationError(_("Please choose from the list, or write its code."))

    def validate_words(self, field):
        if len(field.data or "") > LONGEST_WORDS:
            raise ValidationError(_("Please write at most %(count)d characters.", count=LONGEST_WORDS))

    def validate_name(self, field):
        if len(field.data or "") > LONGEST_NAME:
            raise ValidationError(_("Please write at most %(count)d characters.", count=LONGEST_NAME))

    def validate_slot(self, field):
        if field.data != BY_PHONE and self.chosen_slot is None:
            raise ValidationError(_("That time can no longer be booked. Please choose another one."))

    def validate_phone(self, field):
        if field.data and not PHONE.fullmatch(only_digits(field.data)):
            raise ValidationError(_("This is no phone number: a mobile has 11 digits, a landline 7 to 12."))
        if self.found.unit and not self.chosen_slot and not self.number:
            raise ValidationError(_("Without a number we cannot call. Write one, or choose a time."))

    def validate_limit(self, field):
        if (field.data or "").strip() and money.fen(field.data) is None:
            raise ValidationError(_("Please write an amount of money, such as 80."))

    def validate_language(self, field):
        if field.data not in i18n.LANGUAGES:
            raise ValidationError(_("Please choose one of these."))

    def report(self) -> Report:
        unit, area = self.found.unit, self.found.area
        return Report(
            unit, area, self.entry.category.code, self.entry.item.code, self.chosen_phrases, self.chosen_slot if unit else None,
            self.number, None, name=self.who, limit_fen=money.fen(self.limit.data) or 0 if unit else 0, words=(self.words.data or "").strip(),
        )

    @functools.cached_property
    def found(self) -> finding.Found:
        return finding.find(self.place.data or "", self.unit.data or "")

    @functools.cached_property
    def entry(self) -> short_codes.Entry | None:
        """What is broken, once one line of the list is meant."""
        fitting = short_codes.find(self.what.data or "")
        return fitting[0] if len(fitting) == 1 else None

    @property
    def trade(self) -> str:
        return trade_of(self.entry.category.code, self.entry.item.code) if self.entry else ""

    @property
    def chosen_phrases(self) -> list[str]:
        return [code for code in catalogue.phrases_for(self.entry.item) if code in (self.phrases.data or [])]

    @property
    def chosen_slot(self) -> slots.Slot | None:
        site = Site.current()
        return slots.find(self.slot.data or "", site.opens, site.closes)

    @functools.cached_property
    def household(self) -> Household | None:
        return Household.with_value(Household.unit, self.found.unit) if self.found.unit else None

    @property
    def number(self) -> str:
        """The number that will be called; empty where none is left."""
        if self.no_phone.data:
            return ""
        return only_digits(self.phone.data) or only_digits(self.household and self.household.phone)

    @property
    def who(self) -> str:
        """Whoever owns the home is the caller only where nobody said another name or number."""
        is_owner = self.household and self.number == only_digits(self.household.phone)
        return (self.name.data or "").strip() or (self.household.owner_name if is_owner else "")

    @property
    def known(self) -> str:
        """Name and number on the list of homes, masked; empty where it has none."""
        facts = (masking.name(self.household.owner_name), masking.phone(self.household.phone)) if self.household else ()
        return " · ".join(fact for fact in facts if fact)
