"""What happens to a number besides being called, and what the desk may take back."""
from datetime import timedelta

import pytest

from kiosk import events
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.queue import undo
from kiosk.queue.counters import Counter
from kiosk.queue.handling import FIRST, KEEPING, LAST
from kiosk.queue.models import Ticket
from kiosk.queue.states import ACTS, CALLED, HELD, NAMES, SERVING, WAITING
from kiosk.site.models import Service


@pytest.fixture
def fees(app):
    return Service.get(Service.code == "A")


@pytest.fixture
def repairs(app):
    return Service.get(Service.code == "K")


@pytest.fixture
def at_desk(app):
    with events.acting("qian", "lan"):
        yield


def take(service, count=1):
    tickets = [Ticket.take(service, f"{service.code}{number}-{Ticket.select().count()}", "zh_Hans", "") for number in range(count)]
    return tickets if count > 1 else tickets[0]


def now(ticket) -> Ticket:
    return Ticket.get_by_id(ticket.id)


def numbers(query) -> list[str]:
    return [ticket.number for ticket in query]


def test_every_act_leads_from_known_states_to_a_known_one():
    assert all({*before, after} <= set(NAMES) for before, after in ACTS.values())


def test_the_time_of_service_starts_when_the_person_is_there(fees, hands):
    take(fees)
    ticket = Ticket.call_next(1)
    hands.pass_by(timedelta(minutes=2))

    ticket.arrive()

    assert (ticket.state, ticket.started_at - ticket.called_at) == (SERVING, timedelta(minutes=2))


def test_somebody_on_hold_leaves_the_window_free_and_goes_on_where_a_window_is_free(fees):
    first, second = take(fees, 2)
    Ticket.call_next(1).hold("papers")
    Ticket.call_next(1)

    with pytest.raises(Refused, match=second.number):
        now(first).resume(1)
    now(first).resume(2)

    assert (now(first).state, now(first).counter, now(first).held_for) == (SERVING, 2, "")


def test_a_reason_nobody_knows_is_refused(fees):
    take(fees)
    ticket = Ticket.call_next(1)

    for act in (lambda: ticket.hold("bored"), lambda: ticket.finish("great"), lambda: ticket.prefer("rich")):
        with pytest.raises(Refused):
            act()
    assert now(ticket).state == CALLED


@pytest.mark.parametrize("place, line", [
    (KEEPING, ["A001", "K001", "K002"]), (FIRST, ["A001", "K001", "K002"]), (LAST, ["K001", "K002", "A001"]),
])
def test_a_number_sent_to_another_business_keeps_its_name_and_takes_the_place_it_was_given(fees, repairs, hands, place, line):
    take(fees)
    hands.pass_by(timedelta(seconds=5))
    take(repairs, 2)
    hands.pass_by(timedelta(seconds=5))
    ticket = Ticket.call_next(1)

    ticket.transfer(repairs, place=place)

    assert numbers(Ticket.waiting(repairs)) == line


def test_a_number_sent_to_a_window_is_called_by_that_window_only(fees):
    take(fees)
    Ticket.call_next(1).transfer(counter=2)

    assert Ticket.call_next(1) is None
    assert Ticket.call_next(2).number == "A001"


def test_a_window_calls_only_what_it_can_do(fees, repairs):
    take(fees), take(repairs)
    Counter.get_by_id(1).serve_only([repairs.id])

    assert Ticket.call_next(1).number == "K001"
    assert Ticket.call_next(2).number == "A001"


def test_only_those_are_ahead_whom_the_same_windows_call(app, fees, repairs, desk, lan):
    desk.post("/desk/queue/counters/1")
    Counter.get_by_id(1).serve_only([repairs.id])
    take(fees)

    assert take(repairs).people_ahead == 0


def test_priority_goes_first_by_a_rule_and_somebody_granted_it(fees, at_desk):
    take(fees, 2)
    last = take(fees)

    last.prefer("elder")

    assert Ticket.call_next(1).number == last.number
    event = Event.get(Event.verb == "ticket.preferred")
    assert (event.staff, event.facts["priority"]) == ("qian", "elder")


