"""Every home of the community as the page shows it on which recipients are chosen, and how many a choice reaches."""
from itertools import groupby
from typing import NamedTuple

import peewee

from kiosk.notices.audience import SEPARATOR, Audience
from kiosk.site.models import Unit

LEVELS = (Unit.building, Unit.entrance, Unit.floor, Unit.room)


class Reach(NamedTuple):
    homes: int
    departments: int
    words: list[str]


NOBODY = Reach(0, 0, [])


class Entrance(NamedTuple):
    name: str
    key: str
    rooms: list[str]


class Building(NamedTuple):
    name: str
    entrances: list[Entrance]

    @property
    def homes(self) -> int:
        return sum(len(entrance.rooms) for entrance in self.entrances)


def tree() -> list[Building]:
    """One query for all of them, in the order of their numbers."""
    order = [part for level in LEVELS for part in (peewee.fn.LENGTH(level), level)]
    rows = Unit.select(Unit.building, Unit.entrance, Unit.room).where(Unit.active).order_by(*order).tuples()
    return [Building(name, _entrances(name, list(below))) for name, below in groupby(rows, key=lambda row: row[0])]


def reach(recipients: list[str]) -> Reach:
    audience = Audience.of(recipients)
    return Reach(audience.units().count(), len(audience.departments), audience.words)


def _entrances(building, rows) -> list[Entrance]:
    return [Entrance(name, SEPARATOR.join((building, name)), [room for *_place, room in below])
            for name, below in groupby(rows, key=lambda row: row[1])]
