"""What is out now: line by line, with the unit that has it and since when."""
from datetime import datetime
from typing import NamedTuple

import peewee

from kiosk.registers.models import Issue, IssueLine
from kiosk.registers.returns import ReturnLine
from kiosk.registers.things import ThingKind
from kiosk.repairs.intake import finding
from kiosk.signing.parties import CLIENT, SIGNED, VOID
from kiosk.signing.sheets import Sheet, SheetParty
from kiosk.site.models import Unit

MOST_SHOWN = 200


class Holding(NamedTuple):
    """Pieces of one line that a unit has; since is when its client signed for them."""

    line: IssueLine
    count: int
    since: datetime

    @property
    def issue(self) -> Issue:
        return self.line.issue


class Out(NamedTuple):
    """The oldest of what is out, and how many lines that are in all."""

    holdings: list[Holding]
    lines: int


def out(find: str = "") -> Out:
    """find narrows it to units, sheets or marks that hold the text."""
    query = _lines_out(_holds(find)) if find else _lines_out()
    return Out(_read(query.limit(MOST_SHOWN)), query.count())


def of_unit(unit: Unit | None) -> list[Holding]:
    return _read(_lines_out(Issue.unit == unit)) if unit else []


def _read(query) -> list[Holding]:
    return [Holding(line, line.left, line.issue.sheet.client.answered_at) for line in query]


def _lines_out(*conditions):
    """The lines of which something has not come back, the oldest first."""
    back = peewee.fn.COALESCE(_given_back(), 0)
    return (
        IssueLine.select(IssueLine, Issue, Unit, ThingKind, Sheet, SheetParty, (IssueLine.count - back).alias("left"))
        .join_from(IssueLine, ThingKind).join_from(IssueLine, Issue).join_from(Issue, Unit).join_from(Issue, Sheet)
        .join_from(Sheet, SheetParty, on=(SheetParty.sheet == Sheet.id), attr="client")
        .where(Sheet.state != VOID, SheetParty.kind == CLIENT, SheetParty.state == SIGNED, IssueLine.count > back, *conditions)
        .order_by(SheetParty.answered_at, IssueLine.position)
    )


def _given_back():
    return ReturnLine.select(peewee.fn.SUM(ReturnLine.count)).where(ReturnLine.line == IssueLine.id)


def _holds(find: str):
    place = Unit.building.concat(Unit.entrance).concat(Unit.room)
    home = finding.find(find).unit
    said = place.contains(find) | Issue.number.contains(find) | IssueLine.marks.contains(find)
    return said | (Issue.unit == home) if home else said
