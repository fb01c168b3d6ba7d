"""Half hours promised at the desk: who may check in when, and the place in the line that gives."""
import threading
from datetime import timedelta

import pytest

from kiosk import clock
from kiosk.clockwork import Clockwork
from kiosk.db import database
from kiosk.errors import Refused
from kiosk.events import Event, subject_of
from kiosk.queue import slots, waits
from kiosk.queue.appointments import Appointment
from kiosk.queue.counters import Counter
from kiosk.queue.due import RULES, still_to_come
from kiosk.queue.forecasts import Forecast
from kiosk.queue.models import Ticket
from kiosk.site.models import Service
from printer.spool import PrintJob

INSTANT = timedelta(milliseconds=1)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def fees(app, hands):
    return Service.get(Service.code == "A")


@pytest.fixture
def repairs(app, hands):
    return Service.get(Service.code == "K")


@pytest.fixture
def appointment(fees):
    """At half past ten; it is half past nine."""
    return Appointment.book(fees, clock.today(), "10:30")


@pytest.fixture
def come(hands, appointment):
    """come(by) is what happens to somebody who types the code in that long after the appointed time."""
    def come(by=timedelta(0)):
        hands.moment = appointment.moment + by
        return now(appointment).check_in("zh_Hans", "")
    return come


def now(appointment) -> Appointment:
    return Appointment.get_by_id(appointment.id)


def walk_in(service) -> Ticket:
    return Ticket.take(service, f"walk-in {Ticket.select().count()}", "zh_Hans", "")


def line(service) -> list[str]:
    return [ticket.number for ticket in Ticket.waiting(service)]


def test_a_booking_is_printed_at_the_desk_and_put_down(appointment):
    job = PrintJob.get(PrintJob.kind == "appointment")

    assert (job.role, job.subject) == ("desk", subject_of(appointment))
    assert appointment.code in str(job.document)
    assert [event.verb for event in Event.about(subject_of(appointment))] == ["appointment.booked"]


def test_codes_are_six_digits_and_one_of_a_kind(fees, repairs):
    booked = [Appointment.book(service, day, at) for service in (fees, repairs) for day in slots.days()[1:8]
              for at in ("09:00", "09:30", "10:00")]

    assert len({one.code for one in booked}) == len(booked)
    assert all(len(one.code) == 6 and one.code.isdecimal() for one in booked)


def test_nobody_is_checked_in_sooner_than_half_an_hour_before(come):
    with pytest.raises(Refused, match="10:00"):
        come(by=-RULES.early - INSTANT)
    assert Ticket.select().count() == 0

    assert come(by=-RULES.early).number == "A001"


@pytest.mark.parametrize("by", [-RULES.early, timedelta(0), RULES.grace])
def test_who_is_on_time_stands_where_somebody_stands_who_came_a_quarter_of_an_hour_before_it(come, appointment, by):
    ticket = come(by)

    assert ticket.stands_from == appointment.moment - RULES.lead
    assert (ticket.channel, now(appointment).state, now(appointment).came_late) == ("appointment", "arrived", False)


def test_who_is_later_than_that_stands_behind_those_who_are_there_and_is_marked(come, appointment, hands, fees):
    hands.moment = appointment.moment
    walk_in(fees)

    ticket = come(by=RULES.grace + INSTANT)

    assert line(fees) == ["A001", ticket.number]
    assert now(appointment).came_late
    assert Event.get(Event.verb == "appointment.arrived").facts["is_late"] is True


def test_who_is_half_an_hour_late_is_still_let_in_and_later_needs_a_new_number(come):
    with pytest.raises(Refused, match="10:30"):
        come(by=RULES.void + INSTANT)
    assert Ticket.select().count() == 0

    assert come(by=RULES.void).number == "A001"


def test_the_wrong_day_is_said(fees):
    tomorrow = Appointment.book(fees, slots.days()[1], "10:30")

    with pytest.raises(Refused, match="11-22"):
        tomorrow.check_in("zh_Hans", "")


def test_an_appointment_goes_after_those_who_came_before_its_lead_and_before_those_who_came_within_it(come, appointment, hands, fees):
    hands.moment = appointment.moment - RULES.lead
    before = walk_in(fees)
    hands.pass_by(INSTANT)
    within = walk_in(fees)

    promised = come(by=-MINUTE)

    assert line(fees) == [before.number, promised.number, within.number]
    assert (promised.people_ahead, within.people_ahead) == (1, 2)
    assert Ticket.call_next(1).number == before.number
    assert Ticket.call_next(2).number == promised.number


def test_who_comes_early_is_not_called_before_those_who_walk_in_until_the_lead_begins(come, fees, hands):
    promised = come(by=-RULES.early)
    hands.pass_by(RULES.early - RULES.lead - MINUTE)

    before = walk_in(fees)
    hands.pass_by(MINUTE)
    after = walk_in(fees)

    assert line(fees) == [before.number, promised.number, after.number]


def test_who_comes_early_is_called_when_nobody_else_waits(come):
    assert come(by=-RULES.early) == Ticket.call_next(1)


