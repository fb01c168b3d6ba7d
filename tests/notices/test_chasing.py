"""Who has not signed: the list, its papers, and what is written down one home after the other."""
import io
import zipfile

import cast
import pictures
import pytest

from kiosk import clock
from kiosk.documents.models import SCAN, Upload
from kiosk.documents.renderer import Renderer
from kiosk.notices import filing, papers
from kiosk.notices.chasing import Filter
from kiosk.notices.models import Notice, NoticeRecipient
from kiosk.signing.chain import Receipt
from kiosk.signing.models import SigningSession
from kiosk.staff.models import Staff
from printer.document import Document
from printer.spool import PrintJob
from sync.reference import NoticeRow


@pytest.fixture
def notice(hands, desk) -> Notice:
    return cast.issued_notice()


def row_of(room, building="1栋") -> NoticeRecipient:
    return next(row for row in Notice.get().addressed() if (row.unit.building, row.unit.room) == (building, room))


def write_down(desk, row, outcome, **fields):
    return desk.post(f"/desk/notices/{row.notice_id}/chase/{row.id}/{outcome}", fields)


def witness() -> str:
    return Staff.get(Staff.account == "tang").id


WALKS = {
    "paper": lambda: {"reason": "铁柜二，第三夹"},
    "proxy": lambda: {"relation": "family", "authority": "owner_phoned"},
    "refused": lambda: {"reason": "disagree", "witness": witness(), "password": cast.PASSWORD},
    "left": lambda: {"reason": "absent", "witness": witness(), "password": cast.PASSWORD},
}


@pytest.mark.parametrize("outcome", WALKS)
def test_what_came_of_it_at_the_door_is_sealed_and_leads_to_the_next_home(desk, notice, outcome):
    answer = write_down(desk, row_of("101"), outcome, **WALKS[outcome]())

    receipt = Receipt.get()
    assert (receipt.outcome, row_of("101").state, row_of("101").receipt_no) == (outcome, outcome, receipt.receipt_no)
    assert f"/chase/{row_of('102').id}?" in answer.headers["Location"]


@pytest.mark.parametrize("outcome, fields", [
    ("paper", {}), ("proxy", {"relation": "family"}), ("refused", {"reason": "disagree"}), ("left", {"reason": "absent"}),
    ("paper", {"reason": "王先生 13812341234 收"}),
])
def test_what_has_no_ground_is_asked_for_and_not_sealed(desk, notice, page, outcome, fields):
    answer = write_down(desk, row_of("101"), outcome, **fields)

    assert answer.status_code == 422 and page(answer).select_one(f"#act_{outcome}[open]")
    assert Receipt.select().count() == 0 and row_of("101").is_pending


def test_the_walk_goes_on_in_its_building_with_the_same_witness(desk, notice):
    answer = write_down(desk, row_of("1102"), "left", reason="absent", witness=witness(), password=cast.PASSWORD, building="1栋")

    assert f"/chase/{row_of('101').id}?" in answer.headers["Location"] and witness() in answer.headers["Location"]


def test_a_colleague_is_named_as_witness_by_nobody_but_herself(desk, notice, page):
    maintainer = cast.maintainer()
    answer = write_down(desk, row_of("1102"), "left", reason="absent", witness=witness(), password="not her password")

    assert answer.status_code == 422 and page(answer).select_one("#act_left[open] .entry__error")
    assert maintainer.id not in [option["value"] for option in page(answer).select("#left_witness option")]
    assert Receipt.select().count() == 0


def test_who_has_signed_is_not_written_down_again(desk, notice):
    write_down(desk, row_of("101"), "paper", reason="铁柜二")

    assert write_down(desk, row_of("101"), "refused", **WALKS["refused"]()).status_code == 409
    assert Receipt.select().count() == 1


def test_a_paper_only_notice_is_signed_for_on_paper(desk, hands):
    cast.issued_notice(kind="stop_water")

    write_down(desk, row_of("101"), "paper", reason="铁柜二")

    assert row_of("101").state == "paper"


def test_the_last_answer_closes_it(desk, hands):
    notice = cast.issued_notice(recipients=["1栋/1单元/101"])

    answer = write_down(desk, row_of("101"), "paper", reason="铁柜二")

    assert answer.headers["Location"].split("?")[0].endswith("/chase")
    assert Notice.get_by_id(notice.id).state == "closed"


def test_the_list_is_narrowed_by_building_and_state(desk, notice, page):
    write_down(desk, row_of("101"), "paper", reason="铁柜二")

    def found(**asked):
        query = "&".join(f"{name}={value}" for name, value in asked.items())
        return len(page(desk.get(f"/desk/notices/{notice.id}/chase?{query}")).select("tbody tr[data-state]"))

    assert (found(), found(building="1栋"), found(building="1栋", state="all"), found(state="paper")) == (5, 2, 3, 1)


