"""What is out now: line by line, with the unit that has it and since when."""
from datetime import datetime
from typing import NamedTuple

import peewee

from kiosk.registers.models import Issue, IssueLine
from kiosk.registers.returns import ReturnLine
from kiosk.registers.things import ThingKind
from kiosk.signing.parties import CLIENT, SIGNED, VOID
from kiosk.signing.sheets import Sheet, SheetParty
from kiosk.site.models import Unit


class Holding(NamedTuple):
    """Pieces of one line that a unit has; since is when its client signed for them."""

    line: IssueLine
    count: int
    since: datetime

    @property
    def issue(self) -> Issue:
        return self.line.issue


def out(find: str = "") -> list[Holding]:
    """Everything that is out, the oldest first; find narrows it to units, sheets or marks that hold the text."""
    return _out(_holds(find)) if find else _out()


def of_unit(unit: Unit | None) -> list[Holding]:
    return _out(Issue.unit == unit) if unit else []


def _out(*conditions) -> list[Holding]:
    back = peewee.fn.COALESCE(_given_back(), 0)
    query = (
        IssueLine.select(IssueLine, Issue, Unit, ThingKind, Sheet, SheetParty, (IssueLine.count - back).alias("left"))
        .join_from(IssueLine, ThingKind).join_from(IssueLine, Issue).join_from(Issue, Unit).join_from(Issue, Sheet)
        .join_from(Sheet, SheetParty, on=(SheetParty.sheet == Sheet.id), attr="client")
        .where(Sheet.state != VOID, SheetParty.kind == CLIENT, SheetParty.state == SIGNED, IssueLine.count > back, *conditions)
        .order_by(SheetParty.answered_at, IssueLine.position)
    )
    return [Holding(line, line.left, line.issue.sheet.client.answered_at) for line in query]


def _given_back():
    return ReturnLine.select(peewee.fn.SUM(ReturnLine.count)).where(ReturnLine.line == IssueLine.id)


def _holds(find: str):
    place = Unit.building.concat(Unit.entrance).concat(Unit.room)
    return place.contains(find) | Issue.number.contains(find) | IssueLine.marks.contains(find)
