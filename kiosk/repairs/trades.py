"""Which repairs are whose, and how many visits each can make in one window."""
from kiosk.errors import StartRefused
from kiosk.staff.posts import TRADES

VISITS_IN_A_WINDOW = 4  # of one trade, where the settings say nothing else

_visits: dict[str, int] = {}

_BY_CATEGORY = {
    "water": "water", "power": "power", "doors": "carpentry", "walls": "building", "appliances": "heating",
    "network": "low_voltage", "public": "building", "other": "building",
}
_BY_ITEM = {
    ("public", "lift"): "lift", ("public", "lights"): "power", ("public", "public_pipe"): "water",
    ("public", "entrance"): "carpentry", ("public", "gate"): "low_voltage", ("public", "fire_equipment"): "water",
    ("walls", "outside"): "building",
}


def use_visits(visits_per_window: dict[str, int]):
    """How many people of each trade this site has, as visits in one window."""
    unknown = set(visits_per_window) - set(TRADES)
    if unknown:
        raise StartRefused(f"visits_per_window: {', '.join(sorted(unknown))} is no trade; there are {', '.join(TRADES)}.")
    _visits.clear()
    _visits.update(visits_per_window)


def visits_in_a_window(trade: str) -> int:
    return _visits.get(trade, VISITS_IN_A_WINDOW)


def trade_of(category: str, item: str) -> str:
    """Who would repair this, until the desk says otherwise."""
    return _BY_ITEM.get((category, item)) or _BY_CATEGORY.get(category, "building")


def is_of(engineer, trade: str) -> bool:
    """Whether this engineer does such work; one without trades does all of them."""
    return trade in (engineer.trades or TRADES)
