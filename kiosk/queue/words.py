"""What a service says about itself before a number is taken."""
from kiosk.i18n import gettext as _
from kiosk.queue import openings
from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket
from kiosk.queue.sayings import wait_words


def service_note(service) -> str:
    """How many wait and how long it may take, or why it is closed and when it opens."""
    why = openings.why_closed(service, Ticket)
    if why:
        return why
    ahead = Ticket.line_for(service.id).count()
    if not ahead:
        return _("Nobody is waiting") if Counter.open_count() else _("Nobody ahead")
    wait = Ticket.wait_for(service)
    people = _("%(count)d ahead", count=ahead)
    return f"{people} · {wait_words(wait)}" if wait else people
