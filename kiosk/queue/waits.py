"""The wait of one person, put together from the line, the windows and what happened here before."""
from kiosk import clock
from kiosk.queue.counters import Counter
from kiosk.queue.due import still_to_come
from kiosk.queue.estimate import Desk, Range
from kiosk.queue.forecasts import expected


def of_newcomer(ticket_table, service) -> Range | None:
    """Of somebody who would take a number for the service now; None when that cannot be said."""
    booked = still_to_come(clock.now(), Counter.serving_with(service.id))
    return expected(_services(ticket_table.line_for(service.id)), _desks(ticket_table, service.id), booked)


def of_ticket(ticket) -> Range | None:
    """None as well for somebody with an appointment who came before their place in the line: others may still come before."""
    if ticket.stands_from > clock.now():
        return None
    booked = still_to_come(ticket.stands_from, Counter.serving_with(ticket.service_id)) if ticket.lane else []
    line = ticket.before_me(ticket.line_for(ticket.service_id))
    return expected(_services(line), _desks(type(ticket), ticket.service_id), booked)


def _services(line) -> list[str]:
    return [ticket.service_id for ticket in line]


def _desks(ticket_table, service_id) -> list[Desk]:
    busy = {ticket.counter: ticket for ticket in ticket_table.at_windows()}
    windows = [window for window in Counter.staffed() if window.serves(service_id)]
    return [_desk(window, busy.get(window.number)) for window in windows]


def _desk(window, ticket) -> Desk:
    if window.is_paused:
        return Desk(is_paused=True, minutes=_minutes_since(window.paused_at))
    return Desk(ticket.service_id, _minutes_since(ticket.called_at)) if ticket else Desk()


def _minutes_since(moment) -> float:
    return max(0.0, (clock.now() - moment).total_seconds() / 60)
