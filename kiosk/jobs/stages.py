"""How long an order may stand where it is before the managers are told (R-06, R-24), and which orders are urgent (X-04)."""
from datetime import datetime, timedelta
from typing import NamedTuple

import peewee

from kiosk import clock
from kiosk.i18n import N_
from kiosk.repairs.models import Order
from kiosk.repairs.states import DISPATCHED, REGISTERED, TAKEN, WAITING

URGENT_GRACE = timedelta(minutes=5)
AT_ONCE = timedelta(0)
ANY = ""
# Category, item and what is said about it.
URGENT = (
    ("water", "pipe", "burst"),
    ("public", "lift", ANY),
    ("power", "supply", "whole_home"),
    ("power", "breaker", "whole_home"),
)


class Stage(NamedTuple):
    """An order in this state is late when grace has passed since what stands in the column: a moment, or a day to its end."""

    state: str
    since: peewee.Field
    grace: timedelta
    urgent_grace: timedelta
    sentence: str

    def begun(self, order: Order) -> datetime:
        since = getattr(order, self.since.name)
        return since if isinstance(since, datetime) else clock.at_site(since + timedelta(days=1), 0)

    def is_late(self, order: Order) -> bool:
        grace = self.urgent_grace if is_urgent(order) else self.grace
        return order.state == self.state and clock.now() - self.begun(order) >= grace

    def late(self) -> list[Order]:
        standing = Order.select().where(Order.state == self.state, self.since.is_null(False))
        return [order for order in standing if self.is_late(order)]


STAGES = {
    "undispatched": Stage(REGISTERED, Order.reported_at, timedelta(minutes=15), URGENT_GRACE,
                          N_("%(number)s has not been given to engineering for %(age)s.")),
    "untaken": Stage(DISPATCHED, Order.dispatched_at, timedelta(minutes=30), URGENT_GRACE,
                     N_("%(number)s has not been taken by an engineer for %(age)s.")),
    "absent": Stage(TAKEN, Order.promised_at, AT_ONCE, AT_ONCE, N_("%(number)s: nobody is on site, %(age)s after the promised time.")),
    "forgotten": Stage(WAITING, Order.review_on, AT_ONCE, AT_ONCE, N_("%(number)s is on hold, %(age)s after its review date.")),
}


def is_urgent(order: Order) -> bool:
    return any((order.category, order.item) == (category, item) and said in (ANY, *order.phrases) for category, item, said in URGENT)
