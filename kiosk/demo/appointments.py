"""A few appointments for today, made at the desk as any other, so that there is always somebody to check in."""
from kiosk import clock
from kiosk.queue.appointments import Appointment
from kiosk.site.models import Service

# So many of the next free half hours of these businesses; late in the evening there are fewer.
BOOKED = {"A": 1, "H": 2}


def book_for_today():
    """Where today has none yet; whoever tries the demo tomorrow finds some as well."""
    if not Appointment.of_day(clock.today()).exists():
        for code, count in BOOKED.items():
            _book(Service.get(Service.code == code), count)


def _book(service, count: int):
    for at in Appointment.free_times(service, clock.today())[:count]:
        Appointment.book(service, clock.today(), at)
