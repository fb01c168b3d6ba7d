"""The list of orders at the desk: its tabs with their counts, by trade, and found by number, room or the end of a phone number."""
import re
from typing import NamedTuple

import peewee

from kiosk import clock, masking
from kiosk.fees.ledger import Entry
from kiosk.i18n import N_
from kiosk.repairs import states
from kiosk.repairs.models import Order
from kiosk.repairs.desk.paging import Page
from kiosk.repairs.personal import OrderContact
from kiosk.repairs.pricing.quotes import OVERRIDE, Quote
from kiosk.repairs.trades import TRADES
from kiosk.site.models import PublicArea, Unit

ORDERS_ON_A_PAGE = 20
OPEN, REVIEW, LATE, TODAY, ALL = "open", "review", "late", "today", "all"
TABS = {
    OPEN: N_("Still open"),
    "dispatch": N_("To give out"),
    "quote": N_("To quote"),
    "answer": N_("Waiting for a yes"),
    "collect": N_("To collect"),
    REVIEW: N_("Look at again"),
    LATE: N_("Late"),
    TODAY: N_("Done today"),
    ALL: N_("All"),
}
_STATES = {"dispatch": states.REGISTERED, "quote": states.ON_SITE, "answer": states.QUOTED, "collect": states.CONFIRMED}
_LAST_DIGITS = re.compile(r"\d{4}")
_ORDER_NUMBER = re.compile(r"[Ww]\d+(-\d*)?")
_RECEIPT_NUMBER = re.compile(r"[Rr]\d{6}-\d{4,}")


class Listing(NamedTuple):
    """One page of the list. find looks among all orders, whatever the tab."""

    orders: list[Order]
    page: Page
    shown: str
    trade: str
    find: str
    counts: dict[str, int]
    overridden: set[str]
    phones: dict[str, str]
    joined_with: dict[str, str]

    @classmethod
    def of(cls, shown: str, trade: str, find: str, page_number: int) -> "Listing":
        shown, trade, find = shown if shown in TABS else OPEN, trade if trade in TRADES else "", find.strip()
        chosen = _found(find) if find else _of_trade(trade) & _in_tab(shown)
        page = Page.of(Order.select(Order.id).where(chosen).count(), page_number, ORDERS_ON_A_PAGE)
        orders = _rows(chosen, page)
        return cls(orders, page, shown, trade, find, _counts(trade), _overridden(orders), _phones(orders) if find else {},
                   _joined_with(orders))

    @property
    def asked_for(self) -> dict:
        """What leads back to this list, without what says nothing."""
        return {name: value for name, value in (("shown", self.shown), ("trade", self.trade), ("find", self.find)) if value}


def _in_tab(tab):
    if tab in _STATES:
        return Order.state == _STATES[tab]
    return {
        OPEN: _is_open(), REVIEW: _is_to_review(), LATE: _is_open() & _is_late(), ALL: peewee.SQL("1"),
        TODAY: Order.finished_at >= clock.at_site(clock.today(), 0),
    }[tab]


def _is_open():
    # Named one by one, so that the index by state is used.
    return Order.state.in_(sorted(states.NAMES.keys() - states.ENDS))


def _is_late():
    return (Order.promised_at < clock.now()) & Order.arrived_at.is_null()


def _is_to_review():
    return (Order.state == states.WAITING) & (Order.review_on <= clock.today())


def _of_trade(trade):
    return Order.trade == trade if trade else peewee.SQL("1")


def _found(find: str):
    if _RECEIPT_NUMBER.fullmatch(find):
        return Order.number.in_(Entry.select(Entry.subject).where(Entry.number == find.upper()))
    if _ORDER_NUMBER.fullmatch(find):
        return Order.number.between(find.upper(), find.upper() + "~")
    place = Unit.building.concat(Unit.entrance).concat(Unit.room)
    in_rooms = Order.unit.in_(Unit.select(Unit.id).where(place.contains(find)))
    if not _LAST_DIGITS.fullmatch(find):
        return in_rooms
    return in_rooms | Order.id.in_(OrderContact.select(OrderContact.order).where(OrderContact.phone.endswith(find)))


def _rows(chosen, page) -> list[Order]:
    """The page's orders first, then what belongs to them: a join over all that is skipped would cost more."""
    newest = (Order.day.desc(), Order.serial.desc())
    ids = Order.select(Order.id).where(chosen).order_by(*newest).offset(page.start).limit(page.size)
    rows = Order.select(Order, Unit, PublicArea).join(Unit, peewee.JOIN.LEFT_OUTER).switch(Order)
    rows = rows.join(PublicArea, peewee.JOIN.LEFT_OUTER)
    return list(rows.where(Order.id.in_(ids)).order_by(*newest))


def _counts(trade) -> dict[str, int]:
    """How many stand in each tab but the last, which nobody needs to count."""
    late, to_review = (peewee.fn.SUM(peewee.Case(None, [(rule, 1)], 0)) for rule in (_is_late(), _is_to_review()))
    grouped = Order.select(Order.state, peewee.fn.COUNT(Order.id), late, to_review)
    grouped = list(grouped.where(_is_open(), _of_trade(trade)).group_by(Order.state).tuples())
    by_state = {state: count for state, count, _late, _to_review in grouped}
    return {
        OPEN: sum(by_state.values()), **{tab: by_state.get(state, 0) for tab, state in _STATES.items()},
        REVIEW: sum(row[3] for row in grouped), LATE: sum(row[2] for row in grouped),
        TODAY: Order.select().where(_in_tab(TODAY), _of_trade(trade)).count(),
    }


def _overridden(orders) -> set[str]:
    """Those that a manager let begin without the client's word."""
    quotes = Quote.select(Quote.order).where(Quote.order.in_([order.id for order in orders]), Quote.answered_how == OVERRIDE)
    return {quote.order_id for quote in quotes}


def _phones(orders) -> dict[str, str]:
    """Masked, of those who left one."""
    contacts = OrderContact.select(OrderContact.order, OrderContact.phone).where(OrderContact.order.in_([order.id for order in orders]))
    return {order_id: masking.phone(phone) for order_id, phone in contacts.tuples()}


def _joined_with(orders) -> dict[str, str]:
    """The numbers of the orders into which some of these were merged."""
    merged = {order.merged_into_id for order in orders if order.merged_into_id}
    return dict(Order.select(Order.id, Order.number).where(Order.id.in_(merged)).tuples()) if merged else {}
