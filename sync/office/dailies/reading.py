"""One report as its community sent it, with what head office said to it."""
from typing import NamedTuple

import msgspec

from sync import wire
from sync.office.boxes.days import is_moment
from sync.office.core import Office
from sync.office.dailies.answers import APPROVABLE, REPORTS, RETURNABLE, read
from sync.report import DayFigures


class Report(NamedTuple):
    """figures is None when this program cannot read them. later is the id of the version that took its place;
    earlier that of the one it corrects, which went back because of earlier_reason."""

    report_id: str
    day: str
    version: int
    receipt_no: str
    arrived_ms: int
    unseen: int
    verdict: str
    reason: str
    answered_by: str
    answered_ms: int
    later: str | None
    earlier: str | None
    earlier_reason: str | None
    remark: str
    sent_ms: int | None
    figures: DayFigures | None

    @property
    def may_be_approved(self) -> bool:
        return self.later is None and self.verdict in APPROVABLE

    @property
    def may_be_returned(self) -> bool:
        return self.later is None and self.verdict in RETURNABLE


def one(office: Office, site_id: str, report_id: str) -> Report | None:
    row = office.store.first(
        "select a.report_id, a.day, a.version, a.receipt_no, a.arrived_ms, a.unseen, a.verdict, a.reason, a.answered_by, a.answered_ms, "
        "(select min(b.report_id) from report_answer b where b.site_id = a.site_id and b.device_id = a.device_id and b.day = a.day "
        "and b.version = a.version + 1) as later, e.report_id as earlier, e.reason as earlier_reason, l.body from report_answer a "
        "join landed l on l.site_id = a.site_id and l.tbl = ? and l.pk = a.report_id left join report_answer e on "
        "e.site_id = a.site_id and e.device_id = a.device_id and e.day = a.day and e.version = a.version - 1 "
        "where a.site_id = ? and a.report_id = ?", REPORTS, site_id, report_id)
    return row and _report(**row)


def _report(body: str, **answer) -> Report:
    sent = read(body)
    sent_ms = sent.sent_at if sent and is_moment(sent.sent_at) else None
    return Report(**answer, remark=sent.remark if sent else "", sent_ms=sent_ms, figures=sent and _figures(sent.figures))


def _figures(text: str) -> DayFigures | None:
    try:
        return msgspec.json.decode(text, type=DayFigures)
    except wire.NOT_JSON:
        return None
