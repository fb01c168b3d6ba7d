"""Finding a place by what people say: 3-2-1102, 3栋2单元1102, 1102, a phone number or its last digits, or the name of a public area."""
from datetime import datetime
from typing import NamedTuple

from kiosk import masking
from kiosk.repairs.models import Order
from kiosk.repairs.personal import OrderContact
from kiosk.site.finding import called, ends_with, may_be_phone, only_digits, with_phone
from kiosk.site.models import Household, PublicArea, Unit

MOST_CHOICES = 8


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
    units, choices = called(said), _by_phone(only_digits(said)) if may_be_phone(said) else []
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


def _by_phone(digits) -> list[Choice]:
    """Who called from a number that ends so, the latest first; then whose number it is on the list of homes."""
    callers = (OrderContact.select(OrderContact, Order).join(Order, on=OrderContact.order == Order.id)
               .where(ends_with(OrderContact.phone, digits), Order.unit.is_null(False)).order_by(Order.reported_at.desc())
               .limit(MOST_CHOICES))
    choices = {}
    for contact in callers:
        unit, at = contact.order.unit, contact.order.reported_at
        choices.setdefault(unit.id, Choice(unit, masking.name(contact.name), masking.phone(contact.phone), at))
    for home in with_phone(digits).limit(MOST_CHOICES):
        choices.setdefault(home.unit_id, _of(home))
    return list(choices.values())


def _choice(unit) -> Choice:
    home = Household.with_value(Household.unit, unit)
    return _of(home) if home else Choice(unit, "", "")


def _of(home) -> Choice:
    return Choice(home.unit, masking.name(home.owner_name), masking.phone(home.phone))
