"""Invented days and an invented week of repairs, for the samples of their slips."""
from datetime import UTC, date, datetime

from msgspec.structs import replace

from kiosk import clock
from kiosk.reconciling import slips
from kiosk.reconciling.figures import Figures, Said
from kiosk.reconciling.slips import SheetLine, Signed
from kiosk.reconciling.times import Week
from kiosk.reconciling.weekly import Corrected, Summary, Unfinished
from kiosk.reports import slips as reports
from kiosk.signing.checkups import Checkup
from kiosk.signing.standing import Standing
from printer.document import Document
from sync.report import DayFigures, Repairs, Visits

DAY = date(2026, 11, 20)
WEEK = Week(DAY, datetime(2026, 11, 13, 7, tzinfo=UTC), datetime(2026, 11, 20, 7, tzinfo=UTC))
CLOSED_AT = datetime(2026, 11, 20, 9, 22, tzinfo=UTC)
LINES = [
    SheetLine("W261120-0002", "water", 0, "done"),
    SheetLine("W261118-0005", "water", 2, "part"),
    SheetLine("W261120-0004", "power", 0, "client"),
]
OPEN = [*LINES, SheetLine("W261120-0009", "power", 0, "")]


def book(digest: str) -> Standing:
    return Standing(214, digest, "8F2A 11B0 93C4 D7E1", Checkup("2026-11-21T06:00:00+08:00", 214, digest, []))


def closed(site, at, digest: str, language) -> Document:
    signed = Signed("李倩", "王建国", True, CLOSED_AT, False, digest)
    return slips.day_sheet(DAY, LINES, _figures(), signed, book(digest), site, clock.local(at), language)


def draft(site, at, digest: str, language) -> Document:
    return slips.day_sheet(DAY, OPEN, _figures(), None, book(digest), site, clock.local(at), language)


def week(site, at, digest: str, language) -> Document:
    summary = Summary(
        figures=_figures(), days=["2026-11-16", "2026-11-17"],
        unfinished=[Unfinished(line.number, line.days, line.verdict) for line in LINES[1:]],
        corrections=[Corrected("W261110-0003", "2026-11-10", "no_time", "done")],
    )
    return slips.week_sheet(WEEK, summary, ("李倩", CLOSED_AT), digest, site, clock.local(at), language)


def unfinished_now(site, at, digest: str, language) -> Document:
    return slips.unfinished_sheet(OPEN[1:], site, clock.local(at), language)


def report(site, at, digest: str, language) -> Document:
    visits = Visits("", 86, 79, 4, 3, 0, 0, 6.5, 17.0, 41, 4.7)
    services = [replace(visits, name="A 物业缴费", taken=60, served=56), replace(visits, name="K 维修咨询", taken=26, served=23)]
    figures = DayFigures(
        visits=visits, services=services, windows=[replace(visits, name="1", taken=83)], repairs=Repairs(12, 9, 31, 2), taken_fen=128050,
        signed=9, refused=1, slips=107, reprints=2, numbers=[], tickets=digest, receipts=214, head=digest,
    )
    sent = reports.Sent(CLOSED_AT, "陈静", "电梯检修，下午来人较多。", digest)
    return reports.daily_sheet(DAY, 2, figures, sent, site, clock.local(at), language)


def _figures() -> Figures:
    return Figures.of([Said(line.number, line.trade, line.verdict) for line in LINES])


SAMPLES = {
    "reconciliation": closed, "reconciliation_draft": draft, "week_of_repairs": week, "unfinished": unfinished_now,
    "daily_report": report,
}
