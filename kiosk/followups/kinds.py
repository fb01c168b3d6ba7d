"""How soon a return visit is due: by the kind of repair, as it was found on site (RV-01 to RV-03, X-05)."""
from datetime import date, timedelta

from kiosk import clock
from kiosk.i18n import N_

SAFETY, LEAK, OTHER = "safety", "leak", "other"
NAMES = {SAFETY: N_("Safety facility"), LEAK: N_("Leak"), OTHER: N_("Other repair")}
DAYS = {SAFETY: 2, LEAK: 3, OTHER: 7}

SAFETY_ITEMS = {
    ("public", "lift"), ("public", "fire_equipment"), ("public", "entrance"), ("public", "gate"), ("public", "lights"),
    ("public", "playground"), ("network", "access"), ("network", "intercom"),
}
SAFETY_PHRASES = {"sharp"}
LEAK_ITEMS = {("water", "ceiling_leak")}
LEAK_PHRASES = {"drips", "leaks", "burst", "from_above"}


def kind_of(category: str, item: str, phrases: list[str]) -> str:
    """The most urgent that fits."""
    if (category, item) in SAFETY_ITEMS or SAFETY_PHRASES & set(phrases):
        return SAFETY
    if (category, item) in LEAK_ITEMS or LEAK_PHRASES & set(phrases):
        return LEAK
    return OTHER


def found_on_site(order) -> dict:
    """Category, item and phrases as they were found, or as they were reported where nobody put that down."""
    return order.confirmed or {"category": order.category, "item": order.item, "phrases": order.phrases}


def due_on(kind: str, finished_on: date) -> date:
    return finished_on + timedelta(days=DAYS[kind])


def days_left(day: date) -> int:
    """Below zero once it is over."""
    return (day - clock.today()).days
