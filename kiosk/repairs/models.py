"""Work orders and what can happen to them. Knows no HTTP; phone and ink note live apart, because they are deleted sooner."""
from datetime import timedelta

import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, masking, papers, tokens, topics
from kiosk.db import DayCounter, JsonField, MomentField, Record, new_id, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record, subject_of
from kiosk.i18n import N_, gettext as _
from kiosk.repairs import catalogue, slips, states
from kiosk.repairs.report import Report, SlotTaken
from kiosk.repairs.slots import VISITS_PER_SLOT, Slot, promised_at
from kiosk.site.models import PublicArea, Site, Unit
from printer.document import Ink

SERIES = "repair"
TOKEN_LIFE = timedelta(days=30)
PERSONAL_KEPT = timedelta(days=180)
PERSONAL_KEPT_AT_MOST = timedelta(days=365)
CANCEL_REASONS = {
    "client": N_("The client no longer wants it"),
    "double": N_("Reported twice"),
    "not_ours": N_("Not our work"),
    "mistake": N_("Registered by mistake"),
}


class Order(Record):
    """One work order (维修服务任务单). Codes only: nothing here tells who lives there or how to reach them."""

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
    ended_at = MomentField(null=True)
    cancelled_for = peewee.CharField(default="")
    first_asked = peewee.CharField(null=True)
    submit_key = peewee.CharField(unique=True)
    token_hash = peewee.CharField(unique=True)

    class Meta:
        table_name = "repair_order"
        indexes = ((("day", "serial"), True), (("state", "day", "serial"), False), (("slot_on", "slot_hours"), False))

    @classmethod
    def newest_first(cls):
        return cls.select().order_by(cls.day.desc(), cls.serial.desc())

    @classmethod
    def open(cls):
        return cls.newest_first().where(cls.state.not_in(states.ENDS))

    @classmethod
    def submitted_with(cls, key: str) -> "Order | None":
        return cls.get_or_none(cls.submit_key == key)

    @classmethod
    def by_token(cls, token: str) -> "Order | None":
        """The order behind a QR, or None when there is none or it ended more than a month ago (UX §8)."""
        order = cls.get_or_none(cls.token_hash == tokens.digest(token))
        if order and order.ended_at and clock.now() - order.ended_at > TOKEN_LIFE:
            return None
        return order

    @classmethod
    def forget_people(cls):
        """Delete phone numbers and notes of orders that ended half a year ago (PRIV-06), or were never ended in a year."""
        over = cls.select(cls.id).where(
            (cls.ended_at < clock.now() - PERSONAL_KEPT) | (cls.reported_at < clock.now() - PERSONAL_KEPT_AT_MOST)
        )
        for personal in (OrderContact, InkNote):
            personal.delete().where(personal.order.in_(over)).execute()

    @classmethod
    def has_room_in(cls, slot: Slot) -> bool:
        visits = cls.open().where(cls.slot_on == slot.day, cls.slot_hours == slot.hours)
        return visits.count() < VISITS_PER_SLOT

    @classmethod
    def register(cls, report: Report, key: str, language: str, public_url: str, channel: str = "kiosk") -> "Order":
        """Put the report down as an order. The same key gives the same order again (UX-17)."""
        with transaction():
            before = cls.submitted_with(key)
            if before:
                return before
            report.check()
            if report.slot and not cls.has_room_in(report.slot):
                raise SlotTaken(report.slot)
            order = cls._number(report, key, language, channel)
            order._keep_apart(report)
            record("order.registered", order, number=order.number, channel=channel)
            order._print(public_url)
            topics.changed("repairs")
            return order

    def cancel(self, reason: str):
        """It will not be repaired; possible until somebody is on site."""
        with transaction():
            self._move("cancel", states.CANCELLED, ended_at=clock.now(), cancelled_for=reason)
            record("order.cancelled", self, number=self.number, reason=reason)
            topics.changed("repairs")

    def reveal(self, field: str) -> str:
        """One masked field in full, and a note of who looked (PRIV-05)."""
        with transaction():
            record("order.revealed", self, number=self.number, field=field)
            return {"place": self.place, "phone": self.phone}[field]

    def print_again(self, by: str, role: str = papers.KIOSK):
        """The receipt once more, marked as such, where it is wanted now."""
        job = self.paper
        if job is None:
            raise Refused(_("This paper is no longer kept. The order is still valid."))
        with transaction():
            papers.again(job, by, role)
            record("order.paper_again", self, number=self.number)

    def print_work_slip(self):
        """The engineer's paper, with everything needed at the door; on the staff printer only (PRIV-20)."""
        if papers.printer_for(papers.STAFF) is None:
            raise Refused(_("There is no staff printer. A slip with a full address is not printed in the lobby."))
        with transaction():
            slip = slips.work_slip(self, Site.current(), self.phone, self.ink)
            papers.put(slip, kind="work_slip", subject=f"work_slip:{self.id}", role=papers.STAFF)
            record("order.work_slip_printed", self, number=self.number)

    @property
    def place(self) -> str:
        return self.unit.label if self.unit else self.area.name

    @property
    def masked_place(self) -> str:
        return masking.room(self.unit.label) if self.unit else self.area.name

    @property
    def phone(self) -> str:
        """Empty when none was left, or when it has been deleted."""
        contact = OrderContact.get_or_none(OrderContact.order == self)
        return contact.phone if contact else ""

    @property
    def masked_phone(self) -> str:
        return masking.phone(self.phone)

    @property
    def ink(self) -> Ink | None:
        note = InkNote.get_or_none(InkNote.order == self)
        return Ink(note.strokes, note.width, note.height) if note else None

    @property
    def slot(self) -> Slot | None:
        return Slot(self.slot_on, self.slot_hours) if self.slot_on else None

    @property
    def paper(self):
        return papers.latest(subject_of(self))

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
    def can_be_cancelled(self) -> bool:
        return self.state in states.before("cancel")

    @property
    def is_over(self) -> bool:
        return self.state in states.ENDS

    @classmethod
    def _number(cls, report, key, language, channel) -> "Order":
        day, order_id = clock.today(), new_id()
        serial = DayCounter.next(SERIES, day)
        return cls.add(
            id=order_id, number=f"W{day:%y%m%d}-{serial:04d}", day=day, serial=serial, channel=channel, language=language,
            unit=report.unit, area=report.area, category=report.category, item=report.item, phrases=report.phrases,
            slot_on=report.slot and report.slot.day, slot_hours=report.slot.hours if report.slot else "",
            promised_at=promised_at(report.slot), first_asked=actor().staff, submit_key=key,
            token_hash=tokens.digest(tokens.of(order_id)),
        )

    def _keep_apart(self, report):
        if report.phone:
            OrderContact.add(order=self, phone=report.phone)
        if report.ink:
            InkNote.add(order=self, strokes=report.ink.strokes, width=report.ink.width, height=report.ink.height)

    def _print(self, public_url):
        slip = slips.receipt(self, Site.current(), public_url)
        papers.put(slip, kind="repair_receipt", subject=subject_of(self))

    def _move(self, verb, after, **changes):
        # Two desks may press at once; the UPDATE that still finds a fitting state wins.
        if not self.change_if(Order.state.in_(states.before(verb)), state=after, **changes):
            raise Refused(_("%(number)s has moved on: another desk was quicker.", number=self.number))


class OrderContact(Record):
    """How to reach the person. Personal: never sent anywhere, deleted 180 days after the order ends."""

    order = peewee.ForeignKeyField(Order, unique=True, on_delete="CASCADE")
    phone = peewee.CharField()


class InkNote(Record):
    """What was written with a finger, as strokes. Kept and deleted like the phone number."""

    order = peewee.ForeignKeyField(Order, unique=True, on_delete="CASCADE")
    strokes = JsonField()
    width = peewee.FloatField()
    height = peewee.FloatField()
