"""Invented days and an invented week of repairs, for the samples of their slips."""
from datetime import UTC, date, datetime

from kiosk import clock
from kiosk.reconciling import slips
from kiosk.reconciling.figures import Figures, Said
from kiosk.reconciling.slips import SheetLine, Signed
from kiosk.reconciling.times import Week
from kiosk.reconciling.weekly import Corrected, Summary, Unfinished
from kiosk.signing.checkups import Checkup
from kiosk.signing.standing import Standing
from printer.document import Document

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


def _figures() -> Figures:
    return Figures.of([Said(line.number, line.trade, line.verdict) for line in LINES])


SAMPLES = {"reconciliation": closed, "reconciliation_draft": draft, "week_of_repairs": week, "unfinished": unfinished_now}
