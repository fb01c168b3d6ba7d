"""Reads a list of units as offices keep it: CSV from a spreadsheet, in UTF-8 or GB18030. All of it, or nothing."""
from pathlib import Path

import peewee

from kiosk.db import transaction
from kiosk.i18n import gettext as _
from kiosk.site.models import Household, OFFICE, Unit
from kiosk.site.sheets import Unreadable, rows_of

COLUMNS = {
    "building": ("building", "楼栋", "樓棟"),
    "entrance": ("entrance", "单元", "單元"),
    "floor": ("floor", "楼层", "樓層"),
    "room": ("room", "房号", "房號"),
    "owner_name": ("owner", "业主", "業主", "户名"),
    "phone": ("phone", "电话", "電話", "手机"),
}
REQUIRED = ("building", "room")
LONGEST = 40


def take(path: Path) -> int:
    """Put every unit of the file into the database and return how many; on any mistake raise Unreadable, change nothing."""
    rows = rows_of(path.read_bytes(), COLUMNS, REQUIRED)
    mistakes = [mistake for number, row in rows for mistake in _mistakes(number, row)] or _doubles(rows)
    if mistakes:
        raise Unreadable(mistakes)
    with transaction():
        for number, row in rows:
            _store(number, row)
    return len(rows)


def _mistakes(number, row) -> list[str]:
    found = [_("Line %(line)d: %(name)s is empty.", line=number, name=COLUMNS[name][1])
             for name in REQUIRED if not row[name]]
    found += [_("Line %(line)d: %(name)s is longer than %(most)d characters.", line=number, name=COLUMNS[name][1], most=LONGEST)
              for name, value in row.items() if len(value) > LONGEST]
    return found


def _doubles(rows) -> list[str]:
    seen, found = {}, []
    for number, row in rows:
        place = tuple(row[level] for level in Unit.LEVELS)
        if place in seen:
            found.append(_("Line %(line)d: the same unit stands in line %(first)d.", line=number, first=seen[place]))
        seen.setdefault(place, number)
    return found


def _store(number, row):
    place = {level: row[level] for level in Unit.LEVELS}
    unit = Unit.get_or_none(*(getattr(Unit, level) == value for level, value in place.items())) or Unit.add(**place)
    if unit.origin != OFFICE and not unit.active:
        unit.change_if(peewee.Value(True), active=True)
    if row["owner_name"] or row["phone"]:
        known = {"owner_name": row["owner_name"], "phone": row["phone"]}
        Household.insert(unit=unit, **known).on_conflict(conflict_target=[Household.unit], update=known).execute()
