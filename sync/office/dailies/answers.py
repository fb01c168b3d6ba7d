"""What head office says to a report: a receipt when it lands, later that it is approved or why it comes back (S-01, S-03)."""
import hashlib
from datetime import date, timedelta
from typing import Annotated

import msgspec

from sync import wire
from sync.office.core import Office, Refused
from sync.office.people import acts
from sync.office.standards import references
from sync.office.words import N_, readable
from sync.reference import AnswerRow, IsoDate

REPORTS, ANSWERS = "daily_report", "report_answer"
SENT = "sent"
RECEIVED, APPROVED, RETURNED = "received", "approved", "returned"
APPROVABLE, RETURNABLE = (RECEIVED,), (RECEIVED, APPROVED)
REPEATED_FOR = timedelta(days=40)
RELEASES_KEPT = 3  # a box may still be fetching the one before

TAKEN = ("site_id", "report_id", "device_id", "day", "version", "receipt_no", "arrived_ms", "unseen", "verdict", "answered_ms")
# The receipt stands for what the report says: the same again changes nothing, something else is a report nobody answered yet.
OTHERS_BEGIN_ANEW = """
on conflict (site_id, report_id) do update set device_id = excluded.device_id, receipt_no = excluded.receipt_no,
  arrived_ms = excluded.arrived_ms, unseen = excluded.unseen, verdict = excluded.verdict, reason = '', answered_by = '',
  answered_ms = excluded.answered_ms
where excluded.receipt_no <> report_answer.receipt_no
"""


class Sent(msgspec.Struct):
    """A report as its box wrote it; what is not of this form is kept among the landed rows and gets no receipt."""

    day: IsoDate
    version: Annotated[int, msgspec.Meta(ge=1, le=9999)]
    state: str
    figures: str
    remark: str
    unseen: Annotated[int, msgspec.Meta(ge=0, le=1)]
    sent_at: int | None


def take(office: Office, site_id: str, keys: list[str]):
    """Called in the transaction in which reports land: each that was sent gets its receipt."""
    rows = [answer for key in keys if (answer := _receipt(office, site_id, key))]
    if rows:
        office.store.insert_many(ANSWERS, TAKEN, rows, OTHERS_BEGIN_ANEW)
        _note_boxes(office, site_id, keys)
        _publish(office, site_id, "")


def approve(office: Office, site_id: str, report_id: str, by: str):
    _answer(office, site_id, report_id, by, APPROVED, "", APPROVABLE)


def send_back(office: Office, site_id: str, report_id: str, by: str, reason: str):
    _answer(office, site_id, report_id, by, RETURNED, reason, RETURNABLE)


def read(body: str) -> Sent | None:
    try:
        report = msgspec.json.decode(body, type=Sent)
        date.fromisoformat(report.day)
    except wire.NOT_JSON:
        return None
    return report


def receipt(row: dict, report: Sent | None, at_ms: int) -> tuple | None:
    """What the landed row of a report gets; None for one that was not sent."""
    if report is None or report.state != SENT:
        return None
    site_id, key = row["site_id"], row["pk"]
    return (site_id, key, row["device_id"], report.day, report.version, _receipt_no(site_id, key, report), at_ms, report.unseen,
            RECEIVED, at_ms)


def _receipt(office, site_id, key) -> tuple | None:
    row = office.store.first(
        "select site_id, pk, device_id, body from landed where site_id = ? and tbl = ? and pk = ? and deleted_seq is null",
        site_id, REPORTS, key)
    return row and receipt(row, read(row["body"]), office.clock())


def _note_boxes(office, site_id, keys):
    """A box that is enrolled anew goes on with the reports it sent under its old name."""
    places = ", ".join("?" * len(keys))
    office.store.run(
        "update report_answer set device_id = (select l.device_id from landed l where l.site_id = report_answer.site_id and l.tbl = ? "
        f"and l.pk = report_answer.report_id) where site_id = ? and report_id in ({places})", REPORTS, site_id, *keys)


def _receipt_no(site_id: str, key: str, report: Sent) -> str:
    said = msgspec.json.encode([site_id, key, report.figures, report.remark])
    return f"{report.day[2:].replace('-', '')}-{report.version}-{readable(hashlib.sha256(said).digest(), 6)}"


def _answer(office, site_id, report_id, by, verdict, reason, before):
    places = ", ".join("?" * len(before))

    def work():
        answered = office.store.run(
            "update report_answer set verdict = ?, reason = ?, answered_by = ?, answered_ms = ? where site_id = ? and report_id = ? "
            f"and verdict in ({places}) and not exists (select 1 from report_answer later where later.site_id = report_answer.site_id "
            "and later.device_id = report_answer.device_id and later.day = report_answer.day and later.version > report_answer.version)",
            verdict, reason, by, office.clock(), site_id, report_id, *before,
        )
        if not answered:
            raise Refused(N_("This report was answered in the meantime."))
        _publish(office, site_id, by)
        acts.note(office, by, f"report.{verdict}", site_id, _subject(office, site_id, report_id), reason)

    office.store.transact(work)


def _subject(office, site_id, report_id) -> str:
    row = office.store.first("select day, receipt_no from report_answer where site_id = ? and report_id = ?", site_id, report_id)
    return f"{row['day']} {row['receipt_no']}"


def _publish(office, site_id, by):
    """The box gets all answers of some weeks; older ones it keeps."""
    references.take_turn(office, site_id)
    since_ms = office.clock() - REPEATED_FOR // timedelta(milliseconds=1)
    rows = office.store.rows(
        "select report_id, verdict, receipt_no, reason, answered_by, answered_ms from report_answer where site_id = ? "
        "and answered_ms >= ?", site_id, since_ms)
    answers = [AnswerRow(id=row["report_id"], verdict=row["verdict"], receipt_no=row["receipt_no"], reason=row["reason"],
                         by=row["answered_by"], at_ms=row["answered_ms"]) for row in rows]
    if references.publish_rows(office, site_id, ANSWERS, answers, by):
        office.store.run(
            "delete from release where site_id = ? and tbl = ? and number <= (select max(number) from release where site_id = ? "
            "and tbl = ?) - ?", site_id, ANSWERS, site_id, ANSWERS, RELEASES_KEPT)
