"""The ledger and the drawer at the desk."""
from datetime import timedelta

import pytest

from kiosk.fees.cash import CashClose
from kiosk.fees.ledger import Entry
from kiosk.fees.words import CASH, TRANSFER
from printer.spool import PrintJob


@pytest.fixture(autouse=True)
def _site(app, hands):
    return app


def count(desk, counted, **fields):
    return desk.post("/desk/fees/cash", {"counted": counted, "seen": CashClose.seen()} | fields)


def test_a_day_shows_its_receipts_what_they_were_for_and_its_totals(desk, page):
    Entry.take("W261121-0001", 8050, CASH)
    Entry.take("W261121-0002", 20000, TRANSFER, "7781").counter("收错")
    Entry.take("W261121-0003", 1000, TRANSFER, "7782")

    shown = page(desk.get("/desk/fees"))

    assert "维修费" in shown.select_one("tbody tr").text and "W261121-0001" in shown.select_one("tbody tr").text
    assert len(shown.select("#ledger tbody tr")) == 4 and "收错" in shown.text
    assert [shown.select_one(f"#{name}").text for name in ("total_cash", "total_transfer", "total")] == ["80.50", "10.00", "90.50"]


def test_another_day_is_asked_for_by_its_date(desk, hands, page):
    Entry.take("W261121-0001", 8050, CASH)
    hands.pass_by(timedelta(hours=11))
    hands.pass_by(timedelta(hours=11))
    desk.start = "/desk/sign-in"
    desk.sign_in("qian")

    assert "没有收款" in page(desk.get("/desk/fees")).select_one("#ledger").text
    assert "W261121-0001" in desk.get("/desk/fees?day=2026-11-21").text
    assert desk.get("/desk/fees?day=nonsense").status_code == 200


def test_a_number_leads_to_its_order(desk, page):
    Entry.take("W261121-0001", 8050, CASH)

    assert page(desk.get("/desk/fees")).select_one("#ledger a")["href"] == "/desk/repairs?find=W261121-0001"


def test_the_drawer_that_holds_what_it_should_needs_no_reason(desk):
    Entry.take("W1", 8050, CASH)

    answer = count(desk, "80.5", bank_slip="B-17")

    close = CashClose.get()
    assert (answer.status_code, close.expected_fen, close.counted_fen, close.bank_slip) == (303, 8050, 8050, "B-17")
    job = PrintJob.get(PrintJob.kind == "cash_count")
    assert job.role == "staff" and "80.50" in job.document and "B-17" in job.document and "李倩" in job.document


def test_a_drawer_that_differs_asks_why_and_keeps_what_was_typed(desk, page):
    Entry.take("W1", 8050, CASH)

    answer = count(desk, "80", bank_slip="B-17")

    shown = page(answer)
    assert (answer.status_code, CashClose.select().count()) == (422, 0)
    assert "不符" in shown.select_one("#reason_errors").text
    assert (shown.select_one("#counted")["value"], shown.select_one("#bank_slip")["value"]) == ("80", "B-17")

    count(desk, "80", bank_slip="B-17", reason="找零错误")
    assert CashClose.get().difference_fen == -50
    assert "找零错误" in page(desk.get("/desk/fees")).select_one("#closes").text


@pytest.mark.parametrize("counted", ["", "x", "-1", "8e3", "99999999"])
def test_what_is_no_amount_is_said_beside_the_field(desk, page, counted):
    answer = count(desk, counted)

    assert answer.status_code == 422 and "80.50" in page(answer).select_one("#counted_errors").text


def test_money_that_came_in_while_counting_is_not_passed_over(desk):
    Entry.take("W1", 8050, CASH)
    desk.get("/desk/fees")
    Entry.take("W2", 100, CASH)

    assert count(desk, "80.50").status_code == 422


def test_a_counting_that_is_sent_twice_is_one_counting(desk, page):
    Entry.take("W1", 8050, CASH)
    seen = page(desk.get("/desk/fees")).select_one("[name=seen]")["value"]

    answers = [count(desk, "80", reason="找零错误", seen=seen) for _ in range(2)]

    assert [(close.expected_fen, close.counted_fen) for close in CashClose.select()] == [(8050, 8000)]
    assert "重新清点" in answers[1].text


def test_a_reason_does_not_explain_money_that_came_in_meanwhile(desk):
    Entry.take("W1", 8050, CASH)
    seen = CashClose.seen()
    Entry.take("W2", 100, CASH)

    assert "重新清点" in count(desk, "80", reason="找零错误", seen=seen).text
    assert "重新清点" in count(desk, "80.50", seen=seen).text
    assert not CashClose.select().exists()


def test_what_was_given_back_after_the_counting_is_counted_with_a_minus(desk, page):
    entry = Entry.take("W1", 8050, CASH)
    count(desk, "80.50")
    entry.counter("收错")

    assert "负号" in page(desk.get("/desk/fees")).select_one("#count_title").parent.text
    assert count(desk, "--80.50", reason="x").status_code == 422
    count(desk, "-80.50")

    assert [close.counted_fen for close in CashClose.latest_first()] == [-8050, 8050]
    assert (CashClose.last().difference_fen, CashClose.expected()) == (0, 0)


def test_papers_are_printed_again(desk):
    entry = Entry.take("W1", 8050, CASH)
    entry.print_receipt("zh_Hans")
    count(desk, "80.50")
    PrintJob.update(state="printed").execute()

    desk.post(f"/desk/fees/entries/{entry.id}/paper")
    desk.post(f"/desk/fees/cash/{CashClose.get().id}/paper")

    kinds = [job.kind for job in PrintJob.select()]
    assert (kinds.count("fee_receipt"), kinds.count("cash_count")) == (2, 2)


def test_the_desk_finds_it_among_its_pages(desk, page):
    assert page(desk.get("/desk/repairs")).select_one(".desk__nav a[href='/desk/fees']").text.strip() == "收款"
