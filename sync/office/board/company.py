"""What a day came to in all communities together, or in those of a region, beside the same day a week before."""
import msgspec

from sync.office.board import community, reach, reckoning
from sync.office.board.community import Community
from sync.office.board.figures import Figures
from sync.office.board.reach import WHOLE
from sync.office.boxes.days import COMPANY
from sync.office.core import Office, shifted

WEEK = 7
FEW = 200  # communities; so many are summed at once whenever something landed
SUMMED_EVERY_MS = 60_000
LOOKED_AT_EVERY_MS = 3_600_000
DAYS_LOOKED_AT = 8
TO_SUM = """
select day, stale from site_day where site_id = ? and reckoned_ms <= ? and (stale > 0 or (day >= ? and reckoned_ms <= ?))
order by day desc limit 1
"""


class CompanyDay(msgspec.Struct):
    """shown: of all who reported some of the day; whole: of those who reported all of it; now and before: of those who did so
    on this day and on the one a week before, for only they can be compared."""

    shown: Figures | None
    whole: Figures | None
    now: Figures | None
    before: Figures | None


_decode = msgspec.json.Decoder(CompanyDay).decode


def summed(office: Office, day: str, everybody: list[Community]) -> CompanyDay:
    past = {each.site_id: each for each in community.on(office, shifted(day, -WEEK), [each.reach for each in everybody])} if everybody else {}
    whole = [each for each in everybody if _is_whole(each)]
    both = [(each.figures, past[each.site_id].figures) for each in whole if _is_whole(past[each.site_id])]
    return CompanyDay(
        Figures.sum(each.figures for each in everybody if each.figures), Figures.sum(each.figures for each in whole),
        Figures.sum(now for now, _ in both), Figures.sum(before for _, before in both),
    )


def on(office: Office, day: str, everybody: list[Community]) -> CompanyDay:
    """Of the whole company. Of many communities the sum may be a minute old: at night something lands all the time."""
    row = office.store.first("select figures, stale, reckoned_ms from site_day where site_id = ? and day = ?", COMPANY, day)
    if row is None:
        return summed(office, day, everybody)
    is_young = office.clock() - row["reckoned_ms"] < SUMMED_EVERY_MS and len(everybody) > FEW
    if row["figures"] and (is_young or row["stale"] <= 0):
        return _decode(row["figures"])
    return _keep(office, day, row["stale"], everybody)


def between(office: Office, first: str, last: str) -> dict[str, Figures | None]:
    """Only what was reported to the end of each day."""
    rows = office.store.rows("select day, figures from site_day where site_id = ? and day between ? and ?", COMPANY, first, last)
    return {row["day"]: _decode(row["figures"]).whole for row in rows if row["figures"]}


def sum_one(office: Office) -> bool:
    """One day that needs it. A late sync makes a day whole without a new row, so the last days are looked at every hour."""
    now_ms, since = office.clock(), shifted(office.today(), -DAYS_LOOKED_AT)
    row = office.store.first(TO_SUM, COMPANY, now_ms - SUMMED_EVERY_MS, since, now_ms - LOOKED_AT_EVERY_MS)
    if row:
        _keep(office, row["day"], row["stale"], community.on(office, row["day"], reach.of_all(office)))
    return row is not None


def _keep(office: Office, day: str, stale: int, everybody: list[Community]) -> CompanyDay:
    now_ms, found = office.clock(), summed(office, day, everybody)
    reckoning.keep(office, COMPANY, day, found, stale, now_ms)
    return found


def _is_whole(each: Community) -> bool:
    return each.share == WHOLE and each.figures is not None
