"""What a day's report says: figures of the day and of its visits, as they stood when it was sent. It carries no person."""
import hashlib
from datetime import date

import msgspec

from kiosk import clock
from kiosk.fees.ledger import Entry
from kiosk.repairs.models import Order
from kiosk.reports.day import Day, Series
from kiosk.reports.figures import Group
from kiosk.reports.period import ONE_DAY, Period
from kiosk.site.models import Service


class Visits(msgspec.Struct, frozen=True):
    """The numbers of a day, of a service or of a window. Waits are minutes; None is nothing measured."""

    name: str
    taken: int
    served: int
    missed: int
    left: int
    voided: int
    still_open: int
    wait_p50: float | None
    wait_p90: float | None
    ratings: int
    mean_rating: float | None

    @classmethod
    def of(cls, group: Group, name: str = "") -> "Visits":
        return cls(name, group.taken, group.served, group.missed, group.left, group.voided, group.still_open,
                   _rounded(group.waits.p50), _rounded(group.waits.p90), group.ratings, _rounded(group.mean_rating))


class Repairs(msgspec.Struct, frozen=True):
    """late is how many of the open ones nobody came for in the promised time."""

    reported: int
    finished: int
    open: int
    late: int


class Numbers(msgspec.Struct, frozen=True):
    """The numbers of one letter, first to last."""

    first: str
    last: str
    missing: list[int]

    @classmethod
    def of(cls, series: Series) -> "Numbers":
        return cls(series.numbers[0][0], series.numbers[-1][0], series.missing)


class Summary(msgspec.Struct, frozen=True):
    """tickets is the fingerprint of every number and its end; receipts and head are how the book of signatures stands."""

    visits: Visits
    services: list[Visits]
    windows: list[Visits]
    repairs: Repairs
    taken_fen: int
    signed: int
    refused: int
    slips: int
    reprints: int
    numbers: list[Numbers]
    tickets: str
    receipts: int
    head: str

    @classmethod
    def of(cls, day: date) -> "Summary":
        figures, sheet = Period(day, day).figures(), Day.of(day)
        return cls(
            visits=Visits.of(figures.total),
            services=_services(figures.by_service),
            windows=[Visits.of(group, f"{window}") for window, group in figures.by_window.items()],
            repairs=_repairs(day, sheet),
            taken_fen=Entry.total_fen(Entry.day == day),
            signed=sheet.signed, refused=sheet.refused, slips=sheet.slips, reprints=sheet.reprints,
            numbers=[Numbers.of(series) for series in sheet.series],
            tickets=sheet.digest,
            receipts=sheet.book.count if sheet.book else 0, head=sheet.book.head if sheet.book else "",
        )

    @property
    def digest(self) -> str:
        return hashlib.sha256(msgspec.json.encode(self, order="deterministic")).hexdigest()


def _services(groups: dict[str, Group]) -> list[Visits]:
    services = Service.select().order_by(Service.position, Service.code)
    return [Visits.of(groups[each.id], f"{each.code} {each.name_zh}") for each in services if each.id in groups]


def _repairs(day, sheet) -> Repairs:
    start, end = clock.at_site(day, 0), clock.at_site(day + ONE_DAY, 0)
    finished = Order.select().where(Order.finished_at >= start, Order.finished_at < end).count()
    return Repairs(sheet.repairs, finished, sheet.repairs_open, sum(order.is_late for order in Order.open()))


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
