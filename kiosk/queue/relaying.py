"""What head office may show of today's tickets to phones outside the lobby: codes, and nothing about a person."""
from kiosk import clock, days
from kiosk.queue import waits
from kiosk.queue.models import Ticket
from kiosk.site.models import Service
from sync.messages import Shown

AWAY = "away"


def tickets() -> dict[str, Shown]:
    """By the hash of the token behind the QR."""
    today = Ticket.select(Ticket, Service).join(Service).where(Ticket.day == days.today())
    return {ticket.token_hash: _shown(ticket) for ticket in today}


def _shown(ticket) -> Shown:
    facts = {"number": ticket.number, "state": ticket.state, "service_zh": ticket.service.name_zh[:40], "service_en": ticket.service.name_en[:80]}
    if ticket.is_waiting and ticket.is_away:
        return Shown(**facts | {"state": AWAY}, until=f"{clock.local(ticket.away_until):%H:%M}")
    if ticket.is_waiting:
        told = waits.told(ticket)
        return Shown(**facts, ahead=told.ahead, **_minutes(told.range))
    if ticket.is_called or ticket.is_serving:
        return Shown(**facts, window=ticket.counter)
    return Shown(**facts)


def _minutes(wait) -> dict:
    if wait is None:
        return {}
    if wait.is_now:
        return {"low": 0, "high": 0}
    return {"low": wait.low, "high": wait.high, "is_measured": wait.is_measured}
