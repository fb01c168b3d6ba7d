"""What a service says about itself before a number is taken."""
from kiosk.i18n import gettext as _
from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket


def service_note(service) -> str:
    """How many wait and how long it may take, or why it is closed and when it opens."""
    if service.closed_reason:
        return service.closed_reason
    if not service.is_open:
        return _("Open %(opens)s to %(closes)s", opens=service.opens, closes=service.closes)
    ahead = Ticket.waiting(service).count()
    if not ahead:
        return _("Nobody is waiting") if Counter.open_count() else _("Nobody ahead")
    wait = Ticket.wait_for(service, ahead)
    people = _("%(count)d ahead", count=ahead)
    return f"{people} · {_('about %(low)d-%(high)d min', low=wait.low, high=wait.high)}" if wait else people
