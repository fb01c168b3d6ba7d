from datetime import timedelta

from kiosk.db import new_id
from kiosk.queue.models import Ticket
from kiosk.site.models import Service


def test_who_comes_after_the_clock_was_set_back_stands_behind_who_was_there(app, hands):
    service, taken = Service.get(Service.code == "A"), []
    for jump in (timedelta(minutes=1), timedelta(minutes=-10), timedelta(minutes=1), timedelta(minutes=20)):
        hands.pass_by(jump)
        taken.append(Ticket.take(service, new_id(), "zh_Hans", "").number)

    assert [ticket.number for ticket in Ticket.waiting(service)] == taken