def test_a_call_out_of_order_needs_a_reason_and_is_counted(fees):
    take(fees, 3)
    third = Ticket.get(Ticket.serial == 3)
    assert Ticket.share_in_order() is None

    with pytest.raises(Refused, match="A003"):
        third.call_out_of_order(1, "")
    third.call_out_of_order(1, "short")
    Ticket.call_next(2)

    assert (third.passed_over, third.order_reason, Ticket.share_in_order()) == (2, "short", 0.5)


def test_calling_by_hand_whoever_is_next_is_in_order_and_needs_no_reason(fees):
    first, _second = take(fees, 2)

    first.call_out_of_order(1, "")

    assert (first.passed_over, Ticket.share_in_order()) == (0, 1)


def test_a_paused_window_calls_nobody_and_counts_as_no_window(desk, fees):
    desk.post("/desk/queue/counters/1")
    take(fees)
    window = Counter.get_by_id(1)
    assert Counter.open_count() == 1

    window.pause("meal")

    with pytest.raises(Refused):
        Ticket.call_next(1)
    assert (Counter.open_count(), Counter.get_by_id(1).paused_for) == (0, "meal")
    window.go_on()
    assert Ticket.call_next(1)


def test_who_stepped_away_is_passed_over_and_keeps_the_place_for_a_quarter_of_an_hour(fees, hands):
    first, second = take(fees, 2)

    first.step_away()

    assert numbers(Ticket.for_counter(Counter.get_by_id(1))) == [second.number]
    hands.pass_by(timedelta(minutes=15))
    assert numbers(Ticket.for_counter(Counter.get_by_id(1))) == [first.number, second.number]


def test_who_comes_back_earlier_is_called_at_once(fees):
    first, _second = take(fees, 2)
    first.step_away()

    first.come_back()

    assert Ticket.call_next(1).number == first.number


def test_several_matters_of_one_visit_are_counted_on_one_number(fees, repairs):
    take(fees)
    ticket = Ticket.call_next(1)

    ticket.add_matter(repairs)
    ticket.finish()

    assert now(ticket).matters == ["K"]


def test_somebody_without_a_number_is_served_and_counted_and_gets_no_paper(fees):
    take(fees)

    ticket = Ticket.serve_without_number(fees, 1)

    assert (ticket.number, ticket.state, ticket.channel, ticket.paper) == ("A002", SERVING, "desk", None)


def test_a_visit_is_rated_once_and_after_its_end(fees):
    take(fees)
    ticket = Ticket.call_next(1)
    with pytest.raises(Refused):
        ticket.rate(5)
    ticket.finish()

    ticket.rate(4)

    with pytest.raises(Refused):
        now(ticket).rate(1)
    assert now(ticket).rating == 4


def test_the_last_act_can_be_taken_back_for_ten_seconds(fees, at_desk, hands):
    take(fees)
    Ticket.call_next(1)

    Ticket.take_back("qian")

    ticket = Ticket.get()
    assert (ticket.state, ticket.counter, ticket.calls, ticket.called_at) == (WAITING, None, 0, None)
    assert Event.get(Event.verb == "ticket.taken_back").facts["act"] == "call"
    with pytest.raises(Refused):
        Ticket.take_back("qian")


def test_after_ten_seconds_nothing_is_taken_back(fees, at_desk, hands):
    take(fees)
    Ticket.call_next(1)
    hands.pass_by(timedelta(seconds=11))

    with pytest.raises(Refused):
        Ticket.take_back("qian")
    assert Ticket.get().state == CALLED


def test_what_a_colleague_went_on_with_is_not_taken_back(fees, at_desk):
    take(fees)
    ticket = Ticket.call_next(1)
    with events.acting("yun", "lan"):
        now(ticket).hold("form")

    with pytest.raises(Refused, match="A001"):
        Ticket.take_back("qian")
    assert now(ticket).state == HELD


def test_each_person_takes_back_what_they_did_themselves(fees, at_desk):
    take(fees, 2)
    Ticket.call_next(1)
    with events.acting("yun", "lan"):
        Ticket.call_next(2)

    assert Ticket.take_back("qian") == "A001"
    assert undo.last("yun") is not None
