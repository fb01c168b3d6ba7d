"""Puts a day's report on the desk's printer, as it was sent or as a draft."""
from kiosk import clock, papers, topics
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import record, subject_of
from kiosk.i18n import gettext as _
from kiosk.reports import slips
from kiosk.reports.dailies import DailyReport
from kiosk.site.models import Site


def print_daily(report: DailyReport):
    sent = None if report.is_draft else slips.Sent(report.sent_at, report.sender_name, report.remark, report.digest)
    sheet = slips.daily_sheet(report.day, report.version, report.summary, sent, Site.current(), clock.local(clock.now()))
    with transaction():
        if papers.put(sheet, kind="daily_report", subject=subject_of(report), role=papers.DESK) is None:
            raise Refused(_("There is no printer for this."))
        record("report.printed", report)
        topics.changed("paper")
