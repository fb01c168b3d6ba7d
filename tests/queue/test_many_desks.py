"""Two to eight desks at once, doing anything they can: no ticket in two hands, none lost, no number missing or given twice."""
import random
import threading
from collections import Counter as Tally
from datetime import timedelta

import pytest
from hypothesis import settings as examples
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from kiosk import clock, events
from kiosk.db import database
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket
from kiosk.queue.states import ACTS, AT_WINDOW, HOLDS, OUTCOMES, REASONS
from kiosk.site.models import Service

DESKS = range(1, 9)
ROUNDS = 60


@pytest.fixture
def services(app):
    for number in DESKS:
        Counter.get_or_create(number=number)
    return list(Service.offered())


def act(ticket, name: str, desk: int, chance: random.Random):
    return {
        "call": lambda: ticket.call_out_of_order(desk, chance.choice([*REASONS, ""])),
        "recall": ticket.recall, "arrive": ticket.arrive, "skip": ticket.skip, "restore": ticket.restore,
        "hold": lambda: ticket.hold(chance.choice(list(HOLDS))), "resume": lambda: ticket.resume(desk),
        "transfer": lambda: ticket.transfer(counter=chance.choice([None, *DESKS]), place=chance.choice(["first", "last", "keeping"])),
        "finish": lambda: ticket.finish(chance.choice(list(OUTCOMES))), "cancel": ticket.cancel,
        "step_away": ticket.step_away, "come_back": ticket.come_back, "prefer": lambda: ticket.prefer("elder"),
        "serve_at_once": lambda: Ticket.serve_without_number(ticket.service, desk),
    }[name]()


def try_to(do):
    """Whatever the desk tries: it happens, or it is refused in words."""
    try:
        return do()
    except Refused:
        return None


def check_the_books():
    today = list(Ticket.select().where(Ticket.day == clock.today()))
    hands = Tally(ticket.counter for ticket in today if ticket.state in AT_WINDOW)
    letters = {ticket.number[0] for ticket in today}

    assert all(count == 1 for count in hands.values()) and None not in hands
    for letter in letters:
        serials = sorted(int(ticket.number[1:]) for ticket in today if ticket.number[0] == letter)
        assert serials == list(range(1, len(serials) + 1))
    for ticket in today:
        changes = list(Event.about(f"ticket:{ticket.id}"))
        assert len(changes) == 1 + ticket.version
        assert all(change.at and change.place for change in changes)


def test_every_act_of_the_table_is_tried_here(services):
    ticket = Ticket.take(services[0], "k", "zh_Hans", "")

    for name in ACTS:
        try_to(lambda: act(ticket, name, 1, random.Random(1)))


def test_desks_that_do_anything_in_any_order_keep_the_books(services, hands):
    class Lobby(RuleBasedStateMachine):
        def __init__(self):
            super().__init__()
            hands.pass_by(timedelta(days=1))
            Ticket.close_earlier_days()
            self.taken = 0

        @rule(service=st.sampled_from(services))
        def take(self, service):
            self.taken += 1
            Ticket.take(service, f"{clock.today()}-{self.taken}", "zh_Hans", "")

        @rule(desk=st.sampled_from(DESKS))
        def call_next(self, desk):
            with events.acting(f"desk{desk}", "lan"):
                try_to(lambda: Ticket.call_next(desk))

        @rule(desk=st.sampled_from(DESKS), name=st.sampled_from(list(ACTS)), which=st.integers(0, 30), seed=st.integers(0, 99))
        def act(self, desk, name, which, seed):
            today = list(Ticket.select().where(Ticket.day == clock.today()).order_by(Ticket.id))
            if today:
                with events.acting(f"desk{desk}", "lan"):
                    try_to(lambda: act(today[which % len(today)], name, desk, random.Random(seed)))

        @rule(desk=st.sampled_from(DESKS))
        def take_back(self, desk):
            with events.acting(f"desk{desk}", "lan"):
                try_to(lambda: Ticket.take_back(f"desk{desk}"))

        @rule(minutes=st.integers(1, 20))
        def time_passes(self, minutes):
            hands.pass_by(timedelta(seconds=minutes))

        @invariant()
        def the_books_balance(self):
            check_the_books()

    run_state_machine_as_test(Lobby, settings=examples(max_examples=25, stateful_step_count=30, deadline=None))


@pytest.mark.parametrize("desks", [2, 4, 8])
def test_desks_that_press_at_the_same_moment_keep_the_books(services, desks):
    for number in range(20):
        Ticket.take(services[number % 2], f"k{number}", "zh_Hans", "")
    bugs = []

    def work(desk):
        chance = random.Random(desk)
        try:
            with events.acting(f"desk{desk}", "lan"):
                for _ in range(ROUNDS):
                    try_to(lambda: Ticket.call_next(desk))
                    today = list(Ticket.select().order_by(Ticket.id))
                    try_to(lambda: act(chance.choice(today), chance.choice(list(ACTS)), desk, chance))
        except BaseException as bug:
            bugs.append(bug)
            raise
        finally:
            database.close()

    threads = [threading.Thread(target=work, args=(desk,)) for desk in range(1, desks + 1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert bugs == []
    check_the_books()
