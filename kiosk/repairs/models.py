"""Work orders as rows: finding them, and what can be asked of one. Phone and ink note live apart, because they are deleted sooner."""
from datetime import timedelta

import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, masking, tokens
from kiosk.db import JsonField, MomentField, Record, transaction
from kiosk.events import record
from kiosk.i18n import N_, gettext as _
from kiosk.repairs import catalogue, states, trades
from kiosk.repairs.times.contacts import ContactAttempt, Contacts
from kiosk.repairs.intake.duplicates import Duplicates
from kiosk.repairs.life import Life
from kiosk.repairs.papers import Papers
from kiosk.repairs.photos.models import Photo
from kiosk.repairs.personal import CallerWords, InkNote, OrderContact
from kiosk.repairs.registering import CHANNELS, Registering
from kiosk.repairs.times.slots import Slot
from kiosk.repairs.standing import Standing
from kiosk.repairs.times.visit_times import VisitTimes
from kiosk.site.models import PublicArea, Unit
from kiosk.staff.models import Staff
from printer.document import Ink

TOKEN_LIFE = timedelta(days=30)
PERSONAL_KEPT = timedelta(days=180)
PERSONAL_KEPT_AT_MOST = timedelta(days=365)
CANCEL_REASONS = {
    "client": N_("The client no longer wants it"),
    "double": N_("Reported twice"),
    "not_ours": N_("Not our work"),
    "mistake": N_("Registered by mistake"),
}


