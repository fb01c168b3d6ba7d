"""The worker that keeps the figures of communities and of the company up to date, in as many processes as there are."""
import logging

from sync.office.board import reach, reckoning
from sync.office.board.asking import beside
from sync.office.board.figures import Figures
from sync.office.board.reach import WHOLE, Span
from sync.office.board.reckoning import COMPANY
from sync.office.core import Office
from sync.office.store import Unavailable

log = logging.getLogger(__name__)

IDLE_S = 5
DAYS_LOOKED_AT = 8
LOOKED_AT_EVERY_MS = 3_600_000
SUMMED_EVERY_MS = 60_000
# Also a day on which nothing happened has orders that stand open; and one that ended is reckoned as of its end.
DAY_BEGUN = """
insert into site_day (site_id, day, stale)
  select distinct site_id, cast(? as text), 1 from stream where started_ms < ?
on conflict (site_id, day) do update set stale = site_day.stale + 1 where site_day.reckoned_ms < ?
"""
TO_SUM = """
select day, stale from site_day where site_id = ? and reckoned_ms <= ? and (stale > 0 or (day >= ? and reckoned_ms <= ?))
order by day desc limit 1
"""


class Reckoner:
    def __init__(self, office: Office):
        self.office = office
        self._today = ""

    def one_turn(self) -> bool:
        try:
            if self._today != self.office.today():
                self._begin_day()
            return bool(reckoning.some(self.office)) or sum_up(self.office)
        except Unavailable as error:
            log.warning("no figures were reckoned: %s", error)
            return False

    def idle_s(self) -> float:
        return IDLE_S

    def _begin_day(self):
        today = self.office.today()
        for days in range(DAYS_LOOKED_AT):
            span = Span.of(self.office, beside(today, -days))
            self.office.store.run(DAY_BEGUN, span.day, span.end_ms, span.end_ms)
        self._today = today


def sum_up(office: Office) -> bool:
    """One day of the company. A late sync makes a day whole without a new row, so the last days are looked at every hour."""
    now_ms, since = office.clock(), beside(office.today(), -DAYS_LOOKED_AT)
    row = office.store.first(TO_SUM, COMPANY, now_ms - SUMMED_EVERY_MS, since, now_ms - LOOKED_AT_EVERY_MS)
    if row:
        reckoning.keep(office, COMPANY, row["day"], _of_company(office, row["day"]), row["stale"], now_ms)
    return row is not None


def _of_company(office: Office, day: str) -> Figures | None:
    span, kept = Span.of(office, day), reckoning.on(office, day)
    whole = [each for each in reach.of_all(office) if each.share_of(span) == WHOLE]
    return Figures.sum(filter(None, (reckoning.known(each, span, kept.get((each.site_id, day))) for each in whole)))
