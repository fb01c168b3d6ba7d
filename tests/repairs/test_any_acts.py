"""Everybody tries everything, in any order: whatever is refused or allowed, the money and the word of the client hold."""
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

import cast
from kiosk import access, clock
from kiosk.errors import Refused
from kiosk.events import Event
from kiosk.fees.ledger import Entry
from kiosk.fees.words import CASH, TRANSFER
from kiosk.repairs import states
from kiosk.repairs.models import Order
from kiosk.repairs.pricing.quotes import CALL, LIABLE, PAGE, PAPER, Line, Quote
from kiosk.repairs.report import Report
from kiosk.repairs.states import THE_CLIENT, Party
from kiosk.site.models import Unit

SECOND = timedelta(seconds=1)
# How an order goes on when everybody does what they should; random acts alone would seldom get far.
ORDINARY = {
    states.REGISTERED: "dispatch", states.DISPATCHED: "take", states.TAKEN: "arrive", states.ON_SITE: "quote", states.QUOTED: "yes",
    states.ACCEPTED: "start", states.WORKING: "finish", states.FINISHED: "confirm", states.CONFIRMED: "pay",
}

ANYTHING = ("dispatch", "take", "give_back", "arrive", "start", "hold", "resume", "finish", "confirm", "send_back", "pay", "close",
            "cancel", "abandon", "waive", "hand_over")