class Order(Registering, Life, Standing, Papers, VisitTimes, Duplicates, Contacts, Record):
    """One work order (维修服务任务单). Codes only: nothing here tells who lives there or how to reach them.

    confirmed is what was found on site, beside what was reported; agreed_fen is what the accepted quote allows, None without
    one; limit_fen is what the client agreed to before any quote; held_from is where an order on hold goes on.
    """

    number = peewee.CharField(unique=True)
    day = DateField()
    serial = peewee.IntegerField()
    channel = peewee.CharField()
    unit = peewee.ForeignKeyField(Unit, null=True)
    area = peewee.ForeignKeyField(PublicArea, null=True)
    category = peewee.CharField()
    item = peewee.CharField()
    phrases = JsonField(default=list)
    slot_on = DateField(null=True)
    slot_hours = peewee.CharField(default="")
    state = peewee.CharField(default=states.REGISTERED)
    language = peewee.CharField()
    reported_at = MomentField(default=clock.now)
    promised_at = MomentField()
    trade = peewee.CharField(default="")
    engineer = peewee.ForeignKeyField(Staff, null=True)
    confirmed = JsonField(null=True)
    liability = peewee.CharField(default="")
    limit_fen = peewee.IntegerField(default=0)
    agreed_fen = peewee.IntegerField(null=True)
    amount_fen = peewee.IntegerField(null=True)
    held_from = peewee.CharField(default="")
    held_for = peewee.CharField(default="")
    review_on = DateField(null=True)
    dispatched_at = MomentField(null=True)
    taken_at = MomentField(null=True)
    arrived_at = MomentField(null=True)
    started_at = MomentField(null=True)
    finished_at = MomentField(null=True, index=True)
    confirmed_at = MomentField(null=True)
    paid_at = MomentField(null=True)
    visited_at = MomentField(null=True)
    ended_at = MomentField(null=True)
    cancelled_for = peewee.CharField(default="")
    merged_into = peewee.ForeignKeyField("self", null=True, backref="merged")
    rework_of = peewee.ForeignKeyField("self", null=True, backref="reworks")
    rating = peewee.IntegerField(null=True)
    first_asked = peewee.CharField(null=True)
    submit_key = peewee.CharField(unique=True)
    token_hash = peewee.CharField(unique=True)

    class Meta:
        table_name = "repair_order"
        indexes = ((("day", "serial"), True), (("state", "day", "serial"), False), (("slot_on", "slot_hours"), False),
                   (("unit", "day"), False))

    @classmethod
    def newest_first(cls):
        return cls.select().order_by(cls.day.desc(), cls.serial.desc())

    @classmethod
    def open(cls):
        return cls.newest_first().where(cls.state.not_in(states.ENDS))

    @classmethod
    def submitted_with(cls, key: str) -> "Order | None":
        return cls.with_value(cls.submit_key, key)

    @classmethod
    def by_token(cls, token: str) -> "Order | None":
        """The order behind a QR, or the one that goes on for it; None when there is none or it ended more than a month ago (UX §8)."""
        reported = cls.with_value(cls.token_hash, tokens.digest(token))
        order = reported and reported.surviving
        if order and order.ended_at and clock.now() - order.ended_at > TOKEN_LIFE:
            return None
        return order

    @classmethod
    def forget_people(cls):
        """Delete phone numbers and notes of orders that ended half a year ago (PRIV-06), or were never ended in a year."""
        for personal in (OrderContact, InkNote, CallerWords, ContactAttempt, Photo):
            personal.delete().where(personal.order.in_(cls.past_keeping())).execute()

    @classmethod
    def past_keeping(cls):
        """The orders about which nothing personal is kept any more."""
        over, at_most = clock.now() - PERSONAL_KEPT, clock.now() - PERSONAL_KEPT_AT_MOST
        return cls.select(cls.id).where((cls.ended_at < over) | (cls.reported_at < at_most))

    @classmethod
    def has_room_in(cls, slot: Slot, trade: str) -> bool:
        visits = cls.open().where(cls.slot_on == slot.day, cls.slot_hours == slot.hours, cls.trade == trade)
        return visits.count() < trades.visits_in_a_window(trade)

    def reveal(self, field: str) -> str:
        """One masked field in full, and a note of who looked (PRIV-05)."""
        with transaction():
            record("order.revealed", self, number=self.number, field=field)
            return {"place": self.place, "phone": self.phone, "caller": self.caller}[field]

    @property
    def place(self) -> str:
        return self.unit.label if self.unit else self.area.name

    @property
    def masked_place(self) -> str:
        return self.unit.masked_label if self.unit else self.area.name

    @property
    def phone(self) -> str:
        """Empty when none was left, or when it has been deleted."""
        return getattr(self._contact, "phone", "")

    @property
    def masked_phone(self) -> str:
        return masking.phone(self.phone)

    @property
    def caller(self) -> str:
        """Who is to be reached, by name; empty like the phone."""
        return getattr(self._contact, "name", "")

    @property
    def masked_caller(self) -> str:
        return masking.name(self.caller)

    @property
    def ink(self) -> Ink | None:
        note = InkNote.with_value(InkNote.order, self)
        return Ink(note.strokes, note.width, note.height) if note else None

    @property
    def words(self) -> str:
        """What the caller said, as it was put down; empty when it was never or is no longer kept."""
        said = CallerWords.with_value(CallerWords.order, self)
        return said.text if said else ""

    @property
    def channel_name(self) -> str:
        return _(CHANNELS[self.channel])

    @property
    def slot(self) -> Slot | None:
        return Slot(self.slot_on, self.slot_hours) if self.slot_on else None

    @property
    def token(self) -> str:
        return tokens.of(self.id)

    @property
    def state_name(self) -> str:
        return _(states.NAMES[self.state])

    @property
    def category_name(self) -> str:
        return _(catalogue.category(self.category).name)

    @property
    def item_name(self) -> str:
        return _(catalogue.item(self.category, self.item).name)

    @property
    def phrase_names(self) -> list[str]:
        return [_(catalogue.PHRASES[code]) for code in self.phrases]

    @property
    def trade_name(self) -> str:
        return _(trades.TRADES[self.trade]) if self.trade else ""

    @property
    def can_be_cancelled(self) -> bool:
        return self.state in states.before("cancel")

    @property
    def _contact(self) -> OrderContact | None:
        return OrderContact.with_value(OrderContact.order, self)

    @property
    def is_over(self) -> bool:
        return self.state in states.ENDS
