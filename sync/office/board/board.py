"""The company's day: every community with how far it reported and what came to pass, the ones that need a look first."""
from collections import Counter
from typing import NamedTuple

from sync.office.board import community, company, reach
from sync.office.board.asking import FIGURES, PER_PAGE, TROUBLE, Asked
from sync.office.board.community import Community
from sync.office.board.company import CompanyDay
from sync.office.board.reach import FRESH, MISSING, NEVER, PART, STALE, WHOLE, Reach, Span
from sync.office.boxes import health
from sync.office.boxes.health import UNKNOWN, Condition
from sync.office.core import Office, shifted

WORST = {NEVER: 0, STALE: 1, FRESH: 2, MISSING: 0, PART: 1, WHOLE: 2}


class Board(NamedTuple):
    """rows are the page of found; counts are how many communities each choice finds."""

    day: str
    everybody: list[Community]
    found: list[Community]
    page: int
    rows: list[Community]
    conditions: dict[str, Condition]
    total: CompanyDay
    counts: Counter

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

    def count(self, state: str) -> int:
        return self.counts[state]

    def condition(self, site_id: str) -> Condition:
        return self.conditions.get(site_id, UNKNOWN)


def board(office: Office, asked: Asked, visible: frozenset[str] | None) -> Board:
    reaches = [each for each in reach.of_all(office) if visible is None or each.site_id in visible]
    day = asked.day or _newest(office, reaches)
    everybody = community.on(office, day, reaches)
    total = company.on(office, day, everybody) if visible is None else company.summed(office, day, everybody)
    troubled = health.in_trouble(office)
    found = sorted((each for each in everybody if _is_asked_for(each, asked, troubled)), key=lambda each: _place(each, asked.sort))
    page = min(asked.page, _pages(found))
    rows = found[PER_PAGE * (page - 1):PER_PAGE * page]
    return Board(day, everybody, found, page, rows, health.of(office, [each.site_id for each in rows]), total, _counts(everybody, troubled))


def _pages(found: list[Community]) -> int:
    return max(1, -(-len(found) // PER_PAGE))


def _newest(office: Office, reaches: list[Reach]) -> str:
    """The day before today, as soon as somebody reported it; until then today."""
    yesterday = shifted(office.today(), -1)
    span = Span.of(office, yesterday)
    return yesterday if any(each.share_of(span) != MISSING for each in reaches) else office.today()


def _is_asked_for(each: Community, asked: Asked, troubled: frozenset[str]) -> bool:
    return asked.name.casefold() in each.name.casefold() and (not asked.state or _is(each, asked.state, troubled))


def _is(each: Community, state: str, troubled: frozenset[str]) -> bool:
    return each.site_id in troubled if state == TROUBLE else state in (each.share, each.reach.state)


def _counts(everybody: list[Community], troubled: frozenset[str]) -> Counter:
    """Of a day's share, of a standing, or of the boxes: no word is two of them."""
    counts = Counter(each.share for each in everybody) + Counter(each.reach.state for each in everybody)
    counts[TROUBLE] = sum(each.site_id in troubled for each in everybody)
    return counts


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
