"""From which day a notice's signatures are counted as old."""
from datetime import date, timedelta

import cast

from kiosk import clock
from kiosk.notices import chasing
from kiosk.notices.ending import ended_on
from kiosk.notices.models import Notice
from kiosk.signing.agreements import Agreement
from kiosk.signing.models import THIS_SCREEN
from kiosk.site.models import Unit

TODAY = date(2026, 11, 21)


def notice(**fields) -> Notice:
    return Notice.add(number="N2026-001", title="停水", body="停水", **({"effective_on": TODAY} | fields))


def test_a_notice_that_stands_open_has_no_end(app, hands):
    assert ended_on(notice(state="issued").id) is None


def test_it_ends_when_it_is_closed_but_not_before_it_came_into_force(app, hands):
    later = TODAY + timedelta(days=9)

    assert ended_on(notice(state="closed", closed_at=clock.now()).id) == TODAY
    assert ended_on(notice(state="closed", closed_at=clock.now(), effective_on=later).id) == later


def test_a_home_that_came_later_opens_it_again(app, hands):
    notice = cast.issued_notice(recipients=["1栋"])
    for row in notice.pending():
        chasing.write_down(row, "paper", reason="铁柜二")
    late = Unit.add(building="1栋", entrance="1单元", floor="2", room="201")
    Agreement.add(unit=late, signed_on=date(2026, 1, 5), original_seen=True)
    assert Notice.get().state == "closed"

    Notice.get().offer(late, "document", THIS_SCREEN)

    assert (Notice.get().state, Notice.get().closed_at) == ("issued", None)
