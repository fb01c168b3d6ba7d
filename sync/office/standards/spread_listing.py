"""What was published to several communities so far, and what came of it in each of them."""
from typing import NamedTuple

from sync.office.core import Office
from sync.office.people import scope
from sync.office.standards.spreading import Spread

SHOWN, A_PAGE = 30, 100
# What was not done is looked at first, then what is still to come.
IN_ORDER = "case p.outcome when 'published' then 2 when 'same' then 2 when '' then 1 else 0 end, s.name, s.site_id"


class Past(NamedTuple):
    """counts are communities by outcome; those still to come stand under none."""

    spread: Spread
    from_where: str | None
    counts: dict[str, int]

    @property
    def all(self) -> int:
        return sum(self.counts.values())


def past(office: Office, person, page: int) -> list[Past]:
    """The newest first, a page of those that reach a community this person sees, and one more if there is."""
    within, seen = scope.only(scope.visible(office, person), "x.site_id")
    found = office.store.rows(
        f"select p.* from spread p where p.started_ms is not null and exists (select 1 from spread_site x where x.spread_id = p.spread_id{within}) "
        "order by p.started_ms desc, p.spread_id limit ? offset ?", *seen, SHOWN + 1, (page - 1) * SHOWN)
    names = {each["site_id"]: each["name"] for each in scope.communities(office, person)}
    counts = _counts(office, [row["spread_id"] for row in found])
    return [Past(Spread(**row), names.get(row["origin"]), counts[row["spread_id"]]) for row in found]


def reaches(office: Office, spread: Spread, person) -> bool:
    """Whether it was begun, and goes to a community this person sees."""
    within, seen = scope.only(scope.visible(office, person))
    found = office.store.first(f"select site_id from spread_site where spread_id = ?{within} limit 1", spread.spread_id, *seen)
    return bool(spread.started_ms and found)


def outcomes(office: Office, spread: Spread, person, page: int) -> list[dict]:
    """A page of the communities this person sees, with what came of it there, and one more if there is."""
    within, seen = scope.only(scope.visible(office, person), "s.site_id")
    return office.store.rows(
        f"select s.site_id, s.name, p.outcome, p.done_ms from spread_site p join site s on s.site_id = p.site_id where p.spread_id = ?{within} "
        f"order by {IN_ORDER} limit ? offset ?", spread.spread_id, *seen, A_PAGE + 1, (page - 1) * A_PAGE)


def goes_to(office: Office, spread: Spread) -> frozenset[str]:
    return frozenset(row["site_id"] for row in office.store.rows("select site_id from spread_site where spread_id = ?", spread.spread_id))


def _counts(office: Office, spread_ids: list[str]) -> dict[str, dict[str, int]]:
    if not spread_ids:
        return {}
    counts: dict[str, dict[str, int]] = {each: {} for each in spread_ids}
    places = ", ".join("?" * len(spread_ids))
    for row in office.store.rows(f"select spread_id, outcome, count(*) as n from spread_site where spread_id in ({places}) "
                                 "group by spread_id, outcome", *spread_ids):
        counts[row["spread_id"]][row["outcome"]] = row["n"]
    return counts
