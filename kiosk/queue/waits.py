"""The wait of one person, put together from the line, the windows and what happened here before."""
from typing import NamedTuple

from kiosk import clock
from kiosk.db import database
from kiosk.queue.counters import Windows
from kiosk.queue.due import still_to_come
from kiosk.queue.estimate import Desk, Range
from kiosk.queue.forecasts import expected


class Told(NamedTuple):
    """What somebody is told with the number: who is ahead, how long it may take, and how many windows call."""

    ahead: int
    range: Range | None
    desks: int


def of_newcomer(ticket_table, service) -> Range | None:
    """Of somebody who would take a number for the service now; None when that cannot be said."""
    windows = Windows.now()
    booked = still_to_come(clock.now(), windows.serving_with(service.id))
    line = _services(ticket_table.line_for(service.id, windows))
    return expected(line, _desks(ticket_table, service.id, windows), booked)


def told(ticket) -> Told:
    windows = Windows.now()
    line = _services(ticket.before_me(ticket.line_for(ticket.service_id, windows)))
    return Told(len(line), _range(ticket, line, windows), len(windows.open))


def _range(ticket, line, windows) -> Range | None:
    # Whoever came with an appointment before their place in the line may still be passed by others.
    if ticket.stands_from > clock.now():
        return None
    booked = still_to_come(ticket.stands_from, windows.serving_with(ticket.service_id)) if ticket.lane else []
    return expected(line, _desks(type(ticket), ticket.service_id, windows), booked)


def _services(line) -> list[str]:
    # A line is long on the days that matter, and an id needs no conversion.
    return [service for (service,) in database.execute(line.select(line.model.service))]


def _desks(ticket_table, service_id, windows) -> list[Desk]:
    columns = (ticket_table.counter, ticket_table.service, ticket_table.called_at)
    busy = {counter: rest for counter, *rest in ticket_table.at_windows().select(*columns).tuples()}
    return [_desk(window, busy.get(window.number)) for window in windows.that_serve(service_id)]


def _desk(window, busy) -> Desk:
    if window.is_paused:
        return Desk(is_paused=True, minutes=_minutes_since(window.paused_at))
    if busy is None:
        return Desk()
    service, called_at = busy
    return Desk(service, _minutes_since(called_at))


def _minutes_since(moment) -> float:
    return max(0.0, (clock.now() - moment).total_seconds() / 60)
