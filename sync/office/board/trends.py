"""Eight weeks of a community or of the company, by the week. A week of which nothing was reported is a gap and no nought."""
from bisect import bisect_left
from typing import NamedTuple

from sync.office.board import company, reach, reckoning
from sync.office.board.company import WEEK
from sync.office.board.figures import Figures
from sync.office.board.reach import WHOLE, Reach, Span
from sync.office.core import Office, shifted

WEEKS = 8
AVERAGED = ("taken", "repairs", "signed")


class Week(NamedTuple):
    """Seven days. figures is their sum; reported and expected count each community's days; overdue is of the last evening."""

    first: str
    last: str
    figures: Figures | None
    reported: int
    expected: int
    overdue: int | None

    def value(self, name: str) -> float | None:
        """What a line shows: of one community on one reported day on average, a share in per cent, or minutes; None is a gap."""
        if name in AVERAGED:
            return _rounded(getattr(self.figures, name) / self.figures.communities) if self.figures else None
        if name == "overdue":
            return self.overdue
        found = getattr(self.figures, name) if self.figures else None
        return round(found * 100) if found is not None and name.endswith("_share") else found


def of_site(office: Office, site_id: str) -> list[Week]:
    found = reach.of(office, site_id)
    return _weeks(office, _days_of(office, found), [found])


def of_company(office: Office, visible: frozenset[str] | None) -> list[Week]:
    """From the company's own days; of a region from the days of its communities."""
    reaches = reach.of_all(office)
    if visible is None:
        return _weeks(office, company.between(office, *_ends(office)), reaches)
    region = [each for each in reaches if each.site_id in visible]
    of_sites = [_days_of(office, each) for each in region]
    return _weeks(office, {day: Figures.sum(filter(None, (each.get(day) for each in of_sites))) for day in _days(office)}, region)


def change(now: float | None, before: float | None) -> int | None:
    """In per cent; None where one of them is not known, or there was nothing to compare with."""
    return round(100 * (now - before) / before) if now is not None and before else None


def _rounded(value: float) -> float:
    """With one place behind the point, and without one where it would be nought."""
    return int(value) if value == int(value) else round(value, 1)


def _weeks(office: Office, by_day: dict[str, Figures | None], reaches: list[Reach]) -> list[Week]:
    days, begun = _days(office), sorted(each.expected_ms for each in reaches)
    return [_week(office, days[start:start + WEEK], by_day, begun) for start in range(0, len(days), WEEK)]


def _week(office: Office, days: list[str], by_day: dict[str, Figures | None], begun: list[int]) -> Week:
    total, last = Figures.sum(filter(None, map(by_day.get, days))), by_day.get(days[-1])
    expected = sum(bisect_left(begun, Span.of(office, day).end_ms) for day in days)
    return Week(days[0], days[-1], total, total.communities if total else 0, expected, last and last.overdue)


def _days_of(office: Office, found: Reach) -> dict[str, Figures]:
    """Only days that were reported to their end."""
    kept = reckoning.between(office, found.site_id, *_ends(office))
    spans = [Span.of(office, day) for day in _days(office)]
    return {span.day: reckoning.known(WHOLE, kept.get(span.day)) for span in spans if found.share_of(span) == WHOLE}


def _days(office: Office) -> list[str]:
    """Up to yesterday, the oldest first."""
    return [shifted(office.today(), -back) for back in range(WEEKS * WEEK, 0, -1)]


def _ends(office: Office) -> tuple[str, str]:
    days = _days(office)
    return days[0], days[-1]
