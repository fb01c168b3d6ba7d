from datetime import date, timedelta

from kiosk.repairs.times import slots


def _codes(day):
    return [slot.hours for slot in day]


def test_three_days_are_offered_with_the_windows_of_opening_hours(hands):
    days = slots.offered("08:30", "18:00")

    assert [day[0].day for day in days] == [date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)]
    assert _codes(days[0]) == ["08-10", "10-12", "14-16", "16-18"]


def test_a_window_outside_opening_hours_is_not_offered(hands):
    assert _codes(slots.offered("09:30", "16:00")[0]) == ["10-12", "14-16"]


def test_a_window_that_begins_within_the_hour_cannot_be_booked(hands):
    today = slots.offered("08:30", "18:00")[0]

    assert [slot.hours for slot in today if slot.can_still_be_booked] == ["14-16", "16-18"]
    assert slots.find("20261121-10-12", "08:30", "18:00") is None


def test_a_window_that_has_not_ended_is_too_late_and_not_over(app, hands):
    hands.pass_by(timedelta(hours=1))

    assert [slot.why_gone for slot in slots.offered("08:30", "18:00")[0][:2]] == ["已过", "来不及"]


def test_in_the_evening_the_days_begin_tomorrow(hands):
    hands.pass_by(timedelta(hours=10))

    assert slots.offered("08:30", "18:00")[0][0].day == date(2026, 11, 22)


def test_a_made_up_window_is_not_found(hands):
    assert slots.find("20991231-03-04", "08:30", "18:00") is None
    assert slots.find("🙂", "08:30", "18:00") is None
