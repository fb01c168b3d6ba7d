"""How an order stands, as lists and pages ask: late, given up, what was found on site, whether it may be rated."""
from kiosk import access, clock
from kiosk.i18n import gettext as _
from kiosk.repairs import catalogue, states, trades
from kiosk.staff.models import Staff


class Standing:
    """Questions about an Order. They change nothing."""

    @property
    def is_undispatched(self) -> bool:
        return self.state == states.REGISTERED

    @property
    def is_late(self) -> bool:
        """The promised time is over and nobody was there."""
        return not self.is_over and self.arrived_at is None and self.promised_at < clock.now()

    @property
    def is_abandoned(self) -> bool:
        return self.cancelled_for == "abandoned"

    @property
    def is_finished(self) -> bool:
        """The work is done and the client is to say whether it is right."""
        return self.state == states.FINISHED

    @property
    def is_to_pay(self) -> bool:
        return self.state == states.CONFIRMED

    @property
    def can_be_rated(self) -> bool:
        return self.confirmed_at is not None and self.rating is None

    @property
    def colleagues(self) -> list[Staff]:
        """The engineers of its trade who could go on with it instead."""
        others = Staff.select().where(Staff.role == access.ENGINEER, Staff.active, Staff.id != self.engineer_id).order_by(Staff.name)
        return [staff for staff in others if trades.is_of(staff, self.trade)]

    @property
    def held_name(self) -> str:
        return _(states.HOLDS[self.held_for]) if self.held_for else ""

    @property
    def confirmed_name(self) -> str:
        """What client and engineer found together, in the words of the list; empty before."""
        if not self.confirmed:
            return ""
        category, item = self.confirmed["category"], self.confirmed["item"]
        names = [catalogue.category(category).name, catalogue.item(category, item).name]
        return " · ".join(_(name) for name in [*names, *(catalogue.PHRASES[code] for code in self.confirmed["phrases"])])
