"""Whom a notice is for, as strings: "1栋", "1栋/1单元", "1栋/1单元/101", "@engineering". None at all is everybody who lives here."""
from collections.abc import Iterable
from typing import NamedTuple

from kiosk.i18n import gettext as _
from kiosk.notices.words import DEPARTMENTS
from kiosk.site.models import Unit

SEPARATOR = "/"
DEPARTMENT = "@"
MOST = 2_000
_ENTRANCE = Unit.building.concat(SEPARATOR).concat(Unit.entrance)
_HOME = _ENTRANCE.concat(SEPARATOR).concat(Unit.room)
EVERYBODY = "*"  # beside departments, where an empty list cannot say it


class Audience(NamedTuple):
    """A list of recipients, sorted by their level."""

    buildings: list[str]
    entrances: list[str]
    homes: list[str]
    departments: list[str]
    is_everybody: bool

    @classmethod
    def of(cls, recipients: Iterable[str]) -> "Audience":
        levels = {0: [], 1: [], 2: []}
        departments = [each[1:] for each in recipients if each.startswith(DEPARTMENT)]
        places = [each for each in recipients if not each.startswith(DEPARTMENT)]
        for place in places:
            levels[min(place.count(SEPARATOR), 2)].append(place)
        return cls(levels[0], levels[1], levels[2], departments, EVERYBODY in places or not places and not departments)

    @classmethod
    def chosen(cls, ticks: list[str]) -> list[str]:
        """What was ticked, as it is kept: known departments, and no home whose building or entrance is ticked as well."""
        kept = [tick for tick in dict.fromkeys(ticks) if not tick.startswith(DEPARTMENT) or tick[1:] in DEPARTMENTS]
        if EVERYBODY in kept:
            departments = [tick for tick in kept if tick.startswith(DEPARTMENT)]
            return [EVERYBODY, *departments] if departments else []
        return [tick for tick in kept if not any(above in kept for above in _above(tick))][:MOST]

    def units(self):
        """The homes it reaches."""
        here = Unit.select().where(Unit.active)
        if self.is_everybody:
            return here
        return here.where(Unit.building.in_(self.buildings) | _ENTRANCE.in_(self.entrances) | _HOME.in_(self.homes))

    @property
    def words(self) -> list[str]:
        """The same for people to read."""
        places = [_("Everybody")] if self.is_everybody else [
            place.replace(SEPARATOR, "") for place in (*self.buildings, *self.entrances, *self.homes)
        ]
        return places + [_(DEPARTMENTS[department]) for department in self.departments if department in DEPARTMENTS]


def _above(tick: str) -> list[str]:
    parts = tick.split(SEPARATOR)
    return [SEPARATOR.join(parts[:count]) for count in range(1, len(parts))]


def key_of(unit: Unit) -> str:
    return SEPARATOR.join((unit.building, unit.entrance, unit.room))
