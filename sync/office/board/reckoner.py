"""The worker that keeps the figures of communities and of the company up to date, in as many processes as there are."""
import logging

from sync.office.board import company, reckoning
from sync.office.board.company import DAYS_LOOKED_AT
from sync.office.board.reach import Span
from sync.office.boxes.days import AGAIN
from sync.office.core import Office, shifted
from sync.office.relay import tickets
from sync.office.store import Unavailable

log = logging.getLogger(__name__)

IDLE_S = 5
# Also a day on which nothing happened has orders that stand open; and one that ended is reckoned as of its end.
DAY_BEGUN = f"""
insert into site_day (site_id, day, stale)
  select distinct site_id, cast(? as text), 1 from stream where started_ms < ?
{AGAIN} where site_day.reckoned_ms < ?
"""


class Reckoner:
    def __init__(self, office: Office):
        self.office = office
        self._today = ""

    def one_turn(self) -> bool:
        try:
            if self._today != self.office.today():
                self._begin_day()
            return bool(reckoning.some(self.office)) or company.sum_one(self.office)
        except Unavailable as error:
            log.warning("no figures were reckoned: %s", error)
            return False

    def idle_s(self) -> float:
        return IDLE_S

    def _begin_day(self):
        today = self.office.today()
        for days in range(DAYS_LOOKED_AT):
            span = Span.of(self.office, shifted(today, -days))
            self.office.store.run(DAY_BEGUN, span.day, span.end_ms, span.end_ms if days else 0)
        tickets.forget(self.office)
        self._today = today