def test_priority_goes_before_an_appointment(come, fees):
    come()
    elder = walk_in(fees)

    elder.prefer("elder")

    assert Ticket.call_next(1).number == elder.number


def test_the_same_code_again_gives_the_same_number_once(come, appointment):
    first, second = come(), come(by=MINUTE)

    assert first == second
    assert (Ticket.select().count(), PrintJob.select().where(PrintJob.kind == "ticket").count()) == (1, 1)


def test_a_code_whose_visit_is_over_is_used_up(come):
    come().cancel()

    with pytest.raises(Refused):
        come(by=MINUTE)
    assert Ticket.select().count() == 1


def test_two_taps_at_once_check_in_once_and_leave_no_gap(appointment, hands, fees):
    hands.moment = appointment.moment
    barrier, given = threading.Barrier(4), []

    def tap():
        barrier.wait()
        given.append(now(appointment).check_in("zh_Hans", "").number)
        database.close()

    threads = [threading.Thread(target=tap) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert given == ["A001"] * 4
    assert walk_in(fees).number == "A002"
    assert Event.select().where(Event.verb == "appointment.arrived").count() == 1


def test_a_cancelled_code_gives_no_number_and_its_half_hour_is_free_again(appointment, come, fees):
    appointment.cancel()

    assert "10:30" in Appointment.free_times(fees, clock.today())
    with pytest.raises(Refused):
        come()
    assert Ticket.select().count() == 0


def test_who_has_checked_in_cannot_be_cancelled(come, appointment):
    come()

    with pytest.raises(Refused):
        now(appointment).cancel()


def test_a_cancellation_that_was_quicker_wins(appointment, hands):
    hands.moment = appointment.moment
    same = now(appointment)

    appointment.cancel()

    with pytest.raises(Refused):
        same.check_in("zh_Hans", "")
    assert Ticket.select().count() == 0


def test_a_promise_holds_when_all_numbers_of_the_day_are_given(come, fees):
    Service.update(daily_cap=1).where(Service.code == "A").execute()
    walk_in(fees)

    assert come().number == "A002"


def test_half_of_the_windows_are_promised_and_no_more(fees, repairs, appointment):
    Counter.delete().where(Counter.number > 2).execute()

    with pytest.raises(Refused):
        Appointment.book(fees, clock.today(), "10:30")
    assert Appointment.book(repairs, clock.today(), "10:30")

    Counter.create(number=3)
    assert Appointment.book(fees, clock.today(), "10:30")
    with pytest.raises(Refused):
        Appointment.book(fees, clock.today(), "10:30")


def test_one_window_still_promises_one_half_hour(app):
    Counter.delete().where(Counter.number > 1).execute()

    assert slots.capacity() == 1


def test_half_hours_of_the_past_of_lunch_and_outside_the_hours_are_not_offered(fees):
    Service.update(opens="08:30", closes="17:30", lunch_from="12:00", lunch_until="13:30", last_minutes=20).execute()
    service = Service.get_by_id(fees.id)

    today, tomorrow = (Appointment.free_times(service, day) for day in slots.days()[:2])

    assert (today[0], tomorrow[0], tomorrow[-1]) == ("10:00", "08:30", "17:00")
    assert not {"12:00", "12:30", "13:00"} & set(tomorrow) and "13:30" in tomorrow
    for day, at in ((clock.today(), "09:00"), (slots.days()[1], "12:00"), (slots.days()[-1] + timedelta(days=1), "09:00")):
        with pytest.raises(Refused):
            Appointment.book(service, day, at)


def test_the_clockwork_marks_who_did_not_come(appointment, hands):
    hands.moment = appointment.moment + RULES.void
    Clockwork().one_turn()
    assert now(appointment).state == "booked"

    hands.pass_by(INSTANT)
    Clockwork().one_turn()

    assert now(appointment).state == "missed"
    assert [event.verb for event in Event.about(subject_of(appointment))] == ["appointment.booked", "appointment.missed"]


def test_the_estimate_counts_those_who_will_go_before_and_no_others(appointment, hands, fees, repairs):
    assert still_to_come(clock.now()) == []

    hands.moment = appointment.moment - RULES.lead + MINUTE
    assert still_to_come(clock.now()) == [(fees.id, 14.0)]
    assert still_to_come(clock.now(), [repairs.id]) == []

    hands.moment = appointment.moment + RULES.grace + INSTANT
    assert still_to_come(clock.now()) == []


def test_a_newcomer_is_told_of_the_person_who_is_expected_before(desk, fees, hands):
    desk.post("/desk/queue/counters/1")
    hands.pass_by(timedelta(minutes=29))
    assert waits.of_newcomer(Ticket, fees).is_now

    appointment = Appointment.book(fees, clock.today(), "10:00")
    hands.moment = appointment.moment

    assert not waits.of_newcomer(Ticket, fees).is_now


def test_who_comes_before_their_place_begins_is_told_no_minutes(desk, come):
    desk.post("/desk/queue/counters/1")

    ticket = come(by=-RULES.early)

    assert ticket.wait is None
    assert Forecast.select().count() == 0
