"""The code on a slip leads to a page that says whether the record is still as it was sealed."""
import pytest

from kiosk.db import database
from kiosk.signing import record_page
from kiosk.signing.chain import GUARDS
from kiosk.signing.sealing import Sealer


def alter(*statements):
    for table, changes in GUARDS.items():
        for change in changes:
            database.execute_sql(f"drop trigger sealed_{table}_{change}")
    for sql in statements:
        database.execute_sql(sql)


@pytest.mark.parametrize("write", [lambda digits: f"/s/{digits}", lambda digits: f"/S/{digits.upper()}"])
def test_a_whole_record_says_what_was_signed_and_when(lan, chain, page, write):
    shown = page(lan.get(write(chain[1].entry_hash))).select_one("#receipt")

    assert shown["data-state"] == "whole" and "与封存时一致" in shown.select_one(":first-child").text
    assert chain[1].receipt_no in shown.text and "装修管理告知书" in shown.text and "2026-11-21 09:30" in shown.text


def test_it_shows_nothing_personal(lan, chain):
    text = lan.get(f"/s/{chain[1].entry_hash}").text

    assert not any(personal in text for personal in ("张", "1栋", "单元", "slip__ink"))


@pytest.mark.parametrize("sql, what", [
    ("update receipt set record = replace(record, 'owner', 'other') where seq = 2", "记录被改动"),
    ("update receipt_payload set payload = replace(payload, '20.5', '20.6')", "手写签名被改动"),
    ("update frozen_document set title = 'other'", "文件被改动"),
])
def test_an_altered_record_says_which_part_and_shows_no_facts(lan, chain, page, sql, what):
    alter(sql)

    shown = page(lan.get(f"/s/{chain[1].entry_hash}")).select_one("#receipt")

    assert shown["data-state"] == "broken" and what in shown.text and "装修管理告知书" not in shown.text


def test_a_record_that_is_gone_is_said_to_be_in_no_book(lan, chain):
    answer = lan.get(f"/s/{'0' * 64}")

    assert answer.status_code == 404 and "凭证簿中没有" in answer.text


def test_what_is_no_hash_is_no_address(lan, chain):
    assert lan.get("/s/123").status_code == lan.get(f"/s/{'g' * 64}").status_code == 404


def test_trying_many_is_slowed_down(lan, chain):
    most = int(record_page.PACE.partition("/")[0])

    answers = [lan.get(f"/s/{number:064x}").status_code for number in range(most + 1)]

    assert answers == [404] * most + [409]


def test_it_says_when_the_boxs_signature_under_the_entry_is_not_true(lan, desk, chain, page):
    Sealer().one_turn()
    alter("update receipt_signature set signature = replace(signature, 'a', 'b')")

    shown = page(lan.get(f"/s/{chain[1].entry_hash}")).select_one("#receipt")

    assert shown["data-state"] == "broken" and "本机的签名不符" in shown.text
    assert desk.post(f"/desk/receipts/{chain[1].receipt_no}/bundle", {"purpose": "check"}).status_code == 409
