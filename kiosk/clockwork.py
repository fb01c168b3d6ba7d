"""What has to happen by itself: old slips and sign-ins are deleted when their time is over."""
from datetime import timedelta

from kiosk import clock
from kiosk.queue.announcements import Announcement
from kiosk.queue.appointments import Appointment
from kiosk.queue.models import Ticket
from kiosk.queue.notes import TicketNote
from kiosk.repairs.models import Order
from kiosk.staff.models import SignIn
from printer import tidying

SLIPS_KEPT = timedelta(days=2)  # long enough to print again, short enough for what personal slips say
EVERY_S = 600


class Clockwork:
    """A worker whose turn does everything that is due."""

    def one_turn(self) -> bool:
        tidying.expire_due()
        tidying.purge(clock.to_ms(clock.now() - SLIPS_KEPT))
        SignIn.forget_idle()
        Ticket.close_earlier_days()
        Appointment.mark_missed()
        TicketNote.forget_old()
        Announcement.drop_old()
        Announcement.forget_old()
        Order.forget_people()
        return False

    def idle_s(self) -> float:
        return EVERY_S
