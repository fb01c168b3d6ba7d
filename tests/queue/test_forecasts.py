from datetime import timedelta

import pytest
from playhouse.schema_diff import diff_models

from kiosk import clock, migrating
from kiosk.db import database
from kiosk.queue import history
from kiosk.queue.estimate import Desk, Range
from kiosk.queue.forecasts import FEWEST_FOR_A_SHARE, Forecast, expected
from kiosk.queue.models import Ticket
from kiosk.queue.paces import ENOUGH, MEASURED, SET
from kiosk.queue.widening import AS_IT_IS
from kiosk.site.models import Service

TOLD = Range(low=5, high=10, median=7.0, below=2.0, above=3.0)


@pytest.fixture
def fees(app, hands):
    return Service.get(Service.code == "A")


def take(service) -> Ticket:
    Ticket.update(state="done").where(Ticket.state == "waiting").execute()
    return Ticket.take(service, f"key {Ticket.select().count()}", "zh_Hans", "")


def told(service, wait=TOLD) -> Ticket:
    ticket = take(service)
    Forecast.give(ticket, wait, ahead=3, desks=2)
    return ticket


def called(ticket, hands, minutes):
    hands.pass_by(timedelta(minutes=minutes))
    Ticket.update(first_called_at=clock.now(), called_at=clock.now()).where(Ticket.id == ticket.id).execute()
    Forecast.settle(Ticket.get_by_id(ticket.id))
    return Forecast.get_by_id(ticket.id)


def served(service, hands, minutes, times=1):
    for _ in range(times):
        ticket = take(service)
        hands.pass_by(timedelta(minutes=minutes))
        Ticket.update(called_at=ticket.taken_at, finished_at=clock.now(), state="done").where(Ticket.id == ticket.id).execute()


def test_what_was_told_is_kept_with_the_line_it_was_told_from(fees):
    ticket = told(fees)

    kept = Forecast.get_by_id(ticket.id)
    assert (kept.low, kept.high, kept.ahead, kept.desks, kept.hour) == (5, 10, 3, 2, 9)
    assert (kept.service, kept.given_at, kept.outcome, kept.is_inside) == (fees, ticket.taken_at, None, None)


def test_what_could_not_be_said_is_not_kept(fees):
    Forecast.give(take(fees), None, ahead=3, desks=0)

    assert Forecast.select().count() == 0


@pytest.mark.parametrize("minutes, outcome, inside", [
    (4.9, "too_early", False), (5, "inside", True), (10, "inside", True), (10.1, "too_late", False),
])
def test_a_call_tells_whether_the_truth_was_inside(fees, hands, minutes, outcome, inside):
    kept = called(told(fees), hands, minutes)

    assert (kept.outcome, kept.is_inside, kept.settled_at) == (outcome, inside, clock.now())


def test_only_the_first_call_counts(fees, hands):
    ticket = told(fees)
    called(ticket, hands, 6)

    again = called(ticket, hands, 30)

    assert again.outcome == "inside"


def test_a_call_that_was_taken_back_is_no_call(fees, hands):
    ticket = told(fees)
    called(ticket, hands, 1)

    Forecast.reopen(ticket)

    assert Forecast.get().outcome is None
    assert called(ticket, hands, 7).outcome == "inside"


def test_who_leaves_before_a_call_is_counted_apart(fees, hands):
    ticket = told(fees)
    hands.pass_by(timedelta(minutes=7))

    Forecast.settle(ticket)

    assert (Forecast.get().outcome, Forecast.get().is_inside) == ("not_called", None)
    assert Forecast.calibration(ticket.taken_at).not_called == 1


def test_now_is_no_range_and_does_not_flatter_the_figure(fees, hands):
    ticket = told(fees, Range(0, 0, 0.0))

    assert called(ticket, hands, 0.2).is_inside is None
    assert Forecast.calibration(ticket.taken_at).count == 0


def test_a_number_without_an_estimate_is_settled_without_a_word(fees):
    Forecast.settle(take(fees))

    assert Forecast.select().count() == 0


def test_the_manager_sees_no_share_of_a_handful(fees, hands):
    start = clock.now()
    for _ in range(FEWEST_FOR_A_SHARE - 1):
        called(told(fees), hands, 6)

    assert Forecast.calibration(start).inside_share is None
    called(told(fees), hands, 6)
    assert Forecast.calibration(start).inside_share == 1.0


def test_the_manager_sees_on_which_side_which_service_and_which_hour_missed(fees, hands):
    start, repairs = clock.now(), Service.get(Service.code == "K")
    for minutes in (3, 6, 6, 30):
        called(told(fees), hands, minutes)
    hands.pass_by(timedelta(hours=2))
    called(told(repairs), hands, 40)

    seen = Forecast.calibration(start)

    assert (seen.count, seen.inside, seen.too_early, seen.too_late) == (5, 2, 1, 2)
    assert (seen.by_service[fees.id].inside, seen.by_service[repairs.id].too_late) == (2, 1)
    assert [(hour, part.count) for hour, part in seen.by_hour.items()] == [(9, 4), (12, 1)]


def test_the_manager_sees_what_was_settled_since_the_day_asked_for(fees, hands):
    called(told(fees), hands, 6)
    hands.pass_by(timedelta(days=40))

    assert Forecast.calibration(clock.now() - timedelta(days=30)).count == 0


def test_ranges_that_came_out_late_make_the_next_ones_longer(fees, hands):
    for _ in range(FEWEST_FOR_A_SHARE):
        called(told(fees), hands, 13)
    hour = clock.local(clock.now()).hour
    hands.pass_by(timedelta(minutes=1))

    assert Forecast.widening(hour).high == 2.0


def test_ranges_are_as_they_are_while_little_is_known(fees):
    assert Forecast.widening(9) == AS_IT_IS


def test_an_estimate_goes_by_the_set_mean_until_enough_was_seen(fees, hands):
    line, desks = [fees.id] * 4, [Desk(fees.id, minutes=0)]
    before = expected(line, desks)
    served(fees, hands, minutes=12, times=ENOUGH)

    after = expected(line, desks)

    assert (before.basis, after.basis) == (SET, MEASURED)
    assert after.low > before.median


def test_a_number_somebody_forgot_to_finish_is_no_history(fees, hands):
    served(fees, hands, minutes=4, times=ENOUGH)
    served(fees, hands, minutes=500)

    assert max(history.paces()[fees.id].minutes(9)) < 10


def test_those_who_did_not_come_are_counted_and_take_no_part_in_the_minutes(fees, hands):
    served(fees, hands, minutes=8, times=ENOUGH)
    before, start = history.paces()[fees.id].minutes(9), clock.now()
    served(fees, hands, minutes=60, times=ENOUGH)
    Ticket.update(state="no_show").where(Ticket.taken_at >= start).execute()

    after = history.paces()[fees.id].minutes(9)

    assert max(after) == max(before)
    assert sum(after) < 0.8 * sum(before)


def test_a_service_is_read_once_a_minute(fees, hands):
    first = history.paces()[fees.id]

    assert history.paces()[fees.id] is first
    hands.pass_by(timedelta(minutes=1))
    assert history.paces()[fees.id] is not first


def test_the_history_is_found_by_the_day_and_never_sorted(app):
    plan = database.execute_sql("explain query plan " + history.LATELY, ("2026-11-01", "service", 1))

    assert ["ticket_day_service_id_serial (day>?)" in step for *_, step in plan] == [True]
