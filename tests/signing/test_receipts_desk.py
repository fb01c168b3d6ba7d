"""The desk finds a receipt, reads it in words, exports what proves it, and learns when something was altered."""
import io
import zipfile
from datetime import timedelta

import pytest

from kiosk.db import database
from kiosk.events import Event
from kiosk.signing import bundles, checkups, personal
from kiosk.signing.chain import GUARDS, ReceiptPayload
from printer.spool import PrintJob

PAGE = "/desk/receipts"


def alter(sql):
    for table, changes in GUARDS.items():
        for change in changes:
            database.execute_sql(f"drop trigger sealed_{table}_{change}")
    database.execute_sql(sql)


@pytest.mark.parametrize("find, count", [("", 5), ("0003", 1), ("1栋1单元1102", 5), ("2栋", 0)])
def test_receipts_are_found_by_number_or_home(desk, chain, page, find, count):
    rows = page(desk.get(PAGE, query_string={"find": find})).select("#receipts tbody tr[data-state]")

    assert len(rows) == count


def test_one_receipt_is_read_in_words(desk, chain, page):
    shown = page(desk.get(f"{PAGE}/{chain[3].receipt_no}")).select_one("#record")

    assert shown["data-state"] == "whole" and "已拒签" in shown.text and "不同意" in shown.text


def test_the_desk_reads_the_whole_address_which_the_chain_itself_does_not_hold(desk, chain, page):
    shown = page(desk.get(f"{PAGE}/{chain[0].receipt_no}")).select_one("#record").text

    assert "1栋1单元1102" in shown and "1102" not in chain[0].record


def test_a_receipt_that_was_sealed_without_its_address_still_says_which_home(desk, chain, page):
    alter("update receipt_payload set payload = replace(payload, 'unit_label', 'unknown')")

    assert personal.unit_of(chain[0]) == "1栋1单元1102"


def test_when_what_is_personal_was_deleted_the_address_stays_masked(chain):
    ReceiptPayload.delete().execute()

    assert personal.unit_of(chain[0]) == "1栋1单元11**"


def test_the_list_says_how_each_ended(desk, chain, page):
    ends = [row.select("td")[-1].text for row in page(desk.get(PAGE)).select("#receipts tr[data-state]")]

    assert sorted(set(ends)) == ["已拒签", "已签收"]


def test_a_bundle_is_exported_for_a_purpose_which_is_written_down(desk, chain):
    answer = desk.post(f"{PAGE}/{chain[0].receipt_no}/bundle", {"purpose": "dispute"})

    assert bundles.open_bundle(answer.data).findings == []
    assert "certificate.pdf" in zipfile.ZipFile(io.BytesIO(answer.data)).namelist()
    assert Event.get(Event.verb == "receipt.exported").facts == {"receipt_no": chain[0].receipt_no, "purpose": "dispute"}


def test_without_a_purpose_nothing_is_exported(desk, chain, page):
    answer = desk.post(f"{PAGE}/{chain[0].receipt_no}/bundle", {"purpose": "fun"})

    assert answer.status_code == 422 and "请选择用途" in page(answer).select_one("#purpose_errors").text
    assert not Event.select().where(Event.verb == "receipt.exported").exists()


def test_the_slip_is_printed_again_at_the_desk(desk, chain):
    PrintJob.update(state="printed").execute()

    desk.post(f"{PAGE}/{chain[0].receipt_no}/paper")

    assert PrintJob.select().where(PrintJob.copy > 0).count() == 1


def test_an_altered_receipt_is_shown_as_such_and_not_exported(desk, chain, page):
    alter("update receipt set record = replace(record, 'owner', 'other') where seq = 2")

    number = chain[1].receipt_no
    assert page(desk.get(PAGE)).select_one("tr[data-state=broken]")
    assert "记录被改动" in page(desk.get(f"{PAGE}/{number}")).select_one("#record").text
    assert desk.post(f"{PAGE}/{number}/bundle", {"purpose": "check"}).status_code == 409


def test_the_status_line_says_when_the_daily_check_found_something(desk, chain, page):
    checkups.check()
    before = page(desk.get("/desk/status")).select("#receipts_broken")
    alter("update receipt set record = replace(record, 'owner', 'other') where seq = 2")

    desk.post(f"{PAGE}/check")

    assert not before and page(desk.get("/desk/status")).select("#receipts_broken")
    assert "记录被改动" in page(desk.get(PAGE)).select_one("#troubles").text


def test_the_check_runs_once_a_day_and_is_an_event_for_head_office(chain, hands):
    checkups.check_if_due()
    checkups.check_if_due()
    same_day = Event.select().where(Event.verb == "receipts.checked").count()
    hands.pass_by(timedelta(days=1))

    checkups.check_if_due()

    assert (same_day, Event.select().where(Event.verb == "receipts.checked").count()) == (1, 2)
    assert (checkups.latest().count, checkups.latest().troubles) == (5, [])
