"""Everything that is unfinished now, with its age and what was last said of it: one page for the manager (D-12)."""
from typing import NamedTuple

from kiosk import clock
from kiosk.reconciling.corrections import standing
from kiosk.reconciling.listing import Span, orders_in
from kiosk.reconciling.marks import Mark
from kiosk.reconciling.models import ReconciledOrder
from kiosk.reconciling.verdicts import verdict_name
from kiosk.repairs.models import Order


class Unfinished(NamedTuple):
    """verdict is empty where nothing was said yet."""

    order: Order
    verdict: str

    @property
    def trade(self) -> str:
        return self.order.trade

    @property
    def verdict_name(self) -> str:
        return verdict_name(self.verdict) if self.verdict else ""


def unfinished() -> list[Unfinished]:
    """The oldest first."""
    now = clock.now()
    orders = list(orders_in(Span(now, now)).order_by(Order.day, Order.serial))
    said = _last_said(orders)
    return [Unfinished(order, said.get(order.id, "")) for order in orders]


def _last_said(orders) -> dict[str, str]:
    latest = {line.order_id: line for line in ReconciledOrder.of(orders)}
    marks = Mark.of_day(clock.today())
    return {order: standing(line) for order, line in latest.items()} | {order: mark.verdict for order, mark in marks.items()}
