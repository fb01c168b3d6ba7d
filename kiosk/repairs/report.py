"""What somebody says about a repair before it is an order, and the rules it must keep."""
from typing import NamedTuple

from kiosk.db import Record
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.repairs.times.slots import Slot
from kiosk.repairs.trades import trade_of
from kiosk.site.models import PublicArea, Unit
from printer.document import Ink

COMPANY = "company"


class SlotTaken(Refused):
    """Somebody else got the last visit of that window."""

    def __init__(self, slot: Slot):
        super().__init__(_("%(times)s was just booked up. Please choose another time; everything else is kept.",
                           times=slot.times))


class Report(NamedTuple):
    """Without a slot the office phones first or, in a public area, just comes. Up to limit_fen nobody asks again.

    rework_of is the order whose work was found wanting; the office knows where that was, and bears what it costs.
    """

    unit: Unit | None
    area: PublicArea | None
    category: str
    item: str
    phrases: list[str]
    slot: Slot | None
    phone: str
    ink: Ink | None
    name: str = ""
    limit_fen: int = 0
    words: str = ""
    rework_of: Record | None = None

    @property
    def trade(self) -> str:
        return trade_of(self.category, self.item)

    @property
    def liability(self) -> str:
        return COMPANY if self.rework_of else ""

    def check(self):
        if self.rework_of:
            return
        if not self.area and not Unit.get_or_none(Unit.id == (self.unit and self.unit.id), Unit.active):
            raise Refused(_("This home is no longer on our list. Please choose it again, or ask the desk."))
        if not self.area and not self.slot and not self.phone:
            raise Refused(_("Without a phone number we cannot call you. Please choose a time."))
