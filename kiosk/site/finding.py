"""Finding homes by what people call them: 3-2-1102, 3栋2单元1102, 1102, a part of that, or the last digits of the phone."""
import re
import unicodedata

import peewee

from kiosk.site.models import Household, Unit

LAST_DIGITS = 4
UNIT_WORDS = re.compile(r"号楼|单元|[栋棟幢座楼樓单單号號室房户]")
WORDS = re.compile(r"[a-z]+|\d+|[\u4e00-\u9fff]+")


def homes(said: str):
    """Every home that may be meant, for a list that is searched."""
    place = Unit.building.concat(Unit.entrance).concat(Unit.room)
    meant = [unit.id for unit in [*called(said), *(home.unit for home in _with_phone_of(said))]]
    return Unit.select().where(Unit.active, place.contains(said) | Unit.id.in_(meant))


def called(said: str) -> list[Unit]:
    """The homes that fit best: all of it, without the entrance, or the room alone."""
    wanted = _parts(said)
    homes = [(unit, _parts(unit.building), _parts(unit.entrance), _parts(unit.room)) for unit in Unit.select().where(Unit.active)]
    ways = ([unit for unit, building, entrance, room in homes if building + entrance + room == wanted],
            [unit for unit, building, entrance, room in homes if building + room == wanted],
            [unit for unit, building, entrance, room in homes if room == wanted])
    return next((units for units in ways if units), [])


def with_phone(digits: str):
    """The households whose number on the list ends so."""
    return Household.select(Household, Unit).join(Unit).where(ends_with(Household.phone, digits), Unit.active)


def may_be_phone(said: str) -> bool:
    return len(only_digits(said)) >= LAST_DIGITS and not re.search(r"[^\d\s+-]", unicodedata.normalize("NFKC", said))


def only_digits(text: str | None) -> str:
    """Spaces, dashes and full-width digits are how people write numbers; the number is the same."""
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", text or ""), flags=re.ASCII)


def ends_with(column, digits: str):
    plain = peewee.fn.REPLACE(peewee.fn.REPLACE(column, " ", ""), "-", "")
    return peewee.fn.SUBSTR(plain, -len(digits)) == digits


def _with_phone_of(said):
    return with_phone(only_digits(said)) if may_be_phone(said) else []


def _parts(text) -> list[str]:
    return WORDS.findall(UNIT_WORDS.sub(" ", unicodedata.normalize("NFKC", text).casefold()))
