"""Communities on one day: how much of it each reported, and what came to pass there."""
from typing import NamedTuple

from sync.office.board import reckoning
from sync.office.board.figures import Figures
from sync.office.board.reach import MISSING, Reach, Span
from sync.office.core import Office


class Community(NamedTuple):
    """share: how much of the day it reported; figures is None where that is nothing, or where they are being reckoned."""

    reach: Reach
    share: str
    figures: Figures | None

    @property
    def site_id(self) -> str:
        return self.reach.site_id

    @property
    def name(self) -> str:
        return self.reach.name

    @property
    def is_reckoned(self) -> bool:
        return self.figures is not None or self.share == MISSING


def on(office: Office, day: str, reaches: list[Reach]) -> list[Community]:
    """What landed a moment ago is reckoned now, a few at a time; the reckoner does the rest."""
    span, kept = Span.of(office, day), reckoning.on(office, day, reaches[0].site_id if len(reaches) == 1 else "")
    fresh = reckoning.these(office, [(each.site_id, day) for each in reaches if each.site_id in kept and kept[each.site_id].is_stale])
    shares = [(each, each.share_of(span)) for each in reaches]
    return [Community(each, share, fresh.get((each.site_id, day)) or reckoning.known(share, kept.get(each.site_id))) for each, share in shares]
