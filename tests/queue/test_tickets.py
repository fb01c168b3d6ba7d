import threading
from datetime import timedelta

import pytest

from kiosk.db import database
from kiosk.errors import Refused
from kiosk.events import Event, subject_of
from kiosk.queue.models import Ticket
from kiosk.queue.states import CALLED, DONE, NO_SHOW, WAITING
from kiosk.site.models import Service
from printer.spool import PrintJob


@pytest.fixture
def fees(app):
    return Service.get(Service.code == "A")


def take(service, key, language="zh_Hans"):
    return Ticket.take(service, key, language, "http://desk.test:8001")


def test_numbers_count_up_by_service_and_day(fees, hands):
    today = [take(fees, f"key {n}").number for n in range(2)]
    repairs = take(Service.get(Service.code == "K"), "other").number
    hands.pass_by(timedelta(days=1))
    tomorrow = take(fees, "next day").number

    assert today == ["A001", "A002"]
    assert repairs == "K001"
    assert tomorrow == "A001"


def test_a_clock_that_jumps_back_gives_no_number_twice(fees, hands):
    take(fees, "one")
    hands.pass_by(timedelta(days=1))
    take(fees, "two")
    hands.pass_by(-timedelta(days=1))

    assert take(fees, "three").number == "A002"


def test_the_same_key_gives_the_same_ticket(fees):
    first, second = take(fees, "key"), take(fees, "key")

    assert first == second
    assert Ticket.select().count() == 1
    assert PrintJob.select().count() == 1


def test_the_same_tap_twice_at_once_gives_one_ticket_and_no_gap(fees):
    barrier, given = threading.Barrier(4), []

    def tap():
        barrier.wait()
        given.append(take(fees, "key").number)
        database.close()

    threads = [threading.Thread(target=tap) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert given == ["A001"] * 4
    assert take(fees, "another").number == "A002"


def test_number_paper_and_event_are_one_transaction(fees):
    ticket = take(fees, "key")

    assert PrintJob.get().subject == subject_of(ticket)
    assert [event.verb for event in Event.about(subject_of(ticket))] == ["ticket.taken"]


def test_nothing_of_a_number_remains_when_its_paper_cannot_be_put_down(fees, monkeypatch):
    PrintJob.delete().execute()
    database.execute_sql("create trigger full before insert on print_job begin select raise(abort, 'disk full'); end")

    with pytest.raises(Exception, match="disk full"):
        take(fees, "key")

    assert Ticket.select().count() == 0
    assert Event.select().where(Event.verb == "ticket.taken").count() == 0


def test_a_closed_service_refuses_with_a_sentence(fees):
    fees.change_if(Service.id == fees.id, closed_reason="今日号已满")

    with pytest.raises(Refused, match="物业缴费"):
        take(fees, "key")


def test_the_longest_waiting_is_called_first(fees):
    first, _ = take(fees, "one"), take(fees, "two")

    called = Ticket.call_next(counter=1)

    assert (called, called.state, called.counter) == (first, CALLED, 1)


def test_calling_when_nobody_waits_gives_none(fees):
    assert Ticket.call_next(counter=1) is None


def test_a_window_finishes_before_it_calls_again(fees):
    take(fees, "one"), take(fees, "two")
    Ticket.call_next(counter=1)

    with pytest.raises(Refused, match="A001"):
        Ticket.call_next(counter=1)


def test_two_windows_at_once_never_get_the_same_ticket(fees):
    for n in range(30):
        take(fees, f"key {n}")
    called = []

    def call(counter):
        for _ in range(10):
            ticket = Ticket.call_next(counter)
            called.append(ticket.number)
            ticket.finish()
        database.close()

    threads = [threading.Thread(target=call, args=(counter,)) for counter in (1, 2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(set(called)) == 30


def test_a_desk_that_acts_on_what_has_moved_on_is_told_so(fees):
    take(fees, "one")
    ticket = Ticket.call_next(counter=1)
    same_ticket = Ticket.get_by_id(ticket.id)

    ticket.finish()

    with pytest.raises(Refused):
        same_ticket.skip()


def test_a_number_is_called_three_times_at_most_and_not_at_once(fees, hands):
    take(fees, "one")
    ticket = Ticket.call_next(counter=1)

    with pytest.raises(Refused, match="20"):
        ticket.recall()
    for _ in range(2):
        hands.pass_by(timedelta(seconds=20))
        ticket.recall()
    hands.pass_by(timedelta(seconds=20))

    with pytest.raises(Refused, match="三次"):
        ticket.recall()
    assert ticket.calls == 3


def test_a_missed_number_comes_back_behind_the_next_three(fees, hands):
    for n in range(6):
        take(fees, f"key {n}")
        hands.pass_by(timedelta(seconds=1))
    missed = Ticket.call_next(counter=1)
    missed.skip()

    missed.restore()

    assert [ticket.number for ticket in Ticket.waiting()] == ["A002", "A003", "A004", "A001", "A005", "A006"]


def test_states_end_where_they_should(fees, hands):
    one, two, three = take(fees, "1"), take(fees, "2"), take(fees, "3")

    Ticket.call_next(1).finish()
    Ticket.call_next(1).skip()
    three.cancel()

    assert [Ticket.get_by_id(t.id).state for t in (one, two, three)] == [DONE, NO_SHOW, "cancelled"]
    assert Ticket.waiting().count() == 0


def test_the_link_is_unguessable_and_dies_a_day_after_the_end(fees, hands):
    ticket = take(fees, "one")
    token = ticket.token
    Ticket.call_next(1).finish()

    assert len(token) == 26
    assert Ticket.by_token(token) == ticket
    assert Ticket.by_token(token.lower()) == ticket
    assert Ticket.by_token("A" * 26) is None
    hands.pass_by(timedelta(hours=25))
    assert Ticket.by_token(token) is None


def test_neither_token_nor_secret_is_stored_with_the_ticket(fees):
    ticket = take(fees, "one")

    assert ticket.token not in str(ticket.__data__)


def test_the_slip_carries_number_place_and_link_and_nothing_about_the_person(fees):
    ticket = take(fees, "one")
    text = PrintJob.get().document

    assert ticket.number in text
    assert f"HTTP://DESK.TEST:8001/T/{ticket.token}" in text
    assert "张" not in text and "138" not in text


def test_a_slip_in_english_keeps_the_chinese_name_of_the_service(fees):
    take(fees, "one", language="en")

    assert "Fees 物业缴费" in PrintJob.get().document


def test_everybody_whom_the_same_windows_call_first_is_ahead(fees):
    repairs = Service.get(Service.code == "K")
    take(fees, "1"), take(repairs, "2")
    last = take(fees, "3")

    assert last.people_ahead == 2
    assert Ticket.get_by_id(last.id).state == WAITING


def test_what_was_left_open_yesterday_is_over_and_blocks_nobody(fees, hands):
    waiting, called = take(fees, "1"), take(fees, "2")
    Ticket.call_next(counter=1)
    hands.pass_by(timedelta(days=1))

    Ticket.close_earlier_days()

    assert {Ticket.get_by_id(one.id).state for one in (waiting, called)} == {"cancelled"}
    take(fees, "3")
    assert Ticket.call_next(counter=1).number == "A001"
    hands.pass_by(timedelta(hours=25))
    assert Ticket.by_token(waiting.token) is None


def test_a_missed_number_of_another_day_is_not_restored(fees, hands):
    take(fees, "1")
    missed = Ticket.call_next(counter=1)
    missed.skip()
    hands.pass_by(timedelta(days=1))

    with pytest.raises(Refused, match="不是今天"):
        missed.restore()
