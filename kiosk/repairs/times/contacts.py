"""Every attempt to reach the person of an order (R-23): when, how, and what came of it."""
import peewee

from kiosk import clock, topics
from kiosk.db import MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.i18n import N_, gettext as _
from kiosk.repairs.times.telling import CHANNELS

RESULTS = {
    "reached": N_("Reached"),
    "no_answer": N_("No answer"),
    "message": N_("Message left"),
    "wrong_number": N_("Wrong number"),
}
LONGEST_REMARK = 200


class ContactAttempt(Record):
    """One attempt. The remark is personal, so the row is deleted with the phone number; the event without it stays."""

    order = peewee.DeferredForeignKey("Order", constraints=[peewee.SQL('references "repair_order" ("id") on delete cascade')])
    at = MomentField(default=clock.now)
    channel = peewee.CharField()
    result = peewee.CharField()
    remark = peewee.CharField(default="")
    staff = peewee.CharField(null=True)

    @property
    def channel_name(self) -> str:
        return _(CHANNELS[self.channel])

    @property
    def result_name(self) -> str:
        return _(RESULTS[self.result])


class Contacts:
    """How people of an Order were reached, or were not."""

    results_of_contact = RESULTS

    def note_attempt(self, channel: str, result: str, remark: str = "") -> ContactAttempt:
        if channel not in CHANNELS or result not in RESULTS:
            raise Refused(_("Please say how you tried, and what came of it."))
        with transaction():
            attempt = ContactAttempt.add(order=self, channel=channel, result=result, remark=remark.strip()[:LONGEST_REMARK],
                                         staff=actor().staff)
            record("order.contact_tried", self, number=self.number, channel=channel, result=result)
            topics.changed("repairs")
            return attempt

    @property
    def attempts(self) -> list[ContactAttempt]:
        """The newest first."""
        return list(ContactAttempt.select().where(ContactAttempt.order == self).order_by(ContactAttempt.at.desc(), ContactAttempt.id.desc()))
