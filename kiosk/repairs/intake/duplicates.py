"""The same fault reported twice: finding the other order, and going on with one of them without losing what the other knows."""
from kiosk import clock
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import gettext as _
from kiosk.repairs import states
from kiosk.repairs.times.contacts import ContactAttempt
from kiosk.repairs.personal import CallerWords, InkNote, OrderContact
from kiosk.repairs.photos.models import Photo
from kiosk.repairs.times.visit_times import VisitTime

DOUBLE = "double"
PERSONAL = ((OrderContact, ("phone", "name")), (InkNote, ("strokes", "width", "height")), (CallerWords, ("text",)))
AGREED = ("slot_on", "slot_hours", "reason", "channel", "told", "told_by", "told_at")


class Duplicates:
    """An Order and those that say the same."""

    @classmethod
    def like(cls, unit, area, trade: str, day):
        """Unfinished orders of the same place, trade and day, the oldest first. A rework is no double: it is free of charge."""
        same_place = cls.area == area if area else cls.unit == unit
        goes_on = cls.state.in_(states.UNFINISHED) & cls.rework_of.is_null()
        return cls.select().where(goes_on, same_place, cls.trade == trade, cls.day == day).order_by(cls.serial)

    def merge_into(self, other, by):
        """This one was a repetition: it ends here, and other goes on with what only this one knew."""
        if self.id == other.id or (self.unit_id, self.area_id) != (other.unit_id, other.area_id):
            raise Refused(_("Only two orders of the same place can be one."))
        if self.rework_of_id or other.rework_of_id:
            raise Refused(_("Rework is free of charge and stays an order of its own."))
        with transaction():
            other = type(self).get_by_id(other.id)
            if other.state not in states.UNFINISHED:
                raise Refused(_("%(number)s has moved on: %(state)s.", number=other.number, state=other.state_name))
            self.step("cancel", by, ended_at=clock.now(), cancelled_for=DOUBLE, merged_into=other, facts={"reason": DOUBLE})
            self._hand_over_to(other)
            record("order.merged", self, number=self.number, into=other.number)
            record("order.merged", other, number=other.number, took_in=self.number)

    @property
    def doubles(self) -> list:
        """Other unfinished orders that may be the same fault."""
        if self.rework_of_id or self.state not in states.UNFINISHED:
            return []
        return list(type(self).like(self.unit, self.area, self.trade, self.day).where(type(self).id != self.id))

    @property
    def surviving(self):
        """The order that goes on for this one; itself when it was never merged."""
        return self.merged_into.surviving if self.merged_into else self

    def _hand_over_to(self, other):
        """What people left and agreed to stays with the order that goes on, where that has none of its own."""
        for personal, fields in PERSONAL:
            self._fill_in(other, personal, fields)
        for personal in (Photo, ContactAttempt):
            personal.update(order=other).where(personal.order == self).execute()
        if other.can_be_cancelled:  # a limit is agreed before any quote
            other.change_if(type(self).limit_fen == 0, limit_fen=self.limit_fen)
        if self.slot:
            self._hand_over_visit(other)

    def _fill_in(self, other, personal, fields):
        own, kept = (personal.get_or_none(personal.order == order) for order in (self, other))
        lacking = {name: getattr(own, name) for name in fields if own and not getattr(kept, name, None)}
        if lacking and kept:
            personal.update(**lacking).where(personal.order == other).execute()
        elif lacking:
            personal.add(order=other, **lacking)

    def _hand_over_visit(self, other):
        agreed = {"slot_on": self.slot_on, "slot_hours": self.slot_hours, "promised_at": self.promised_at}
        if other.change_if(type(self).slot_on.is_null(), **agreed):
            for time in self.visit_times:
                VisitTime.add(order=other, **{name: getattr(time, name) for name in AGREED})
