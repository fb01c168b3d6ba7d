"""Finding a place by what people say: 3-2-1102, 3栋2单元1102, 1102, a phone number or its last digits, or the name of a public area."""
import re
import unicodedata
from datetime import datetime
from typing import NamedTuple

import peewee

from kiosk import masking
from kiosk.repairs.intake.forms import only_digits
from kiosk.repairs.models import Order
from kiosk.repairs.personal import OrderContact
from kiosk.site.models import Household, PublicArea, Unit

MOST_CHOICES = 8
LAST_DIGITS = 4
UNIT_WORDS = re.compile(r"号楼|单元|[栋棟幢座楼樓单單号號室房户]")
WORDS = re.compile(r"[a-z]+|\d+|[\u4e00-\u9fff]+")


class Choice(NamedTuple):
    """A home that may be meant, masked; reported_at is when somebody last called from that number."""

    unit: Unit
    name: str
    phone: str
    reported_at: datetime | None = None


class Found(NamedTuple):
    """One place, or several homes to choose from, or nothing."""

    unit: Unit | None = None
    area: PublicArea | None = None
    choices: list[Choice] = []


def find(said: str, chosen: str = "") -> Found:
    """chosen is the id of a home picked among the choices; it counts only while what was said still offers it."""
    said = said.strip()
    area = _area(said)
    if area or not said:
        return Found(area=area)
    units, choices = _units(said), _by_phone(only_digits(said)) if _may_be_phone(said) else []
    known = {choice.unit.id for choice in choices}
    choices += [_choice(unit) for unit in units if unit.id not in known]
    picked = next((choice.unit for choice in choices if choice.unit.id == chosen), None)
    if picked or len(choices) == 1:
        return Found(unit=picked or choices[0].unit, choices=choices if len(choices) > 1 else [])
    return Found(choices=choices[:MOST_CHOICES])


def _area(said) -> PublicArea | None:
    name = said.casefold()
    return next((area for area in PublicArea.select().order_by(PublicArea.position)
                 if name in (area.name_zh.casefold(), area.name_en.casefold())), None)


def _units(said) -> list[Unit]:
    """The homes that fit best: all of it, without the entrance, or the room alone."""
    wanted = _parts(said)
    homes = [(unit, _parts(unit.building), _parts(unit.entrance), _parts(unit.room)) for unit in Unit.select().where(Unit.active)]
    ways = ([unit for unit, building, entrance, room in homes if building + entrance + room == wanted],
            [unit for unit, building, entrance, room in homes if building + room == wanted],
            [unit for unit, building, entrance, room in homes if room == wanted])
    return next((units for units in ways if units), [])


def _parts(text) -> list[str]:
    return WORDS.findall(UNIT_WORDS.sub(" ", unicodedata.normalize("NFKC", text).casefold()))


def _may_be_phone(said) -> bool:
    return len(only_digits(said)) >= LAST_DIGITS and not re.search(r"[^\d\s+-]", unicodedata.normalize("NFKC", said))


def _by_phone(digits) -> list[Choice]:
    """Who called from a number that ends so, the latest first; then whose number it is on the list of homes."""
    called = (OrderContact.select(OrderContact, Order).join(Order, on=OrderContact.order == Order.id)
              .where(_ends_with(OrderContact.phone, digits), Order.unit.is_null(False)).order_by(Order.reported_at.desc())
              .limit(MOST_CHOICES))
    choices = {}
    for contact in called:
        unit, at = contact.order.unit, contact.order.reported_at
        choices.setdefault(unit.id, Choice(unit, masking.name(contact.name), masking.phone(contact.phone), at))
    for home in Household.select(Household, Unit).join(Unit).where(_ends_with(Household.phone, digits), Unit.active).limit(MOST_CHOICES):
        choices.setdefault(home.unit_id, _of(home))
    return list(choices.values())


def _ends_with(column, digits):
    plain = peewee.fn.REPLACE(peewee.fn.REPLACE(column, " ", ""), "-", "")
    return peewee.fn.SUBSTR(plain, -len(digits)) == digits


def _choice(unit) -> Choice:
    home = Household.with_value(Household.unit, unit)
    return _of(home) if home else Choice(unit, "", "")


def _of(home) -> Choice:
    return Choice(home.unit, masking.name(home.owner_name), masking.phone(home.phone))
