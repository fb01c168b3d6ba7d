"""The daily report at the desk: looked at and sent by a manager, printed, corrected, and said in the status line."""
from datetime import date

import pytest

import cast
from kiosk import clock
from kiosk.reports.answers import APPROVED, RECEIVED, RETURNED, ReportAnswer
from kiosk.reports.dailies import DailyReport
from printer.printers import Role
from printer.spool import PrintJob
from sync.reference import AnswerRow

DAY = date(2026, 11, 20)


@pytest.fixture
def report(app, hands):
    return DailyReport.draft(DAY, 1)


def answered(report, verdict, **more):
    ReportAnswer.take_release([AnswerRow(id=report.id, verdict=verdict, receipt_no="261120-1-ABCDEF", at_ms=clock.now_ms(), **more)])


def address(report):
    return f"/desk/dailies/{report.id}"


def test_before_the_first_report_the_page_says_when_it_comes(desk, page):
    assert page(desk.get("/desk/dailies")).select_one("#no_dailies")


def test_a_manager_adds_a_remark_and_sends(boss, page, report):
    boss.post(f"{address(report)}/send", {"remark": " 下午停电两小时 "})

    sent = DailyReport.get_by_id(report.id)
    assert (sent.is_draft, sent.remark, sent.sender_name) == (False, "下午停电两小时", "陈静")
    shown = page(boss.get(address(report)))
    assert not shown.select("#send_report") and "下午停电两小时" in shown.select_one("#remark").text


def test_a_persons_number_does_not_go_into_a_remark(boss, page, report):
    answer = boss.post(f"{address(report)}/send", {"remark": "请回电 13812341234"})

    assert answer.status_code == 422 and DailyReport.get_by_id(report.id).is_draft
    assert page(answer).select_one("#remark").text.strip() == "请回电 13812341234" and page(answer).select_one("#remark_errors")


def test_a_receptionist_reads_and_prints_and_does_not_send(desk, page, report):
    assert page(desk.get(address(report))).select_one("#for_managers") and not page(desk.get(address(report))).select("#send_report")

    assert desk.post(f"{address(report)}/send", {"remark": ""}).status_code == 403
    assert DailyReport.get_by_id(report.id).is_draft


def test_the_report_comes_out_at_the_desk_as_a_draft_and_as_it_was_sent(boss, report):
    Role.update(printer="staff").where(Role.name == "desk").execute()
    boss.post(f"{address(report)}/paper")
    assert "草稿" in PrintJob.get(PrintJob.kind == "daily_report").document

    boss.post(f"{address(report)}/send", {"remark": "一切正常"})
    boss.post(f"{address(report)}/paper")

    [sent] = PrintJob.select().where(PrintJob.document.contains("一切正常"))
    assert "陈静" in sent.document and "草稿" not in sent.document


def test_the_page_says_what_head_office_said(boss, page, report):
    def state():
        return page(boss.get(address(report))).select_one("#daily_state").text

    assert "草稿" in state()
    report.send("")
    assert "尚未到达总部" in state()
    answered(report, RECEIVED)
    assert "总部已收" in state() and "261120-1-ABCDEF" in state()
    answered(report, APPROVED, by="陈主任")
    assert "总部已批准" in state() and "陈主任" in state()


def test_a_returned_report_stands_in_the_status_line_until_it_is_corrected(boss, page, report):
    report.send("第一版")
    answered(report, RETURNED, reason="收费缺一笔")
    assert "收费缺一笔" in page(boss.get("/desk/status")).select_one(f"#returned_{report.id}").text

    boss.post(f"{address(report)}/correct")
    correction = DailyReport.latest()
    assert page(boss.get(address(report))).select_one("#later a")["href"] == address(correction)
    assert page(boss.get(address(correction))).select_one("textarea").text.strip() == "第一版"
    boss.post(f"{address(correction)}/send", {"remark": "补上了"})

    assert not page(boss.get("/desk/status")).select("#dailies_line")
    assert [row["id"] for row in page(boss.get("/desk/dailies")).select("#dailies tbody tr")] == [
        f"daily_report_{correction.id}", f"daily_report_{report.id}"]


def test_a_draft_is_said_to_managers_only(boss, desk, page, report):
    assert page(boss.get("/desk/status")).select(f"#waiting_{report.id}")
    assert not page(desk.get("/desk/status")).select(f"#waiting_{report.id}")


def test_an_unknown_report_is_not_found(boss):
    assert boss.get("/desk/dailies/nothing").status_code == 404
    assert boss.post("/desk/dailies/nothing/send", {"remark": ""}, headers=cast.HTMX).status_code == 404
