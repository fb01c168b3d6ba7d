"""What the desk's queue page shows, and the window of the person who looks at it."""
from flask import url_for
from flask_login import current_user

from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.queue import keys, openings, runs, undo
from kiosk.queue.announcements import Announcement
from kiosk.queue.appointments import Appointment
from kiosk.queue.counters import PAUSES, Counter
from kiosk.queue.models import Ticket
from kiosk.queue.notes import TicketNote
from kiosk.queue.openings import WHY_CLOSED, Closure
from kiosk.queue.states import HOLDS, OUTCOMES, PRIORITIES, REASONS
from kiosk.site.models import Service
from kiosk.web import answer

MOST_SHOWN = 9
MOST_ASIDE = 6


def own_window() -> Counter:
    window = Counter.of(current_user.id)
    if window is None:
        raise Refused(_("Choose your window first."))
    return window


def board_again(message: str = ""):
    return answer(("queue/_board.html", board_of_desk(message)), otherwise=url_for("console.index"))


def board_of_desk(message: str = "") -> dict:
    window = Counter.of(current_user.id)
    serving = Ticket.at_counter(window.number) if window else None
    said = Announcement.latest_of(serving) if serving else None
    services = {service.id: service for service in Service.offered()}
    waiting = _with_services(Ticket.waiting().limit(MOST_SHOWN), services)
    return {
        "counter": window,
        "serving": serving,
        "is_unheard": bool(serving and serving.is_called and said and said.is_unheard),
        "note": TicketNote.about(serving) if serving else "",
        "waiting": waiting,
        "agreed": Appointment.times_of([*waiting, *filter(None, [serving])]),
        "waiting_count": Ticket.waiting().count(),
        "longest": max((ticket.minutes_waited for ticket in waiting), default=0),
        "runs": runs.found(),
        "missed": _with_services(Ticket.missed().limit(MOST_ASIDE), services),
        "held": list(Ticket.held()),
        "finished_count": Ticket.finished_today_at(window.number) if window else 0,
        "in_order": Ticket.share_in_order(),
        "can_take_back": undo.last(current_user.id) is not None,
        "services": [(service, openings.why_closed(service, Ticket)) for service in services.values()],
        "closures": Closure.by_service(),
        "windows": list(Counter.open()),
        "keys": keys.of(current_user.id),
        "choices": {"hold": HOLDS, "finish": OUTCOMES, "prefer": PRIORITIES, "reason": REASONS, "pause": PAUSES, "close": WHY_CLOSED},
        "message": message,
    }


def _with_services(tickets, services: dict) -> list:
    """One question for all services instead of one for each ticket."""
    tickets = list(tickets)
    for ticket in tickets:
        if ticket.service_id in services:
            ticket.service = services[ticket.service_id]
    return tickets
