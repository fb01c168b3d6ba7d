"""One slip, one case: behind the ticket's link stands the receipt that came of the visit, and nothing personal."""
from datetime import timedelta

import pytest

from kiosk.db import database
from kiosk.queue.models import Ticket
from kiosk.signing import verify
from kiosk.signing.chain import GUARDS, Receipt
from kiosk.site.models import Service

BEFORE, SIGNED, REFUSED = 1, 2, 3


@pytest.fixture
def visit(chain):
    """A visit of which a signature came and a refusal."""
    ticket = Ticket.take(Service.get(Service.code == "A"), "k1", "zh_Hans", "")
    Ticket.call_next(1)
    for place in (SIGNED, REFUSED):
        Ticket.get_by_id(ticket.id).attach(chain[place].receipt_no)
    return Ticket.get_by_id(ticket.id)


def links(lan, visit, page) -> list[str]:
    return [link["href"] for link in page(lan.get(f"/t/{visit.token}")).select("#phone_state a")]


def alter(sql: str, *values):
    for table, changes in GUARDS.items():
        for change in changes:
            database.execute_sql(f"drop trigger sealed_{table}_{change}")
    database.execute_sql(sql, values)


def test_the_number_page_leads_on_to_the_receipt(lan, visit, page, chain):
    signed, refused = (page(lan.get(link)).select_one("#receipt").text for link in links(lan, visit, page))

    assert chain[SIGNED].receipt_no in signed and "已签收" in signed
    assert "2026-11-21 09:30" in signed and "与封存时一致" in signed
    assert "已拒签" in refused


def test_it_shows_the_document_and_the_hash_in_short_groups(lan, visit, page, chain):
    shown = page(lan.get(links(lan, visit, page)[0]))

    assert shown.select_one("#receipt strong").text == chain[SIGNED].facts["documents"][0]["title"]
    assert shown.select_one("#entry_hash").text.replace(" ", "").lower() == chain[SIGNED].entry_hash
    assert max(map(len, shown.select_one("#entry_hash").text.split())) == 4


def test_it_shows_no_name_no_unit_and_no_reason(lan, visit, page):
    for link in links(lan, visit, page):
        text = lan.get(link).text
        assert not any(personal in text for personal in ("张", "1栋", "1102", "disagree", "slip__ink"))


def test_a_receipt_of_another_visit_is_not_there(lan, visit, chain):
    assert lan.get(f"/t/{visit.token}/receipts/{chain[0].receipt_no}").status_code == 404


def test_the_page_dies_with_the_link_of_the_number(lan, visit, page, hands):
    link = links(lan, visit, page)[0]
    visit.finish()

    hands.pass_by(timedelta(hours=25))

    assert lan.get(link).status_code == 404


@pytest.mark.parametrize("sql", [
    "update receipt set record = replace(record, 'owner', 'other') where seq = 3",
    "update receipt set prev_hash = entry_hash where seq = 3",
    "update receipt set entry_hash = upper(entry_hash) where seq = 2",
    "update receipt set record = 'x' where seq = 3",
    "update frozen_document set title = 'other'",
    "delete from receipt where seq = 2",
])
def test_an_altered_record_is_said_to_be_so_and_shows_no_facts(lan, visit, page, sql):
    link = links(lan, visit, page)[0]
    database.execute_sql("pragma foreign_keys = off")
    alter(sql)

    text = page(lan.get(link)).select_one("#receipt").text

    assert "与封存时不一致" in text and "装修管理告知书" not in text


def test_one_link_is_checked_without_the_rest_of_the_chain(visit, chain):
    alter("update receipt set record = 'x' where seq = 1")

    assert verify.break_of(chain[SIGNED].receipt_no) is None
    assert verify.break_of(chain[0].receipt_no) and not verify.verify().is_intact


def test_every_untouched_receipt_is_whole(chain):
    assert [verify.break_of(receipt.receipt_no) for receipt in Receipt.select()] == [None] * 5


def test_the_page_is_small_and_needs_no_script(lan, visit, page):
    answer = lan.get(links(lan, visit, page)[0])

    assert len(answer.data) <= 15_000
    assert page(answer).select_one("#receipt a, p a")["href"] == f"/t/{visit.token}"
