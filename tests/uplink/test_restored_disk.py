from datetime import timedelta

from kiosk import clock, gaps
from kiosk.db import DayCounter
from kiosk.queue.models import Ticket, series
from kiosk.site.models import Service


def test_after_a_restored_disk_no_number_of_any_day_is_given_again(app, hands):
    fees = Service.get(Service.code == "A")
    for number in range(3):
        Ticket.take(fees, f"key {number}", "zh_Hans", "")
    # The disk is an old one: its counter stands at 1, while head office has given the three tickets back.
    DayCounter.update(last=1).execute()

    gaps.leave()

    assert Ticket.take(fees, "next", "zh_Hans", "").serial == 3 + gaps.NUMBERS_SKIPPED + 1


def test_the_gap_is_left_on_every_day_that_has_numbers(app, hands):
    fees = Service.get(Service.code == "A")
    Ticket.take(fees, "today", "zh_Hans", "")
    yesterday = clock.today() - timedelta(days=1)
    DayCounter.create(series=series("A"), day=yesterday, last=7)

    gaps.leave()

    assert DayCounter.get(DayCounter.day == yesterday).last == 7 + gaps.NUMBERS_SKIPPED
