"""Which orders an engineer sees: those of the own trades that nobody has taken, and the own ones by what has to be done next."""
from typing import NamedTuple

from kiosk import access
from kiosk.i18n import N_, gettext as _
from kiosk.repairs import states, trades
from kiosk.repairs.models import Order

# In the order in which they stand on the page.
NAMES = {
    "take": N_("Take it"),
    "arrive": N_("I am on site"),
    "start": N_("Start the work"),
    "resume": N_("Go on with the work"),
    "finish": N_("The work is done"),
    "quote": N_("Quote"),
    "hold": N_("Put it off"),
    "give_back": N_("Give it back"),
}
ANEW = N_("Quote anew")
LEAD_ON = frozenset({"take", "arrive", "start", "resume", "finish"})
ASK_FIRST = frozenset({"arrive", "quote", "hold", "finish"})
REACHABLE_IN = frozenset({*states.UNFINISHED, states.DECLINED, states.FINISHED})


class Button(NamedTuple):
    """leads_on: it is what usually comes next. asks_first: it has a page of its own."""

    verb: str
    name: str
    leads_on: bool
    asks_first: bool


class Group(NamedTuple):
    name: str
    states: tuple[str, ...]


NEXT = (
    Group(N_("To be done again"), (states.REWORK,)),
    Group(N_("To be finished"), (states.WORKING,)),
    Group(N_("Accepted: start the work"), (states.ACCEPTED,)),
    Group(N_("On site: make the quote"), (states.ON_SITE,)),
    Group(N_("To go to"), (states.TAKEN,)),
    Group(N_("Quoted: wait for the client's yes"), (states.QUOTED,)),
    Group(N_("Declined: quote anew or leave it to the desk"), (states.DECLINED,)),
    Group(N_("On hold until the review date"), (states.WAITING,)),
    Group(N_("Done: the client confirms"), (states.FINISHED,)),
)


def to_take(engineer) -> list[Order]:
    waiting = Order.select().where(Order.state == states.DISPATCHED).order_by(Order.promised_at, Order.day, Order.serial)
    return [order for order in waiting if trades.is_of(engineer, order.trade)]


def own(engineer) -> list[tuple[str, list[Order]]]:
    """The engineer's own orders under what has to be done with them next; groups without orders are left out."""
    mine = list(Order.open().where(Order.engineer == engineer.id).order_by(Order.promised_at, Order.day, Order.serial))
    groups = ((_(group.name), [order for order in mine if order.state in group.states]) for group in NEXT)
    return [(name, orders) for name, orders in groups if orders]


def find(order_id: str, engineer) -> Order:
    """An order this engineer has or may take; every other one does not exist here."""
    order = Order.get_by_id(order_id)
    if is_theirs(order, engineer) or (order.state == states.DISPATCHED and trades.is_of(engineer, order.trade)):
        return order
    raise Order.DoesNotExist()


def next_words(order: Order) -> str:
    """What has to be done next with an order of one's own; its state otherwise."""
    return next((_(group.name) for group in NEXT if order.state in group.states), order.state_name)


def is_theirs(order: Order, engineer) -> bool:
    return order.engineer_id == engineer.id


def knows_people(order: Order, engineer) -> bool:
    """Address and phone are for the engineer who has taken the order, and until the client has confirmed the work."""
    return is_theirs(order, engineer) and order.state in REACHABLE_IN


def may(verb: str, order: Order) -> bool:
    return verb in states.open_to(order.state, access.ENGINEER)


def buttons(order: Order) -> list[Button]:
    """What may be done now."""
    return [_button(verb, order) for verb in NAMES if may(verb, order)]


def _button(verb, order) -> Button:
    is_first_quote = order.state == states.ON_SITE
    name = ANEW if verb == "quote" and not is_first_quote else NAMES[verb]
    return Button(verb, _(name), verb in LEAD_ON or verb == "quote" and is_first_quote, verb in ASK_FIRST)
