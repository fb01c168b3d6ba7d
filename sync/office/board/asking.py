"""What a person asks of the board: which day, which communities, in which order, which page. Anything else is as if nothing was asked."""
from collections.abc import Mapping
from typing import NamedTuple

from sync.office.addresses import day_asked_for, whole

PER_PAGE = 50
LONGEST_NAME = 40
FIGURES = ("taken", "p90", "missed_share", "repairs", "done_share", "overdue", "signed", "pleased_share")
SORTS = ("name", "synced", *FIGURES)
TROUBLE = "trouble"
STATES = ("missing", "part", "whole", "never", "stale", TROUBLE)


class Asked(NamedTuple):
    """day is empty for the newest one worth a look, sort for the ones to look after first, state for all."""

    day: str = ""
    sort: str = ""
    state: str = ""
    name: str = ""
    page: int = 1

    @classmethod
    def of(cls, arguments: Mapping[str, str], today: str) -> "Asked":
        sort, state = (arguments.get(name, "") for name in ("sort", "state"))
        return cls(
            day_asked_for(arguments.get("day", ""), today) or "", sort if sort in SORTS else "", state if state in STATES else "",
            arguments.get("name", "").strip()[:LONGEST_NAME], max(1, whole(arguments, "page", 1)),
        )

    def but(self, **changes) -> dict[str, str]:
        """For an address: what is asked with these changes. Another order or choice begins at its first page."""
        asked = self._replace(**{"page": 1} | changes)._asdict()
        return {name: str(value) for name, value in asked.items() if value not in ("", 1)}
