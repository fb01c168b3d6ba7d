"""What a period came to: waits, service times, ends and ratings, from plain rows. Knows no database and no words."""
from collections import Counter as Tally, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kiosk.queue.states import CANCELLED, DONE, NO_SHOW

MS_PER_MINUTE = 60_000
SERVED, MISSED, LEFT, VOID, OPEN = "served", "missed", "left", "void", "open"


class Visit(NamedTuple):
    """One ticket. Moments are milliseconds, called is the first call; hour is the one of taking, at the site; agreed
    is the time of an appointment."""

    service: str
    hour: int
    window: int | None
    state: str
    calls: int
    channel: str
    has_queued: bool
    taken: int
    called: int | None = None
    started: int | None = None
    finished: int | None = None
    outcome: str = ""
    rating: int | None = None
    passed_over: int = 0
    reason: str = ""
    number: str = ""
    priority: str = ""
    agreed: str | None = None

    @property
    def fate(self) -> str:
        if self.state == DONE:
            return SERVED
        if self.state == NO_SHOW:
            return MISSED
        return self._end_of_cancelled() if self.state == CANCELLED else OPEN

    @property
    def waited(self) -> float | None:
        """Minutes until the first call, whatever came of it; None for who was never called or never queued."""
        if self.called is None or not self.has_queued:
            return None
        return _minutes(self.taken, self.called)

    @property
    def served(self) -> float | None:
        """Minutes at the window, pauses on hold included."""
        if self.state != DONE or self.started is None or self.finished is None:
            return None
        return _minutes(self.started, self.finished)

    def _end_of_cancelled(self) -> str:
        if self.outcome == VOID:
            return VOID
        # The close of the day cancels whatever is left over, also those who were called in vain
        # and those whose end nobody entered.
        if not self.calls:
            return LEFT
        return MISSED if self.started is None else OPEN


class Spread(NamedTuple):
    """P50 and P90 by nearest rank: the least measured value that so many per cent of them do not exceed."""

    count: int
    p50: float | None = None
    p90: float | None = None

    @classmethod
    def of(cls, values: Iterable[float | None]) -> "Spread":
        ordered = sorted(value for value in values if value is not None)
        return cls(len(ordered), nearest_rank(ordered, 50), nearest_rank(ordered, 90)) if ordered else cls(0)


@dataclass(frozen=True)
class Group:
    """All tickets, or those of one service, hour or window. Each is in one of the five ends and in none twice."""

    taken: int
    ends: Tally
    waits: Spread
    times: Spread
    ratings: int
    mean_rating: float | None

    @classmethod
    def of(cls, visits: Sequence[Visit]) -> "Group":
        stars = [visit.rating for visit in visits if visit.rating is not None]
        return cls(
            taken=len(visits), ends=Tally(visit.fate for visit in visits),
            waits=Spread.of(visit.waited for visit in visits), times=Spread.of(visit.served for visit in visits),
            ratings=len(stars), mean_rating=sum(stars) / len(stars) if stars else None,
        )

    @property
    def served(self) -> int:
        return self.ends[SERVED]

    @property
    def missed(self) -> int:
        return self.ends[MISSED]

    @property
    def left(self) -> int:
        return self.ends[LEFT]

    @property
    def voided(self) -> int:
        """Tapped out for fun, and voided by the desk."""
        return self.ends[VOID]

    @property
    def still_open(self) -> int:
        return self.ends[OPEN]

    @property
    def missed_share(self) -> float | None:
        """Of those who were called and whose visit has an end."""
        return share(self.missed, self.missed + self.served)

    @property
    def left_share(self) -> float | None:
        """Of all numbers taken by somebody who wanted one."""
        return share(self.left, self.taken - self.voided)


@dataclass(frozen=True)
class Figures:
    """by_hour has every hour between the first and the last with a number; by_window none without a call."""

    total: Group
    by_service: dict[str, Group]
    by_hour: dict[int, Group]
    by_window: dict[int, Group]
    outcomes: Tally
    called: int
    out_of_order: int
    passed_over: int
    reasons: Tally

    @classmethod
    def of(cls, visits: Sequence[Visit]) -> "Figures":
        hours = _grouped(visits, "hour")
        out = [visit for visit in visits if visit.passed_over]
        return cls(
            total=Group.of(visits), by_service=_groups(_grouped(visits, "service")), by_window=_groups(_grouped(visits, "window")),
            by_hour={hour: Group.of(hours.get(hour, [])) for hour in range(min(hours), max(hours) + 1)} if hours else {},
            outcomes=Tally(visit.outcome for visit in visits if visit.state == DONE and visit.outcome),
            called=sum(visit.called is not None for visit in visits), out_of_order=len(out),
            passed_over=sum(visit.passed_over for visit in out), reasons=Tally(visit.reason for visit in out),
        )

    @property
    def in_order_share(self) -> float | None:
        return share(self.called - self.out_of_order, self.called)


def nearest_rank(ordered: Sequence[float], percent: int) -> float:
    """Whole numbers only: as a float, 0.9 times 70 is not always 63."""
    rank = -(-percent * len(ordered) // 100)
    return ordered[max(rank, 1) - 1]


def share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _minutes(start: int, end: int) -> float:
    # A clock that was set back must not make a wait that ends before it began.
    return max(0, end - start) / MS_PER_MINUTE


def _grouped(visits, name) -> dict:
    found = defaultdict(list)
    for visit in visits:
        key = getattr(visit, name)
        if key is not None:
            found[key].append(visit)
    return found


def _groups(grouped) -> dict:
    return {key: Group.of(grouped[key]) for key in sorted(grouped)}
