"""From a report to a numbered order, with its first paper, in one transaction."""
from kiosk import days, tokens, topics
from kiosk.db import new_id, transaction
from kiosk.events import actor, record
from kiosk.i18n import N_
from kiosk.repairs.personal import CallerWords, InkNote, OrderContact
from kiosk.repairs.photos.models import Photo
from kiosk.repairs.report import Report, SlotTaken
from kiosk.repairs.times.slots import promised_at

SERIES = "repair"
KIOSK = "kiosk"
# How a report comes in.
CHANNELS = {
    KIOSK: N_("At the touchscreen"),
    "phone": N_("By phone"),
    "walk_in": N_("At the desk"),
    "letter": N_("By letter"),
    "visit": N_("Return visit"),
}


class Registering:
    """How an Order comes to be."""

    @classmethod
    def register(cls, report: Report, key: str, language: str, public_url: str, channel: str = KIOSK) -> "Order":
        """Put the report down as an order. The same key gives the same order again (UX-17). At the desk paper is asked for."""
        with transaction():
            before = cls.submitted_with(key)
            if before:
                return before
            report.check()
            if report.slot and not cls.has_room_in(report.slot, report.trade):
                raise SlotTaken(report.slot)
            order = cls._number(report, key, language, channel)
            order._keep_apart(report)
            record("order.registered", order, number=order.number, channel=channel)
            if order.slot:
                order.keep_visit_time()
            if channel == KIOSK and not report.rework_of:  # its paper is the notice to the repairer
                order.print_receipt(public_url)
            topics.changed("repairs")
            return order

    @classmethod
    def _number(cls, report, key, language, channel) -> "Order":
        order_id, (day, serial) = new_id(), days.next_number(SERIES)
        return cls.add(
            id=order_id, number=f"W{day:%y%m%d}-{serial:04d}", day=day, serial=serial, channel=channel, language=language,
            unit=report.unit, area=report.area, category=report.category, item=report.item, phrases=report.phrases,
            trade=report.trade, limit_fen=report.limit_fen, rework_of=report.rework_of, liability=report.liability,
            slot_on=report.slot and report.slot.day, slot_hours=report.slot.hours if report.slot else "",
            promised_at=promised_at(report.slot), first_asked=actor().staff, submit_key=key,
            token_hash=tokens.digest(tokens.of(order_id)),
        )

    def _keep_apart(self, report):
        Photo.give_to(self)
        if report.phone or report.name:
            OrderContact.add(order=self, phone=report.phone, name=report.name)
        if report.words:
            CallerWords.add(order=self, text=report.words)
        if report.ink:
            InkNote.add(order=self, strokes=report.ink.strokes, width=report.ink.width, height=report.ink.height)
