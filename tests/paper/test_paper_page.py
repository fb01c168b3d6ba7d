import pytest

import cast
from kiosk.events import Event
from kiosk.papers import STAFF, put
from kiosk.queue.models import Ticket
from kiosk.site.models import Service
from printer.document import Document, Text
from printer.spool import PRINTED, UNKNOWN, PrintJob


@pytest.fixture
def job(app):
    Ticket.take(Service.get(Service.code == "A"), "k1", "zh_Hans", "http://desk.test:8001")
    return PrintJob.get()


def test_the_paper_is_seen_as_it_comes_out(desk, job, page):
    slip = page(desk.get("/paper")).select_one(f"#slip_{job.id}")

    texts = [text.text for text in slip.select("text")]
    assert "A001" in texts
    assert slip.select_one("svg.qr")


def test_a_person_decides_about_a_slip_that_may_have_come_out(desk, job):
    PrintJob.update(state=UNKNOWN).execute()
    assert "1 张小票待确认" in desk.get("/desk/status").text

    desk.post(f"/paper/jobs/{job.id}/came-out", headers=cast.HTMX)

    assert PrintJob.get_by_id(job.id).state == PRINTED


def test_a_reprint_is_marked_and_counted(desk, job, page):
    PrintJob.update(state=PRINTED).execute()

    desk.post(f"/paper/jobs/{job.id}/again", headers=cast.HTMX)

    copy = PrintJob.get(PrintJob.copy == 1)
    assert "补打 / REPRINT 1" in page(desk.get(f"/paper/jobs/{copy.id}")).text


def test_deciding_twice_says_that_it_has_moved_on(desk, job):
    PrintJob.update(state=PRINTED).execute()

    answer = desk.post(f"/paper/jobs/{job.id}/came-out", headers=cast.HTMX)

    assert answer.status_code == 409
    assert "状态已变" in answer.text


def test_a_test_print_goes_to_the_printer_it_is_for(desk, app):
    desk.post("/paper/printers/staff/test")

    assert (PrintJob.get().kind, PrintJob.get().printer_id) == ("test", "staff")


def test_a_slip_with_a_full_address_is_shown_only_when_asked_for_and_that_is_noted(app, desk, page):
    job = put(Document([Text("3栋2单元1102 13812341234")]), kind="work_slip", subject="work_slip:1", role=STAFF)

    assert "13812341234" not in desk.get("/paper").text + desk.get(f"/paper/jobs/{job.id}").text
    assert "13812341234" in desk.post(f"/paper/jobs/{job.id}/reveal").text
    assert Event.get(Event.verb == "slip.revealed").facts == {"kind": "work_slip"}
