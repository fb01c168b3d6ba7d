"""One day in a lobby, minute by minute, through the same verbs that pages call: numbers, calls, ends, repairs."""
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kiosk import access, clock, i18n
from kiosk.db import new_id
from kiosk.demo import repairs
from kiosk.events import acting
from kiosk.queue.models import Ticket
from kiosk.site.models import Service, Unit
from kiosk.staff.models import Staff

OPENS_AT, OPEN_MINUTES = 8, 9 * 60
WINDOWS = (1, 2, 3)
VISITORS = 90
ROWS_OF_A_VISITOR = 5
NO_SHOWS, REPAIRS, RATINGS = 0.06, 0.08, 0.2
SERVED_SHARE = 0.8  # of what the windows can do


@dataclass
class Window:
    number: int
    ticket: Ticket | None = None
    until: datetime | None = None


def visitors_for(rows: int | None) -> int:
    """How many have to come for so many rows; without a wish as many as on an ordinary day."""
    return VISITORS if rows is None else rows // ROWS_OF_A_VISITOR + 1


class Day:
    """is_enough ends it early."""

    def __init__(self, day: date, chance: random.Random, hands: Callable[[datetime], None], visitors: int, is_enough: Callable[[], bool] = lambda: False,
                 windows: Iterable[int] = WINDOWS):
        self.day, self.chance, self.hands, self.visitors, self.is_enough = day, chance, hands, visitors, is_enough
        self.services = list(Service.select())
        self.homes = list(Unit.select())
        self.windows = [Window(number) for number in windows]
        self.receptionist = Staff.get(Staff.role == access.RECEPTIONIST)

    def play(self):
        opens = clock.at_site(self.day, OPENS_AT)
        self.hands(opens)
        Ticket.close_earlier_days()
        for come in sorted(self.chance.uniform(0, OPEN_MINUTES) for _ in range(self.visitors)):
            self._go_on_until(opens + timedelta(minutes=come))
            self._visit()
            if self.is_enough():
                return
        while any(window.ticket for window in self.windows):
            self._go_on_until(min(window.until for window in self.windows if window.ticket))

    def _go_on_until(self, moment: datetime):
        """What ends or begins at the windows before this moment, in the order of time."""
        while busy := [window for window in self.windows if window.ticket and window.until <= moment]:
            window = min(busy, key=lambda each: each.until)
            self.hands(window.until)
            self._end(window)
            self._call(window)
        self.hands(moment)

    def _visit(self):
        Ticket.take(self.chance.choice(self.services), new_id(), i18n.DEFAULT, "")
        for window in self.windows:
            if window.ticket is None:
                self._call(window)
        if self.chance.random() < REPAIRS:
            self._repair()

    def _call(self, window: Window):
        with self._at_desk():
            window.ticket = Ticket.call_next(window.number)
        if window.ticket:
            window.until = clock.now() + timedelta(minutes=self._minutes())
            if self.chance.random() > NO_SHOWS:
                with self._at_desk():
                    window.ticket.arrive()

    def _end(self, window: Window):
        ticket, window.ticket = window.ticket, None
        with self._at_desk():
            if ticket.is_serving:
                ticket.finish()
            else:
                ticket.skip()
        if ticket.is_over and self.chance.random() < RATINGS:
            ticket.rate(self.chance.randint(3, 5))

    def _minutes(self) -> float:
        mean = OPEN_MINUTES * len(self.windows) * SERVED_SHARE / self.visitors
        return min(15, mean) * self.chance.uniform(0.4, 1.6)

    def _repair(self):
        """Reported now, and then as far as this one comes today."""
        order = repairs.register(new_id(), self.chance.choice(self.homes), None, self.chance.choice(repairs.HOMES[:3]))
        for step in (repairs.quote, repairs.start, repairs.settle)[:self.chance.randint(0, 3)]:
            order = step(order)

    def _at_desk(self):
        return acting(self.receptionist.id, access.LAN)
