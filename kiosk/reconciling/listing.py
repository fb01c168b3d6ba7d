"""Which orders belong to a day: all that are open, and those that were finished since the day before was closed."""
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from kiosk.reconciling.marks import Mark
from kiosk.reconciling.verdicts import DONE, VERDICTS, verdict_name
from kiosk.repairs import states
from kiosk.repairs.models import Order
from kiosk.repairs.trades import TRADES


class Span(NamedTuple):
    """From the closing before, with it, up to the closing of this day, without it: nothing falls between two days (R-18)."""

    since: datetime
    until: datetime


@dataclass(frozen=True)
class Listed:
    """An order on the list of a day, with what is said of it there."""

    order: Order
    is_finished: bool
    mark: Mark | None

    @property
    def verdict(self) -> str:
        """Empty while nobody has said anything, and the order does not say it itself."""
        return self.mark.verdict if self.is_marked else self._said_by_the_order()

    @property
    def possible(self) -> dict[str, str]:
        """What may be said of it: nobody calls done what the order itself has not finished."""
        return {code: name for code, name in VERDICTS.items() if code != DONE or self.is_finished}

    @property
    def is_marked(self) -> bool:
        return self.mark is not None and self.mark.was_finished == self.is_finished

    @property
    def verdict_name(self) -> str:
        return verdict_name(self.verdict) if self.verdict else ""

    @property
    def note(self) -> str:
        return self.mark.note if self.is_marked else ""

    @property
    def trade(self) -> str:
        return self.order.trade

    @property
    def trade_name(self) -> str:
        return self.order.trade_name

    def _said_by_the_order(self) -> str:
        if self.is_finished:
            return DONE
        if self.order.state == states.DECLINED:
            return "not_accepted"
        return self.order.held_for


def orders_in(span: Span):
    was_open = (
        Order.finished_at.is_null() | (Order.finished_at >= span.until)
    ) & (Order.ended_at.is_null() | (Order.ended_at >= span.until))
    was_finished = (Order.finished_at >= span.since) & (Order.finished_at < span.until)
    return Order.select().where(Order.reported_at < span.until, was_open | was_finished, Order.merged_into.is_null())


def listed(day: date, span: Span) -> list[Listed]:
    """By trade, the oldest first."""
    marks, trades = Mark.of_day(day), list(TRADES)
    everything = [
        Listed(order, order.finished_at is not None and order.finished_at < span.until, marks.get(order.id))
        for order in orders_in(span).order_by(Order.day, Order.serial)
    ]
    return sorted(everything, key=lambda one: trades.index(one.trade) if one.trade in TRADES else len(trades))