class AnyActs(RuleBasedStateMachine):
    """Orders, and people of every role who act on them without asking whether they may."""

    hands = None
    engineers = ()

    @initialize(limit_fen=st.sampled_from([0, 8000]), depth=st.integers(0, len(ORDINARY)))
    def report(self, limit_fen, depth):
        report = Report(Unit.get(), None, "water", "tap", [], None, "13800011234", None, limit_fen=limit_fen)
        self.order_id = Order.register(report, f"k{clock.now_ms()}", "zh_Hans", "").id
        self.people = [*self.engineers, Party(access.RECEPTIONIST), Party(access.MANAGER), Party(access.MAINTAINER), THE_CLIENT]
        self.go_on(depth, 0, "")

    def act(self, verb, by, *facts, **more):
        """Any act by anybody; what the rules refuse has changed nothing."""
        order = Order.get_by_id(self.order_id)
        self.hands.pass_by(SECOND)
        before = self._seen()
        try:
            getattr(order, verb)(*facts, by=by, **more)
        except Refused:
            assert self._seen() == before, verb
            return
        if by.role == access.ENGINEER:
            assert Order.get_by_id(self.order_id).engineer_id == (None if verb == "give_back" else by.id), verb

    def _seen(self):
        row = Order.select().where(Order.id == self.order_id).dicts().get()
        return row, Entry.latest_seq(), list(Quote.select().where(Quote.order == self.order_id).dicts()), Event.select().count()

    @rule(steps=st.integers(1, 5), over=st.sampled_from([0, 1, -1]), detour=st.sampled_from(["", "requote", "hold", "colleague"]))
    def go_on_with(self, steps, over, detour):
        self.go_on(steps, over, detour)

    def go_on(self, steps, over, detour):
        for _ in range(steps):
            if detour == "requote":
                self.quote_as(self.people[0], 1, "owner")
            if detour == "hold":
                self.act("hold", self.people[0], "part", clock.today())
                self.act("resume", self.people[0])
            if detour == "colleague":
                self.ordinary_step(self.people[1], over)
            self.ordinary_step(self.people[0], over)

    def ordinary_step(self, engineer, over):
        order, desk = Order.get_by_id(self.order_id), Party(access.RECEPTIONIST)
        {
            "dispatch": lambda: self.act("dispatch", desk, "water"), "take": lambda: self.act("take", engineer),
            "arrive": lambda: self.act("arrive", engineer, "water", "tap", []), "quote": lambda: self.quote_as(engineer, 2, "owner"),
            "yes": lambda: self.on_quote(lambda order: Quote.latest(order).accept(PAGE)),
            "start": lambda: self.act("start", engineer),
            "finish": lambda: self.act("finish", engineer, order.agreed_fen + over, True),
            "confirm": lambda: self.act("confirm", THE_CLIENT), "pay": lambda: self.act("pay", desk, CASH, ""),
            None: lambda: None,
        }[ORDINARY.get(order.state)]()

    @rule(who=st.integers(0, 5), verb=st.sampled_from([*ANYTHING]), days=st.integers(-1, 1), amount_fen=st.sampled_from([0, 8050, 20000]),
          is_cleared=st.booleans())
    def anybody_does_anything(self, who, verb, days, amount_fen, is_cleared):
        facts = {
            "dispatch": ("water",), "arrive": ("water", "tap", []), "hold": ("part", clock.days_ahead(days)),
            "finish": (amount_fen, is_cleared), "pay": (TRANSFER, ""), "cancel": ("client",), "abandon": ("client",), "waive": ("client",),
            "hand_over": (self.engineers[1].id, "生病"),
        }
        self.act(verb, self.people[who], *facts.get(verb, ()))

    @rule(who=st.integers(0, 5))
    def refund(self, who):
        entry = Entry.standing(Order.get_by_id(self.order_id).number)
        if entry:
            self.act("refund", self.people[who], entry, "收错")

    @rule(who=st.integers(0, 5), pieces=st.integers(1, 3), liability=st.sampled_from(["owner", "owner", *LIABLE]))
    def quote(self, who, pieces, liability):
        self.quote_as(self.people[who], pieces, liability)

    def quote_as(self, by, pieces, liability):
        lines = [Line("tap", "labour", "水龙头", "Tap", "个", 8050, 100 * pieces)]
        self.on_quote(lambda order: Quote.make(order, lines, liability, by=by))

    @rule(who=st.integers(0, 5), age=st.integers(0, 1), how=st.sampled_from([PAGE, CALL, PAPER]), yes=st.booleans())
    def answer(self, who, age, how, yes):
        quotes = list(Quote.select().where(Quote.order == self.order_id).order_by(Quote.version.desc()))
        if len(quotes) > age:
            quote, by = quotes[age], self.people[who]
            self.on_quote(lambda order: quote.accept(how, by=by) if yes else quote.decline(by=by, how=how))

    @rule(who=st.integers(0, 5), reason=st.sampled_from(["", "爆管"]))
    def override(self, who, reason):
        quote = Quote.latest(self.order_id)
        if quote:
            self.on_quote(lambda order: quote.override(reason, by=self.people[who]))

    def on_quote(self, act):
        self.hands.pass_by(SECOND)
        before = self._seen()
        try:
            act(Order.get_by_id(self.order_id))
        except Refused:
            assert self._seen() == before

    @rule()
    def visit(self):
        Order.get_by_id(self.order_id).note_visit()

    @rule(days=st.integers(1, 9))
    def days_pass(self, days):
        self.hands.pass_by(timedelta(days=days))

    @invariant()
    def work_never_begins_without_a_yes_to_the_latest_quote(self):
        order, quote = self._order()
        if order.state in (states.ACCEPTED, states.WORKING, states.FINISHED, states.REWORK):
            assert quote.answer == "accepted" and order.agreed_fen == quote.total_fen

    @invariant()
    def nothing_is_charged_above_the_accepted_quote(self):
        order, quote = self._order()
        if order.amount_fen is not None:
            assert order.amount_fen <= order.agreed_fen == quote.total_fen

    @invariant()
    def the_ledger_holds_what_is_paid(self):
        order, _ = self._order()
        is_paid = order.state in (states.PAID, states.VISIT_DUE, states.VISITED) or (order.state == states.CLOSED and order.amount_fen)
        assert Entry.total_fen(Entry.subject == order.number) == (order.amount_fen if is_paid else 0)

    @invariant()
    def every_step_is_in_the_record_and_in_the_table(self):
        order, _ = self._order()
        steps = [event for event in Event.about(f"repair_order:{order.id}") if "after" in event.facts]
        ways = {(act.before, act.after) for act in states.ACTS}
        assert all((step.facts["before"], step.facts["after"]) in ways for step in steps)
        assert order.state == (steps[-1].facts["after"] if steps else states.REGISTERED)

    def _order(self):
        order = Order.get_by_id(self.order_id)
        return order, Quote.latest(order)


@pytest.fixture
def people(app, hands):
    AnyActs.hands = hands
    AnyActs.engineers = (cast.engineer(), cast.engineer("liu"))


def test_whatever_anybody_tries(people):
    run_state_machine_as_test(AnyActs, settings=settings(
        max_examples=30, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)))
