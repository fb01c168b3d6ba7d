"""What happened to an order, as lines to read: when, who, what. Staff by name; of the client nothing."""
from datetime import datetime
from typing import NamedTuple

from kiosk import money
from kiosk.access import KIOSK, LAN
from kiosk.events import Event, subject_of
from kiosk.fees.words import METHODS
from kiosk.i18n import N_, gettext as _
from kiosk.repairs import states
from kiosk.repairs.times.contacts import RESULTS
from kiosk.repairs.models import CANCEL_REASONS, Order
from kiosk.repairs.pricing.quotes import WAYS
from kiosk.repairs.registering import CHANNELS
from kiosk.repairs.times.telling import CHANNELS as WAYS_TO_TELL
from kiosk.repairs.trades import TRADES
from kiosk.repairs.times.visit_times import REASONS
from kiosk.staff.models import Staff

NAMES = {
    "registered": N_("Registered"), "dispatched": N_("Given to engineering"), "taken": N_("Taken by an engineer"),
    "given_back": N_("Given back to engineering"), "arrived": N_("Engineer on site"), "quoted": N_("Quoted"),
    "accepted": N_("Quote accepted"), "overridden": N_("Let begin without the client's word"), "declined": N_("Quote declined"),
    "started": N_("Work begun"), "held": N_("Put on hold"), "resumed": N_("Goes on"), "finished": N_("Work finished"),
    "confirmed": N_("Confirmed by the client"), "sent_back": N_("Sent back by the client"), "paid": N_("Paid at the office"),
    "settled": N_("Nothing to pay"), "visit_planned": N_("Return visit due"), "visited": N_("Return visit made"),
    "refunded": N_("Payment taken back"), "closed": N_("Closed"), "cancelled": N_("Cancelled"), "abandoned": N_("Given up"), "waived": N_("Charge waived"),
    "handed_over": N_("Handed to another engineer"),
    "rated": N_("Rated by the client"), "quote_signed": N_("Quote signed at the screen"), "quote_refused": N_("Quote not signed"),
    "work_slip_printed": N_("Work slip printed"), "paper_again": N_("Receipt printed again"), "revealed": N_("Personal field shown"),
    "merged": N_("Joined with another order"), "visit_changed": N_("Another time agreed"), "contact_tried": N_("Tried to reach the client"),
    "photo_added": N_("Photo added"),
}
PAST_THE_ORDINARY_WAY = ("overridden", "abandoned", "handed_over", "waived")
_PLACES = {KIOSK: N_("At the touchscreen"), LAN: N_("On the phone page")}
# The same code says another thing in another list.
_REASONS = {"held": states.HOLDS, "cancelled": CANCEL_REASONS, "visit_changed": REASONS}


class Step(NamedTuple):
    """who is empty for what the box did by itself."""

    at: datetime
    verb: str
    who: str
    facts: dict

    @property
    def name(self) -> str:
        return _(NAMES.get(self.verb, self.verb))

    @property
    def is_override(self) -> bool:
        return self.verb in PAST_THE_ORDINARY_WAY

    @property
    def reason(self) -> str:
        """In words when it was one of a list, else as it was written."""
        reason, names = self.facts.get("reason", ""), _REASONS.get(self.verb, {})
        return _(names[reason]) if reason in names else reason

    @property
    def details(self) -> str:
        return " · ".join(word for word in self._words() if word)

    def _words(self):
        for name, names in (("channel", CHANNELS | WAYS_TO_TELL), ("trade", TRADES), ("how", WAYS), ("method", METHODS),
                            ("result", RESULTS)):
            if self.facts.get(name) in names:
                yield _(names[self.facts[name]])
        if "version" in self.facts:
            yield _("version %(number)d", number=self.facts["version"])
        for name in ("total_fen", "amount_fen"):
            if self.facts.get(name) is not None:
                yield _("%(amount)s yuan", amount=money.yuan(self.facts[name]))
        yield self.reason
        yield self.facts.get("review_on", "")
        yield self.facts.get("receipt_no", "")
        if "stars" in self.facts:
            yield _("%(count)d of 5", count=self.facts["stars"])


def of(order: Order) -> list[Step]:
    events = list(Event.about(subject_of(order)))
    names = names_of(event.staff for event in events)
    return [Step(event.at, event.verb.removeprefix("order."), names.get(event.staff) or _place_of(event), event.facts)
            for event in events]


def _place_of(event) -> str:
    """Empty where the details say already by which way it came in."""
    return "" if {"channel", "how"} & set(event.facts) else _(_PLACES.get(event.place, ""))


def names_of(staff_ids) -> dict[str, str]:
    return dict(Staff.select(Staff.id, Staff.name).where(Staff.id.in_({each for each in staff_ids if each})).tuples())
