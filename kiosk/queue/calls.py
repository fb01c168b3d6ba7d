"""Calling: the next by the policy, one out of order with a reason, again, missed, and back in the line."""
from datetime import timedelta

from kiosk import clock, days, topics
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.i18n import gettext as _
from kiosk.queue.announcements import CALL, CONTINUE, Announcement
from kiosk.queue.counters import Counter
from kiosk.queue.forecasts import Forecast
from kiosk.queue.states import REASONS

MOST_CALLS = 3
RECALL_EVERY = timedelta(seconds=20)
REENTERS_AFTER = 3


class Calls:
    """What can happen to a Ticket between the line and the window."""

    @classmethod
    def call_next(cls, counter: int):
        """Call whoever is next for this window, or return None when nobody waits for it."""
        with transaction():
            window = cls._free_window(counter)
            ticket = cls.for_counter(window).first()
            if ticket:
                ticket._call(window)
            return ticket

    def call_out_of_order(self, counter: int, reason: str):
        """Call this very number. Those it passes over are counted, and everybody who waits can see the share."""
        with transaction():
            window = self._free_window(counter)
            passed_over = self.before_me(type(self).for_counter(window)).count()
            if passed_over and reason not in REASONS:
                raise Refused(_("Please say why %(number)s goes before others.", number=self.number))
            self._call(window, passed_over=passed_over, order_reason=reason if passed_over else "")

    def recall(self):
        """Call the same number again: at most three times, and not at once."""
        with transaction():
            if self.calls >= MOST_CALLS:
                raise Refused(_("%(number)s was called three times.", number=self.number))
            if self.is_called and clock.now() - self.called_at < RECALL_EVERY:
                raise Refused(_("Please wait 20 seconds between calls."))
            self._move("recall", called_at=clock.now(), calls=self.calls + 1)
            self._announce("ticket.recalled")

    def arrive(self):
        """The person is at the window."""
        self._act("arrive", "ticket.arrived", started_at=clock.now())

    def skip(self):
        """The person did not come. The number can be restored for the rest of the day."""
        self._act("skip", "ticket.skipped")

    def restore(self):
        """A missed person is back on the same day: they wait again, behind the next three."""
        with transaction():
            if self.day != days.today():
                raise Refused(_("%(number)s is of another day. Please take a new number.", number=self.number))
            self._move("restore", rank=self._rank_behind(REENTERS_AFTER), counter=None, calls=0)
            record("ticket.restored", self, number=self.number)
            topics.changed("queue")

    @classmethod
    def _free_window(cls, number: int) -> Counter:
        window = Counter.get_by_id(number)
        busy = cls.at_counter(number)
        if busy:
            raise Refused(_("Finish %(number)s first, please.", number=busy.number))
        if window.is_paused:
            raise Refused(_("Your window is paused. Open it again first."))
        return window

    def _call(self, window: Counter, **facts):
        now = clock.now()
        moments = {"first_called_at": self.first_called_at or now, "called_at": now, "away_until": None}
        self._move("call", counter=window.number, staff=actor().staff, calls=1, **moments, **facts)
        Forecast.settle(self)
        self._announce("ticket.called", CONTINUE if self.started_at else CALL, **facts)

    def _announce(self, verb, kind=CALL, **facts):
        Announcement.call(self, kind)
        record(verb, self, number=self.number, counter=self.counter, calls=self.calls, **facts)
        topics.changed("queue")

    def _rank_behind(self, people: int) -> int:
        ahead = list(type(self).waiting(self.service).where(type(self).lane == self.lane).limit(people))
        return ahead[-1].rank + 1 if ahead else self.rank
