"""What can be broken: categories, their items and the phrases for each. Codes are stored, words are shown."""
from typing import NamedTuple

from kiosk.i18n import N_


class Item(NamedTuple):
    """hazard is the code of a danger that ends the questions at once, or empty."""

    code: str
    name: str
    phrases: tuple[str, ...] = ()
    hazard: str = ""


class Category(NamedTuple):
    code: str
    name: str
    symbol: str
    items: tuple[Item, ...]


PHRASES = {
    "drips": N_("It drips"),
    "leaks": N_("It leaks"),
    "burst": N_("It burst"),
    "from_above": N_("Water comes from above"),
    "blocked": N_("It is blocked"),
    "slow": N_("Water drains slowly"),
    "overflows": N_("It overflows"),
    "smells": N_("It smells"),
    "no_water": N_("No water"),
    "weak": N_("Little water"),
    "cloudy": N_("The water is cloudy"),
    "runs_on": N_("Water keeps running"),
    "no_flush": N_("It does not flush"),
    "loose": N_("It is loose"),
    "broken": N_("It is broken"),
    "stuck": N_("It is stuck"),
    "wont_open": N_("It does not open"),
    "wont_close": N_("It does not close"),
    "no_power": N_("No power"),
    "whole_home": N_("In the whole home"),
    "one_room": N_("In one room only"),
    "dark": N_("It does not light up"),
    "flickers": N_("It flickers"),
    "trips_again": N_("It trips again and again"),
    "stays_off": N_("It cannot be switched on"),
    "noisy": N_("It makes a noise"),
    "damp": N_("It is damp"),
    "mould": N_("There is mould"),
    "cracked": N_("It is cracked"),
    "peeling": N_("It is peeling off"),
    "hollow": N_("It sounds hollow"),
    "fallen": N_("A piece fell down"),
    "no_heating": N_("It does not heat"),
    "no_cooling": N_("It does not cool"),
    "wont_start": N_("It does not start"),
    "no_signal": N_("No signal"),
    "drops": N_("It comes and goes"),
    "no_sound": N_("No sound"),
    "no_picture": N_("No picture"),
    "card_fails": N_("The card does not work"),
    "sharp": N_("Somebody could get hurt"),
    "dirty": N_("It is dirty"),
    "worse": N_("It is getting worse"),
    "again": N_("Repaired before, broken again"),
}
ALWAYS = ("worse", "again")

