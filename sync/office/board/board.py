"""The company's day: every community with how far it reported and what came to pass, the ones that need a look first."""
from typing import NamedTuple

from sync.office.board import health, reach, reckoning
from sync.office.board.asking import FIGURES, PER_PAGE, Asked, beside
from sync.office.board.figures import Figures
from sync.office.board.health import UNKNOWN, Condition
from sync.office.board.reach import FRESH, MISSING, NEVER, PART, STALE, WHOLE, Reach, Span
from sync.office.core import Office

WORST = {NEVER: 0, STALE: 1, FRESH: 2, MISSING: 0, PART: 1, WHOLE: 2}


class Community(NamedTuple):
    """share: how much of the day it reported; figures is None where that is nothing, or where they are being reckoned."""

    reach: Reach
    share: str
    figures: Figures | None
    week_before: Figures | None

    @property
    def site_id(self) -> str:
        return self.reach.site_id

    @property
    def name(self) -> str:
        return self.reach.name

    @property
    def is_reckoned(self) -> bool:
        return self.figures is not None or self.share == MISSING


    @property
    def compared(self) -> tuple[Figures | None, Figures | None]:
        """This day and the one a week before, where both were reported whole."""
        return (self.figures, self.week_before) if self.is_comparable else (None, None)

    @property
    def is_comparable(self) -> bool:
        return self.share == WHOLE and None not in (self.figures, self.week_before)


class Board(NamedTuple):
    """rows are the page of found; total is over everybody who reported; compared is this day and the one a week before
    of those who reported both whole."""

    day: str
    everybody: list[Community]
    found: list[Community]
    page: int
    rows: list[Community]
    conditions: dict[str, Condition]
    total: Figures | None
    compared: tuple[Figures | None, Figures | None]

    @property
    def whole(self) -> int:
        return self.count(WHOLE)

    @property
    def late(self) -> list[Community]:
        """Who has not reported for more than a day, the longest silence first."""
        late = [each for each in self.everybody if each.reach.state != FRESH]
        return sorted(late, key=lambda each: (each.reach.complete_at or 0, each.name))

    @property
    def pages(self) -> int:
        return _pages(self.found)

    def count(self, share: str) -> int:
        return sum(each.share == share for each in self.everybody)

    def condition(self, site_id: str) -> Condition:
        return self.conditions.get(site_id, UNKNOWN)


def board(office: Office, asked: Asked, visible: frozenset[str] | None) -> Board:
    reaches = [each for each in reach.of_all(office) if visible is None or each.site_id in visible]
    day = asked.day or _newest(office, reaches)
    everybody = _communities(office, day, reaches)
    conditions = health.of(office, [each.site_id for each in everybody]) if asked.state == "trouble" else {}
    found = sorted((each for each in everybody if _is_asked_for(each, asked, conditions)), key=lambda each: _place(each, asked.sort))
    page = min(asked.page, _pages(found))
    rows = found[PER_PAGE * (page - 1):PER_PAGE * page]
    both = [each for each in everybody if each.is_comparable]
    return Board(
        day, everybody, found, page, rows, conditions or health.of(office, [each.site_id for each in rows]),
        Figures.sum(each.figures for each in everybody if each.figures),
        (Figures.sum(each.figures for each in both), Figures.sum(each.week_before for each in both)),
    )


def one(office: Office, site_id: str, day: str) -> Community | None:
    found = reach.of(office, site_id)
    if found is None:
        return None
    span, before = _span_and_week_before(office, day)
    kept = {(site_id, each): of_day for each, of_day in reckoning.between(office, site_id, before.day, span.day).items()}
    return _community(found, span, before, _fresh(office, kept, [found]))


def _pages(found: list[Community]) -> int:
    return max(1, -(-len(found) // PER_PAGE))


def _communities(office: Office, day: str, reaches: list[Reach]) -> list[Community]:
    span, before = _span_and_week_before(office, day)
    kept = _fresh(office, reckoning.on(office, span.day, before.day), reaches)
    return [_community(each, span, before, kept) for each in reaches]


def _span_and_week_before(office: Office, day: str) -> tuple[Span, Span]:
    return Span.of(office, day), Span.of(office, beside(day, -7))


def _newest(office: Office, reaches: list[Reach]) -> str:
    """The day before today, as soon as somebody reported it; until then today."""
    yesterday = beside(office.today(), -1)
    span = Span.of(office, yesterday)
    return yesterday if any(each.share_of(span) != MISSING for each in reaches) else office.today()


def _community(each: Reach, span: Span, before: Span, kept: dict) -> Community:
    figures = reckoning.known(each, span, kept.get((each.site_id, span.day)))
    # Half a day is no measure for another one.
    week_before = reckoning.known(each, before, kept.get((each.site_id, before.day))) if each.share_of(before) == WHOLE else None
    return Community(each, each.share_of(span), figures, week_before)


def _fresh(office: Office, kept: dict, reaches: list[Reach]) -> dict:
    """What landed a moment ago is reckoned for this page, a few at a time; the reckoner does the rest."""
    seen = {each.site_id for each in reaches}
    stale = [key for key, of_day in kept.items() if of_day.is_stale and key[0] in seen]
    return kept | {key: reckoning.Day(figures, False) for key, figures in reckoning.these(office, stale).items()}


def _is_asked_for(each: Community, asked: Asked, conditions: dict[str, Condition]) -> bool:
    if asked.name.casefold() not in each.name.casefold():
        return False
    if asked.state == "trouble":
        return conditions.get(each.site_id, UNKNOWN).troubles != []
    return asked.state in ("", each.share, each.reach.state)


def _place(each: Community, sort: str) -> tuple:
    """Names and moments rise, figures fall, and nothing comes last."""
    if sort == "name":
        return (each.name,)
    if sort == "synced":
        return (each.reach.complete_at or 0, each.name)
    if sort in FIGURES:
        figure = getattr(each.figures, sort) if each.figures else None
        return (figure is None, -(figure or 0), each.name)
    overdue = (each.figures and each.figures.overdue) or 0
    return (WORST[each.reach.state], WORST[each.share], -overdue, each.name)
