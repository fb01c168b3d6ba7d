"""Which repairs are whose, and how many visits each can make in one window."""
from kiosk.staff.posts import TRADES

VISITS_IN_A_WINDOW = 4  # of one trade, where the settings say nothing else

_BY_CATEGORY = {
    "water": "water", "power": "power", "doors": "carpentry", "walls": "building", "appliances": "heating",
    "network": "low_voltage", "public": "building", "other": "building",
}
_BY_ITEM = {
    ("public", "lift"): "lift", ("public", "lights"): "power", ("public", "public_pipe"): "water",
    ("public", "entrance"): "carpentry", ("public", "gate"): "low_voltage", ("public", "fire_equipment"): "water",
    ("walls", "outside"): "building",
}


def trade_of(category: str, item: str) -> str:
    """Who would repair this, until the desk says otherwise."""
    return _BY_ITEM.get((category, item)) or _BY_CATEGORY.get(category, "building")


def is_of(engineer, trade: str) -> bool:
    """Whether this engineer does such work; one without trades does all of them."""
    return trade in (engineer.trades or TRADES)