CATEGORIES = (
    Category("water", N_("Water"), "droplets", (
        Item("tap", N_("Tap"), ("drips", "wont_close", "weak", "loose", "broken")),
        Item("drain", N_("Drain"), ("blocked", "slow", "overflows", "smells")),
        Item("toilet", N_("Toilet"), ("no_flush", "runs_on", "blocked", "leaks", "loose")),
        Item("pipe", N_("Water pipe"), ("drips", "leaks", "burst", "noisy")),
        Item("ceiling_leak", N_("Leak from the ceiling"), ("from_above", "drips", "damp")),
        Item("supply", N_("No water or little water"), ("no_water", "weak", "cloudy", "whole_home", "one_room")),
        Item("shower", N_("Shower"), ("drips", "weak", "loose", "broken")),
        Item("other_water", N_("Other water problem"), ("leaks", "smells")),
    )),
    Category("power", N_("Electricity"), "zap", (
        Item("smoke", N_("Smoke or a burning smell"), hazard="smoke"),
        Item("leakage", N_("Electric shock"), hazard="leakage"),
        Item("breaker", N_("Circuit breaker"), ("trips_again", "stays_off", "whole_home", "one_room")),
        Item("supply", N_("No power"), ("whole_home", "one_room", "drops")),
        Item("socket", N_("Socket or switch"), ("no_power", "loose", "cracked", "broken")),
        Item("light", N_("Light"), ("dark", "flickers", "noisy", "broken")),
        Item("other_power", N_("Other electric problem"), ("noisy", "drops")),
    )),
    Category("doors", N_("Doors and windows"), "door-open", (
        Item("door", N_("Door"), ("wont_open", "wont_close", "noisy", "loose", "broken")),
        Item("lock", N_("Lock"), ("wont_open", "wont_close", "stuck", "loose")),
        Item("window", N_("Window"), ("wont_open", "wont_close", "leaks", "loose")),
        Item("glass", N_("Glass"), ("cracked", "fallen", "sharp")),
        Item("screen", N_("Insect screen"), ("broken", "loose", "stuck")),
        Item("other_door", N_("Other door or window problem"), ("broken",)),
    )),
    Category("walls", N_("Walls and floor"), "paintbrush", (
        Item("wall", N_("Wall"), ("damp", "mould", "cracked", "peeling")),
        Item("ceiling", N_("Ceiling"), ("damp", "mould", "cracked", "peeling", "fallen")),
        Item("tiles", N_("Tiles"), ("hollow", "cracked", "loose", "fallen")),
        Item("floor", N_("Floor"), ("damp", "noisy", "loose", "cracked")),
        Item("outside", N_("Outside wall"), ("leaks", "cracked", "fallen")),
        Item("other_wall", N_("Other wall or floor problem"), ("broken",)),
    )),
    Category("appliances", N_("Appliances"), "refrigerator", (
        Item("gas", N_("Smell of gas"), hazard="gas"),
        Item("water_heater", N_("Water heater"), ("no_heating", "wont_start", "leaks", "noisy")),
        Item("air_conditioner", N_("Air conditioner"), ("no_cooling", "no_heating", "drips", "noisy", "wont_start")),
        Item("hood", N_("Kitchen hood"), ("wont_start", "noisy", "smells")),
        Item("washer", N_("Washing machine"), ("wont_start", "leaks", "noisy")),
        Item("fridge", N_("Fridge"), ("no_cooling", "noisy", "leaks")),
        Item("other_appliance", N_("Other appliance"), ("wont_start", "noisy")),
    )),
    Category("network", N_("Network and intercom"), "wifi", (
        Item("intercom", N_("Intercom"), ("no_sound", "no_picture", "wont_open", "broken")),
        Item("access", N_("Door access"), ("card_fails", "wont_open", "broken")),
        Item("broadband", N_("Internet"), ("no_signal", "drops")),
        Item("television", N_("Television"), ("no_signal", "no_picture", "drops")),
        Item("bell", N_("Doorbell"), ("no_sound", "broken")),
        Item("other_network", N_("Other network problem"), ("drops",)),
    )),
    Category("public", N_("Public facilities"), "building-2", (
        Item("trapped", N_("Somebody is stuck in a lift"), hazard="lift"),
        Item("lift", N_("Lift"), ("wont_open", "noisy", "stuck", "dark")),
        Item("lights", N_("Lights in the stairway or garage"), ("dark", "flickers", "broken")),
        Item("entrance", N_("Entrance door"), ("wont_open", "wont_close", "card_fails", "noisy")),
        Item("gate", N_("Gate or parking barrier"), ("wont_open", "wont_close", "card_fails", "broken")),
        Item("public_pipe", N_("Water or drain in public"), ("leaks", "blocked", "overflows", "smells")),
        Item("paving", N_("Path, steps or railing"), ("loose", "cracked", "sharp")),
        Item("playground", N_("Playground and fitness"), ("broken", "loose", "sharp")),
        Item("fire_equipment", N_("Fire equipment"), ("broken", "leaks", "noisy")),
        Item("other_public", N_("Other public facility"), ("broken", "dirty", "sharp")),
    )),
    Category("other", N_("Something else"), "ellipsis", (
        Item("smoke", N_("Smoke or a burning smell"), hazard="smoke"),
        Item("gas", N_("Smell of gas"), hazard="gas"),
        Item("pests", N_("Insects or mice"), ("worse",)),
        Item("smell", N_("Strange smell"), ("smells",)),
        Item("noise", N_("Noise from machines"), ("noisy",)),
        Item("other", N_("Not in these lists"), ("broken", "sharp")),
    )),
)
_BY_CODE = {category.code: category for category in CATEGORIES}


def category(code: str) -> Category | None:
    return _BY_CODE.get(code)


def item(category_code: str, code: str) -> Item | None:
    found = category(category_code)
    return next((item for item in found.items if item.code == code), None) if found else None


def phrases_for(item: Item) -> list[str]:
    """What can be said about it: its own phrases, then those that fit everything."""
    return [*item.phrases, *(code for code in ALWAYS if code not in item.phrases)]