def test_the_slip_for_the_walk_has_homes_and_no_names(desk, notice):
    desk.post(f"/desk/notices/{notice.id}/chase/slip", {"building": "2栋"})

    text = Document.from_json(PrintJob.get(PrintJob.kind == "notice_walk").document).to_json()
    assert "□1102" in text and "2栋 1单元" in text and "1栋 1单元" not in text
    assert "张" not in text


def test_the_list_on_a4_is_the_same_whenever_it_is_made(app, notice):
    rows = list(Filter().rows(notice))

    assert papers.walk(notice, rows).startswith(b"%PDF") and papers.walk(notice, rows) == papers.walk(notice, rows)


def test_the_desk_is_reminded_of_what_is_in_force_while_somebody_is_missing(desk, notice, page):
    assert not page(desk.get("/desk/status")).select_one("#overdue_notices")

    cast.issued_notice(effective_on=clock.today(), lead_reason="管道爆裂")

    assert [link.text.split()[0] for link in page(desk.get("/desk/status")).select("#overdue_notices a")] == ["N2026-002"]


def test_the_scan_of_the_signed_sheet_stays_with_its_receipt_and_goes_into_the_archive(desk, notice):
    photo_bytes, way = pictures.jpeg(), f"/desk/notices/{notice.id}/chase/{row_of('101').id}"
    back = desk.post("/desk/documents", {"kind": "scan", "next": way, "file": (io.BytesIO(photo_bytes), "签收单.jpg")})
    while Renderer().one_turn():
        pass
    page = desk.page(back.headers["Location"])

    write_down(desk, row_of("101"), "paper", scan=page.select_one("[name=scan]")["value"])

    assert SigningSession.get().scan == Upload.get().source
    with zipfile.ZipFile(io.BytesIO(filing.file_away(notice).bytes)) as archive:
        assert archive.read(f"receipts/{Receipt.get().receipt_no}/scan") == photo_bytes


def test_a_scan_nobody_sent_in_is_none(desk, notice):
    assert write_down(desk, row_of("101"), "paper", scan="0" * 64).status_code == 422


def test_a_scan_that_was_not_looked_at_yet_or_was_refused_closes_no_row(desk, notice):
    scan = Upload.take(io.BytesIO(b"no picture"), SCAN).source

    assert write_down(desk, row_of("101"), "paper", scan=scan).status_code == 422
    Renderer().one_turn()
    Renderer().one_turn()
    assert Upload.get().is_refused and write_down(desk, row_of("101"), "paper", scan=scan).status_code == 422
    assert row_of("101").state == "pending"


def test_a_row_of_the_version_before_takes_no_paper(desk, hands):
    released = {"id": "f" * 32, "number": "Z2026-7", "title": "总部通知", "issued_on": "2026-11-20", "effective_on": "2026-12-20"}
    Notice.take_release([NoticeRow(**released, body="每月一百元。")])
    before = row_of("101")
    Notice.take_release([NoticeRow(**released, body="每月九百元。", version=2)])

    assert write_down(desk, before, "paper", reason="铁柜二").status_code == 409
    assert not row_of("101").is_signed


def test_pressed_twice_it_is_written_down_once(desk, notice):
    way = f"/desk/notices/{notice.id}/chase/{row_of('101').id}"
    seen = desk.page(way).select_one("[name=seen]")["value"]

    answers = [write_down(desk, row_of("101"), "left", seen=seen, **WALKS["left"]()) for _press in range(2)]

    assert [answer.status_code for answer in answers] == [303, 303]
    assert Receipt.select().count() == 1


def test_whoever_was_not_met_twice_has_two_receipts(desk, notice):
    for _day in range(2):
        seen = desk.page(f"/desk/notices/{notice.id}/chase/{row_of('101').id}").select_one("[name=seen]")["value"]
        write_down(desk, row_of("101"), "left", seen=seen, **WALKS["left"]())

    assert Receipt.select().count() == 2


def test_what_somebody_else_wrote_down_meanwhile_is_looked_at_first(desk, notice):
    write_down(desk, row_of("101"), "left", **WALKS["left"]())

    assert write_down(desk, row_of("101"), "refused", **WALKS["refused"]()).status_code == 409
    assert Receipt.select().count() == 1


def test_what_is_for_paper_only_is_not_received_by_a_word(desk, hands):
    notice = cast.issued_notice(kind="stop_water")

    assert write_down(desk, row_of("101"), "proxy", **WALKS["proxy"]()).status_code == 409
    assert Receipt.select().count() == 0
    assert not desk.page(f"/desk/notices/{notice.id}/chase/{row_of('101').id}").select_one("#act_proxy")
