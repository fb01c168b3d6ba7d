"""What a day's report says: figures of the day and of its visits as they stand now."""
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
from sync.report import DayFigures, Numbers, Repairs, Visits


def figures_of(day: date) -> DayFigures:
    figures, sheet = Period(day, day).figures(), Day.of(day)
    return DayFigures(
        visits=_visits(figures.total),
        services=_services(figures.by_service),
        windows=[_visits(group, f"{window}") for window, group in figures.by_window.items()],
        repairs=_repairs(day, sheet),
        taken_fen=Entry.total_fen(Entry.day == day),
        signed=sheet.signed, refused=sheet.refused, slips=sheet.slips, reprints=sheet.reprints,
        numbers=[_numbers(series) for series in sheet.series],
        tickets=sheet.digest,
        receipts=sheet.book.count if sheet.book else 0, head=sheet.book.head if sheet.book else "",
    )


def digest(figures: DayFigures) -> str:
    return hashlib.sha256(msgspec.json.encode(figures, order="deterministic")).hexdigest()


def _visits(group: Group, name: str = "") -> Visits:
    return Visits(name, group.taken, group.served, group.missed, group.left, group.voided, group.still_open,
                  _rounded(group.waits.p50), _rounded(group.waits.p90), group.ratings, _rounded(group.mean_rating))


def _services(groups: dict[str, Group]) -> list[Visits]:
    services = Service.select().order_by(Service.position, Service.code)
    return [_visits(groups[each.id], f"{each.code} {each.name_zh}") for each in services if each.id in groups]


def _repairs(day, sheet) -> Repairs:
    start, end = clock.at_site(day, 0), clock.at_site(day + ONE_DAY, 0)
    finished = Order.select().where(Order.finished_at >= start, Order.finished_at < end).count()
    return Repairs(sheet.repairs, finished, sheet.repairs_open, sum(order.is_late for order in Order.open()))


def _numbers(series: Series) -> Numbers:
    return Numbers(series.numbers[0][0], series.numbers[-1][0], series.missing)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
