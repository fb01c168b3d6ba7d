"""The same fault reported twice: finding the other order, and going on with one of them without losing what the other knows."""
from kiosk import clock
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import gettext as _
from kiosk.repairs.personal import CallerWords, InkNote, OrderContact

DOUBLE = "double"


class Duplicates:
    """An Order and those that say the same."""

    @classmethod
    def like(cls, unit, area, trade: str, day):
        """Open orders of the same place, trade and day, the oldest first."""
        same_place = cls.area == area if area else cls.unit == unit
        return cls.open().where(same_place, cls.trade == trade, cls.day == day).order_by(cls.serial)

    def merge_into(self, other, by):
        """This one was a repetition: it ends here, and other goes on with what only this one knew."""
        if self.id == other.id or (self.unit_id, self.area_id) != (other.unit_id, other.area_id):
            raise Refused(_("Only two orders of the same place can be one."))
        with transaction():
            other = type(self).get_by_id(other.id)
            if other.is_over:
                raise Refused(_("%(number)s has moved on: %(state)s.", number=other.number, state=other.state_name))
            self.step("cancel", by, ended_at=clock.now(), cancelled_for=DOUBLE, merged_into=other, facts={"reason": DOUBLE})
            self._hand_over_to(other)
            record("order.merged", self, number=self.number, into=other.number)
            record("order.merged", other, number=other.number, took_in=self.number)

    @property
    def doubles(self) -> list:
        """Other open orders that may be the same fault."""
        if self.is_over:
            return []
        return list(type(self).like(self.unit, self.area, self.trade, self.day).where(type(self).id != self.id))

    @property
    def surviving(self):
        """The order that goes on for this one; itself when it was never merged."""
        return self.merged_into.surviving if self.merged_into else self

    def _hand_over_to(self, other):
        # How to reach people and what they said stays with the order that goes on, where that has none of its own.
        for personal, fields in ((OrderContact, ("phone", "name")), (InkNote, ("strokes", "width", "height")), (CallerWords, ("text",))):
            own = personal.get_or_none(personal.order == self)
            if own and not personal.get_or_none(personal.order == other):
                personal.add(order=other, **{name: getattr(own, name) for name in fields})
