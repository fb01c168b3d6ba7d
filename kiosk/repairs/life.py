"""What can happen to a work order between the report and its end. The table in states.py says when, and who may."""
from collections.abc import Callable
from datetime import date

from kiosk import access, clock, masking, topics
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.fees.ledger import Entry
from kiosk.i18n import gettext as _
from kiosk.repairs import states
from kiosk.repairs.states import ACCEPTED, THE_BOX, WORKING
from kiosk.repairs.trades import TRADES

MOST_STARS = 5
LONGEST_HOLD_DAYS = 90
NOT_SEEN = -1  # the amount of a page that showed none

_listeners: list[Callable] = []


def when_finished(act: Callable):
    """act(order) runs in the transaction in which the work is finished; once, however often it is said."""
    if act not in _listeners:
        _listeners.append(act)


class Life:
    """What can happen to an Order. by is who acts, with a role and an id: a Staff, or one of the parties of states.py."""

    def dispatch(self, trade: str, by):
        """Tell engineering, by trade (R-06)."""
        if trade not in TRADES:
            raise Refused(_("Please choose a trade."))
        self.step("dispatch", by, trade=trade, dispatched_at=clock.now(), facts={"trade": trade})

    def take(self, by):
        """The first engineer who takes it has it."""
        self.step("take", by, engineer=by.id, taken_at=clock.now())

    def give_back(self, by):
        self.step("give_back", by, engineer=None, taken_at=None, dispatched_at=clock.now())

    def hand_over(self, engineer_id: str, reason: str, by):
        """Another engineer goes on with it where it stands."""
        if engineer_id not in [colleague.id for colleague in self.colleagues]:
            raise Refused(_("Please choose another engineer of this trade."))
        self.step("hand_over", by, reason=reason, engineer=engineer_id)

    def arrive(self, category: str, item: str, phrases: list[str], by):
        """On site, with the content as the client and the engineer see it now; what was reported stays (R-08)."""
        confirmed = {"category": category, "item": item, "phrases": phrases}
        self.step("arrive", by, arrived_at=clock.now(), confirmed=confirmed, facts={"category": category, "item": item})

    def start(self, by):
        self.step("start", by, started_at=clock.now())

    def hold(self, reason: str, review_on: date, by):
        """Nothing waits without a day on which somebody looks at it again."""
        if reason not in states.HOLDS:
            raise Refused(_("Please choose a reason."))
        if review_on < clock.today():
            raise Refused(_("The review date lies in the past."))
        if review_on > clock.days_ahead(LONGEST_HOLD_DAYS):
            raise Refused(_("The review date is at most %(count)d days ahead.", count=LONGEST_HOLD_DAYS))
        self.step("hold", by, held_from=ACCEPTED if self.state == WORKING else self.state, held_for=reason, review_on=review_on,
                  facts={"reason": reason, "review_on": review_on.isoformat()})

    def resume(self, by):
        self.step("resume", by, after=self.held_from or WORKING, held_from="", held_for="", review_on=None)

    def finish(self, amount_fen: int, is_cleared: bool, by):
        """Done and tidied up (R-12), for what was agreed or less (R-11)."""
        if not is_cleared:
            raise Refused(_("First clear the place: no tools, no rubbish left."))
        if self.agreed_fen is None or not 0 <= amount_fen <= self.agreed_fen:
            raise Refused(_("More than the accepted quote. Make a new quote first."))
        with transaction():
            agreed = type(self).agreed_fen == self.agreed_fen
            self.step("finish", by, also=agreed, amount_fen=amount_fen, finished_at=clock.now(), facts={"amount_fen": amount_fen})
            for act in _listeners:
                act(self)

    def confirm(self, by, seen_fen: int | None = None):
        """The client is content with work and amount; where nothing is to be paid, it counts as paid. No other amount than seen."""
        if seen_fen not in (None, self.amount_fen):
            raise Refused(_("The amount has changed. Please look again."))
        with transaction():
            self.step("confirm", by, also=type(self).amount_fen == self.amount_fen, confirmed_at=clock.now())
            if self.amount_fen == 0:
                self.step("settle", THE_BOX, paid_at=clock.now())
                self._plan_visit()

    def send_back(self, by):
        self.step("send_back", by, finished_at=None, amount_fen=None)

    def pay(self, method: str, reference: str, by) -> Entry:
        """At the desk, the whole amount (R-13, F-08). The ledger's entry is the receipt."""
        with transaction():
            self.step("pay", by, paid_at=clock.now(), facts={"amount_fen": self.amount_fen, "method": method})
            entry = Entry.take(self.number, self.amount_fen, method, reference)
            entry.print_receipt(self.language)
            self._plan_visit()
            return entry

    def refund(self, entry: Entry, reason: str, by) -> Entry:
        """The payment was a mistake: a counter-entry, never an edit; the order waits for payment again."""
        with transaction():
            self.step("refund", by, reason=reason, paid_at=None, ended_at=None)
            counter_entry = entry.counter(reason)
            counter_entry.print_receipt(self.language)
            return counter_entry

    def waive(self, reason: str, by):
        """The client pays nothing: bad work, or money that will never come. What it came to stays in the record."""
        with transaction():
            self.step("waive", by, reason=reason, amount_fen=0, paid_at=clock.now(), facts={"waived_fen": self.amount_fen})
            self._plan_visit()

    def rate(self, stars: int):
        """From 1 to 5, once, when the client has said that the work is right."""
        if not 1 <= stars <= MOST_STARS:
            raise Refused(_("Please choose from 1 to 5."))
        with transaction():
            may_rate = type(self).rating.is_null() & type(self).confirmed_at.is_null(False)
            if not self.change_if(may_rate, rating=stars):
                raise Refused(_("This repair cannot be rated now."))
            record("order.rated", self, number=self.number, stars=stars)

    def note_visit(self):
        """A return visit was made. Before the money is in, the order goes on waiting for that."""
        with transaction():
            self.change_if(type(self).visited_at.is_null(), visited_at=clock.now())
            self.state = self._row().state
            if states.find("visit", self.state, THE_BOX.role):
                self.step("visit", THE_BOX)

    def close(self, by):
        self.step("close", by, ended_at=clock.now())

    def cancel(self, reason: str, by):
        """It will not be repaired; possible until somebody is on site."""
        self.step("cancel", by, ended_at=clock.now(), cancelled_for=reason, facts={"reason": reason})

    def abandon(self, reason: str, by):
        """Given up although somebody was there already."""
        self.step("abandon", by, reason=reason, ended_at=clock.now(), cancelled_for="abandoned")

    def step(self, verb, by, after=None, reason=None, also=None, facts=None, **changes):
        """One step of the life. also is a further condition on the row."""
        act = states.find(verb, self.state, by.role, after)
        if act is None:
            raise Refused(self._why_not(verb, by.role))
        if act.needs_reason and not reason:
            raise Refused(_("Please say why: it goes past the ordinary way."))
        if masking.has_a_persons_number(reason or ""):
            raise Refused(_("Please no names and no numbers of people here."))
        with transaction():
            # Two people may press at once; the UPDATE that still finds the state wins.
            as_before = (type(self).state == act.before) & self._theirs(act, by)
            if not self.change_if(as_before & also if also is not None else as_before, state=act.after, **changes):
                raise Refused(_("%(number)s has moved on: somebody else was quicker.", number=self.number))
            record(f"order.{states.PAST[verb]}", self, number=self.number, before=act.before, after=act.after,
                   **(facts or {}), **({"reason": reason} if reason else {}))
            topics.changed("repairs")

    def _plan_visit(self):
        self.step("plan_visit", THE_BOX)
        if self._row().visited_at:
            self.step("visit", THE_BOX)

    def _row(self):
        """As it stands now: somebody may have written since this one was read."""
        return type(self).get_by_id(self.id)

    def _theirs(self, act, by):
        """Engineers act on their own orders only; taking one makes it theirs."""
        if by.role != access.ENGINEER or act.verb == "take":
            return type(self).id == self.id
        return type(self).engineer == by.id

    def _why_not(self, verb, role) -> str:
        if self.state in states.before(verb):
            return _("You may not do this here. Please ask a colleague who may.")
        return _("%(number)s has moved on: %(state)s.", number=self.number, state=self.state_name)
