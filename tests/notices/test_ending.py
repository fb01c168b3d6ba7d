"""From which day a notice's signatures are counted as old."""
from datetime import date, timedelta

from kiosk import clock
from kiosk.notices.ending import ended_on
from kiosk.notices.models import Notice

TODAY = date(2026, 11, 21)


def notice(**fields) -> Notice:
    return Notice.add(number="N2026-001", title="停水", body="停水", **({"effective_on": TODAY} | fields))


def test_a_notice_that_stands_open_has_no_end(app, hands):
    assert ended_on(notice(state="issued").id) is None


def test_it_ends_when_it_is_closed_but_not_before_it_came_into_force(app, hands):
    later = TODAY + timedelta(days=9)

    assert ended_on(notice(state="closed", closed_at=clock.now()).id) == TODAY
    assert ended_on(notice(state="closed", closed_at=clock.now(), effective_on=later).id) == later
