"""When the status line reminds the desk, and until when (DL-16, DL-19)."""
from datetime import date, timedelta

import pytest

import cast
from kiosk import access, clock
from kiosk.reconciling import reminders
from kiosk.reconciling.times import Week
from kiosk.reconciling.weekly import WeeklySheet

SATURDAY = date(2026, 11, 21)
FRIDAY = date(2026, 11, 27)
MS = timedelta(milliseconds=1)


def at(hands, day, hour, minute):
    hands.moment = clock.at_site(day, hour, minute)


def kinds() -> list[str]:
    return [reminder.kind for reminder in reminders.due()]


def test_from_five_on_the_desk_is_reminded_until_the_day_is_closed(reported, close, hands):
    reported()
    at(hands, SATURDAY, 17, 0)
    hands.moment -= MS
    assert kinds() == []

    hands.pass_by(MS)
    assert kinds() == ["today"]
    close()
    assert kinds() == []


def test_a_day_without_orders_reminds_nobody(app, hands):
    at(hands, SATURDAY, 17, 10)

    assert kinds() == []


def test_the_next_day_says_that_yesterday_is_missing(reported, close, hands):
    reported()
    at(hands, SATURDAY + timedelta(days=1), 8, 30)

    assert reminders.due() == [("missed", SATURDAY)]
    close(SATURDAY)
    assert kinds() == []


def test_from_ten_to_three_on_friday_the_sheet_waits_until_it_is_approved(reported, close, hands):
    reported()
    close()
    at(hands, FRIDAY, 14, 50)
    assert ("week", FRIDAY) in reminders.due()

    hands.moment -= MS
    assert "week" not in kinds()
    at(hands, FRIDAY + timedelta(days=1), 9, 0)
    assert ("week", FRIDAY) in reminders.due()
    WeeklySheet.approve(Week.ending_on(FRIDAY))
    assert "week" not in kinds()


@pytest.mark.parametrize("role, account, sees", [
    (access.RECEPTIONIST, cast.receptionist, 1), (access.MANAGER, cast.manager, 1), (access.MAINTAINER, cast.maintainer, 0),
])
def test_the_reminder_stands_in_the_status_line_of_those_whose_work_it_is(reported, hands, lan, role, account, sees):
    reported()
    at(hands, SATURDAY, 17, 5)
    lan.sign_in(account().account)

    assert len(lan.page("/desk/status").select(f"#reminder_today_{SATURDAY}")) == sees
