"""When the engineer comes: every time that was agreed with the client, why it changed, and who told whom how (R-07)."""
import peewee
from playhouse.apsw_ext import DateField

from kiosk import clock, papers, topics
from kiosk.db import MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.i18n import N_, gettext as _
from kiosk.repairs import slips, states
from kiosk.repairs.times import slots
from kiosk.repairs.report import SlotTaken
from kiosk.repairs.times.slots import Slot
from kiosk.repairs.times.telling import CHANNELS, PEOPLE, WRITTEN
from kiosk.site.models import Site

AT_REGISTRATION = "registration"
REASONS = {
    AT_REGISTRATION: N_("Agreed when it was reported"),
    "engineer": N_("Our engineer cannot come in time"),
    "part": N_("A part is missing"),
    "client": N_("The client asked for another time"),
    "absent": N_("Nobody was at home"),
    "first": N_("No time was agreed yet"),
    "outside": N_("Weather, water or power stand in the way"),
}
WHY_MOVED = {code: name for code, name in REASONS.items() if code != AT_REGISTRATION}


class VisitTime(Record):
    """One time that was agreed. Codes only, so that it may travel to head office."""

    order = peewee.DeferredForeignKey("Order", constraints=[peewee.SQL('references "repair_order" ("id")')])
    slot_on = DateField()
    slot_hours = peewee.CharField()
    reason = peewee.CharField()
    channel = peewee.CharField(default="")
    told = peewee.CharField(default="")
    told_by = peewee.CharField(null=True)
    told_at = MomentField(default=clock.now)

    @property
    def slot(self) -> Slot:
        return Slot(self.slot_on, self.slot_hours)

    @property
    def why(self) -> str:
        """The sentence, still to be said in somebody's language."""
        return REASONS[self.reason]

    @property
    def reason_name(self) -> str:
        return _(self.why)

    @property
    def how_told(self) -> str:
        """Empty for the first one: whoever reported it chose it."""
        return f"{_(PEOPLE[self.told])} · {_(CHANNELS[self.channel])}" if self.channel else ""


class VisitTimes:
    """The times at which somebody was, or is, to come for an Order."""

    why_moved, people_to_tell, ways_to_tell = WHY_MOVED, PEOPLE, CHANNELS

    def move_visit(self, slot: Slot, reason: str, told: str, channel: str):
        """Another time, told to the client already. The day that was promised moves with it; a written word is printed at once."""
        if reason not in WHY_MOVED or told not in PEOPLE or channel not in CHANNELS:
            raise Refused(_("Please say why, who was told, and how."))
        if slot == self.slot:
            raise Refused(_("That is the time already agreed."))
        with transaction():
            if not type(self).has_room_in(slot, self.trade):
                raise SlotTaken(slot)
            as_before = type(self).state.in_(states.UNFINISHED)
            if not self.change_if(as_before, slot_on=slot.day, slot_hours=slot.hours, promised_at=slots.promised_at(slot)):
                raise Refused(_("%(number)s has moved on: %(state)s.", number=self.number, state=self.state_name))
            self.keep_visit_time(reason, channel, told)
            record("order.visit_changed", self, number=self.number, slot=slot.code, reason=reason, channel=channel, told=told)
            if channel == WRITTEN:
                self.print_visit_notice()
            topics.changed("repairs")

    def keep_visit_time(self, reason: str = AT_REGISTRATION, channel: str = "", told: str = ""):
        VisitTime.add(order=self, slot_on=self.slot_on, slot_hours=self.slot_hours, reason=reason, channel=channel, told=told,
                      told_by=actor().staff)

    def print_visit_notice(self):
        """The 改约通知: the time that holds now, for the client."""
        if not self.was_moved:
            raise Refused(_("No other time was agreed, so there is no notice to print."))
        before, now = self.visit_times[-2:] if len(self.visit_times) > 1 else (None, self.visit_times[-1])
        papers.put(slips.visit_notice(self, before, now, Site.current()), kind="visit_notice", subject=f"visit_notice:{self.id}",
                   role=papers.DESK)

    @property
    def visit_times(self) -> list[VisitTime]:
        """In the order in which they were agreed; the last one holds."""
        return list(VisitTime.select().where(VisitTime.order == self).order_by(VisitTime.told_at, VisitTime.id))

    @property
    def was_moved(self) -> bool:
        """A time was agreed after the report."""
        return any(time.reason != AT_REGISTRATION for time in self.visit_times)

    @property
    def can_be_moved(self) -> bool:
        return self.unit_id is not None and self.state in states.UNFINISHED

    def times_to_offer(self) -> list[list[tuple[Slot, bool]]]:
        """The coming days with their windows, and whether this trade still has room there."""
        site = Site.current()
        return [[(slot, slot.can_still_be_booked and type(self).has_room_in(slot, self.trade)) for slot in day]
                for day in slots.offered(site.opens, site.closes)]
