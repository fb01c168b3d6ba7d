"""What has to happen by itself: old slips and sign-ins are deleted when their time is over; people are told in time."""
import logging
from datetime import timedelta

from kiosk import clock, days
from kiosk.documents import sweeping
from kiosk.followups import ending, visits
from kiosk.followups.models import FollowUp
from kiosk.jobs.models import Delay
from kiosk.queue.announcements import Announcement
from kiosk.queue.appointments import Appointment
from kiosk.queue.closings import ClosingNotice
from kiosk.queue.models import Ticket
from kiosk.queue.notes import TicketNote
from kiosk.reconciling import explanations
from kiosk.repairs.models import Order
from kiosk.repairs.photos.models import Photo
from kiosk.reports.dailies import DailyReport
from kiosk.signing import checkups
from kiosk.signing.codes import PickUpCode
from kiosk.staff.models import SignIn
from printer import tidying

log = logging.getLogger(__name__)

SLIPS_KEPT = timedelta(days=2)  # long enough to print again, short enough for what personal slips say
EVERY_S = 600
LOOK_S = 20  # who is told a quarter of an hour ahead, or after five minutes, should have them; looking only reads


class Clockwork:
    """A worker whose turn does everything that is due. What cannot be done is logged, and keeps nothing else from being done."""

    def one_turn(self) -> bool:
        for step in STEPS:
            try:
                step()
            except Exception:  # a damaged row must not keep slips and names longer than they may be kept
                log.exception("the step %s failed", step.__qualname__)
        return False

    def idle_s(self) -> float:
        return EVERY_S


def _purge_slips():
    tidying.purge(clock.to_ms(clock.now() - SLIPS_KEPT))


STEPS = [
    days.begin, tidying.expire_due, _purge_slips, SignIn.forget_idle, Ticket.close_earlier_days, Appointment.mark_missed, TicketNote.forget_old,
    Announcement.drop_old, Announcement.forget_old, ClosingNotice.drop_old, ClosingNotice.forget_old,
    Order.forget_people, visits.forget_people, ending.settle_all, FollowUp.fill_in, explanations.forget_old, Photo.sweep,
    checkups.check_if_due, PickUpCode.forget_unused, sweeping.sweep, DailyReport.keep_up,
]


class Lookout:
    """A worker that says in time what cannot wait for the clockwork: services about to close, orders that stand still."""

    def __init__(self, notice_minutes: int):
        self.notice_minutes = notice_minutes

    def one_turn(self) -> bool:
        ClosingNotice.give_due(self.notice_minutes)
        Delay.tell_due()
        return False

    def idle_s(self) -> float:
        return LOOK_S
