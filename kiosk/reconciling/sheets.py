"""Puts the day's list, the week's sheet and the list of unfinished repairs on the desk's printer."""
from datetime import date

from kiosk import clock, papers, topics
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import gettext as _
from kiosk.reconciling import slips
from kiosk.reconciling.figures import Figures, Said
from kiosk.reconciling.models import PAPER, Reconciliation
from kiosk.reconciling.slips import SheetLine, Signed
from kiosk.reconciling.times import DAY, Week
from kiosk.reconciling.unfinished import unfinished
from kiosk.reconciling.weekly import Summary, WeeklySheet
from kiosk.signing import standing
from kiosk.site.models import Site


def print_day(day: date):
    """Closed with its two names, or as a draft to be signed by hand."""
    closed = Reconciliation.of(day)
    lines = _closed_lines(closed) if closed else _open_lines(day)
    figures = Figures.of([Said(line.number, line.trade, line.verdict) for line in lines if line.verdict])
    sheet = slips.day_sheet(day, lines, figures, _signed(closed) if closed else None, standing.now(), Site.current(), clock.local(clock.now()))
    _put(sheet, "reconciliation", f"reconciliation:{day}")


def print_week(week: Week):
    frozen = WeeklySheet.of(week)
    summary = frozen.summary if frozen else Summary.of(week)
    approved = (frozen.approver_name, frozen.approved_at) if frozen else None
    sheet = slips.week_sheet(week, summary, approved, summary.digest, Site.current(), clock.local(clock.now()))
    _put(sheet, "week_of_repairs", f"week:{week.day}")


def print_unfinished():
    lines = [_line(one) for one in unfinished()]
    _put(slips.unfinished_sheet(lines, Site.current(), clock.local(clock.now())), "unfinished", "unfinished")


def _put(document, kind, subject):
    with transaction():
        if papers.put(document, kind=kind, subject=subject, role=papers.DESK) is None:
            raise Refused(_("There is no printer for this."))
        record("sheet.printed", Site.current(), kind=kind)
        topics.changed("paper")


def _open_lines(day) -> list[SheetLine]:
    return [_line(one) for one in Reconciliation.listed(day)]


def _line(one) -> SheetLine:
    return SheetLine(one.order.number, one.trade, (clock.now() - one.order.reported_at) // DAY, one.verdict)


def _closed_lines(closed) -> list[SheetLine]:
    return [SheetLine(line.order.number, line.trade, (closed.closed_at - line.order.reported_at) // DAY, line.verdict)
            for line in closed.in_order]


def _signed(closed) -> Signed:
    return Signed(closed.closer_name, closed.engineer_name, closed.confirmed_by == PAPER, closed.closed_at, closed.is_late, closed.digest)
