"""What visitors were told about their wait, what came of it, and what the next ones are told because of that."""
import functools
from collections import Counter as Tally, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import peewee

from kiosk import clock
from kiosk.db import MomentField, Record, database
from kiosk.queue import history, widening
from kiosk.queue.estimate import Booked, Desk, Range, until_call
from kiosk.queue.widening import Outcome, Widening
from kiosk.site.models import Service

INSIDE, TOO_EARLY, TOO_LATE = "inside", "too_early", "too_late"
NOW = "now"
NOT_CALLED = "not_called"
RANGES = (INSIDE, TOO_EARLY, TOO_LATE)
FEWEST_FOR_A_SHARE = 30
HOURS_KEPT = 48

# One statement, because it stands in the transaction of every call. "Now" is no range: it would flatter the figure.
SETTLE = f"""
update forecast set settled_at = ?1, outcome = case
  when ?2 is null then '{NOT_CALLED}' when high = 0 then '{NOW}'
  when ?1 - given_at < low * {history.MS_PER_MINUTE} then '{TOO_EARLY}'
  when ?1 - given_at > high * {history.MS_PER_MINUTE} then '{TOO_LATE}' else '{INSIDE}' end
where id = ?3 and settled_at is null
"""
SETTLED = f"""
select median, below, above, (settled_at - given_at) / {history.MS_PER_MINUTE}.0 from forecast
where {{where}} and +outcome in ('{INSIDE}', '{TOO_EARLY}', '{TOO_LATE}') order by settled_at desc limit ?
"""


@dataclass
class Calibration:
    """How often the truth fell in the range that was told. not_called counts those who left before."""

    inside: int = 0
    too_early: int = 0
    too_late: int = 0
    now: int = 0
    not_called: int = 0
    by_service: "dict[str, Calibration]" = field(default_factory=dict)
    by_hour: "dict[int, Calibration]" = field(default_factory=dict)

    @property
    def count(self) -> int:
        return self.inside + self.too_early + self.too_late

    @property
    def inside_share(self) -> float | None:
        """None while there are fewer than thirty: a per cent of a handful says nothing."""
        return self.inside / self.count if self.count >= FEWEST_FOR_A_SHARE else None


class Forecast(Record):
    """The estimate one visitor was given with the number; it carries the ticket's id.

    outcome and settled_at are null until the first call, or until the ticket ends without one.
    """

    service = peewee.ForeignKeyField(Service, index=False)
    hour = peewee.IntegerField()
    ahead = peewee.IntegerField()
    desks = peewee.IntegerField()
    low = peewee.IntegerField()
    high = peewee.IntegerField()
    median = peewee.FloatField()
    below = peewee.FloatField()
    above = peewee.FloatField()
    basis = peewee.CharField()
    given_at = MomentField()
    settled_at = MomentField(null=True)
    outcome = peewee.CharField(null=True)

    class Meta:
        indexes = ((("settled_at",), False), (("hour", "settled_at"), False))

    @classmethod
    def give(cls, ticket, wait: Range | None, ahead: int, desks: int):
        """Keep what the visitor is told with the number; nothing is kept of what could not be said."""
        if wait:
            cls.add(id=ticket.id, service=ticket.service_id, hour=clock.local(ticket.taken_at).hour, ahead=ahead,
                    desks=desks, given_at=ticket.taken_at, **wait._asdict())

    @classmethod
    def settle(cls, ticket):
        """What came of it: at the first call, or when the ticket ends or leaves the line before one.

        Later calls change nothing.
        """
        moment = clock.to_ms(ticket.first_called_at or clock.now())
        database.execute_sql(SETTLE, (moment, ticket.first_called_at and moment, ticket.id))

    @classmethod
    def reopen(cls, ticket):
        """The call or the end was taken back: the visitor still waits, and the next call counts."""
        cls.update(settled_at=None, outcome=None).where(cls.id == ticket.id).execute()

    @classmethod
    def calibration(cls, since: datetime, until: datetime | None = None) -> Calibration:
        """Of the estimates that came true from then on, and before until where one is given."""
        settled = cls.select(cls.service, cls.hour, cls.outcome, peewee.fn.COUNT(cls.id)).where(cls.settled_at >= since)
        if until:
            settled = settled.where(cls.settled_at < until)
        total, services, hours = Tally(), defaultdict(Tally), defaultdict(Tally)
        for service, hour, outcome, count in settled.group_by(cls.service, cls.hour, cls.outcome).tuples():
            for tally in (total, services[service], hours[hour]):
                tally[outcome] += count
        return Calibration(
            **total, by_service={service: Calibration(**tally) for service, tally in services.items()},
            by_hour={hour: Calibration(**hours[hour]) for hour in sorted(hours)},
        )

    @classmethod
    def widening(cls, hour: int) -> Widening:
        """Learned from what came true at this hour of the day, or lately at any hour while that is too little."""
        return _widening(database.database, hour, clock.now_ms() // history.MS_PER_MINUTE)

    @property
    def is_inside(self) -> bool | None:
        """None while it is open, after "now", and when no call came."""
        return self.outcome == INSIDE if self.outcome in RANGES else None


def expected(ahead: Sequence[str], desks: Sequence[Desk], booked: Sequence[Booked] = ()) -> Range | None:
    """The wait behind these people, as until_call says it, from what is known here. Services go by their ids."""
    hour = clock.local(clock.now()).hour
    return until_call(ahead, desks, history.paces(), hour, booked, Forecast.widening(hour))


@functools.lru_cache(maxsize=HOURS_KEPT)
def _widening(path: str, hour: int, minute: int) -> Widening:
    same_hour = _outcomes("hour = ?", hour, widening.SAME_HOUR_LOOKED_AT)
    if len(same_hour) >= widening.ENOUGH_IN_AN_HOUR:
        return widening.learned(same_hour)
    return widening.learned(_outcomes("settled_at > ?", 0, widening.LATELY_LOOKED_AT))


def _outcomes(where: str, *values) -> list[Outcome]:
    return [Outcome(*row) for row in database.execute_sql(SETTLED.format(where=where), values)]
