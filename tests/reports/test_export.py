"""Tickets as CSV and XLSX, read back: nothing in them computes, and nothing in them is personal."""
import csv
import io
import re
import zipfile
from datetime import timedelta
from xml.etree import ElementTree

import pytest

from kiosk.db import database
from kiosk.events import Event
from kiosk.queue.models import Ticket
from kiosk.reports.export import HEADINGS, MOST_ROWS_IN_A_WORKBOOK, safe
from kiosk.site.models import Service

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\")"]
MANY = """
with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)
insert into ticket (id, service_id, day, serial, number, state, lane, rank, version, language, channel, take_key, token_hash, taken_at,
  calls, priority, held_for, outcome, passed_over, order_reason, matters, cases)
select printf('%032d', i), ?, '2026-11-21', i, 'A' || i, 'waiting', 1, i, 0, 'en', 'kiosk', 'm' || i, 'm' || i, 1763692200000,
  0, '', '', '', 0, '', '[]', '[]' from n
"""


@pytest.fixture
def served(hands, boss) -> Ticket:
    ticket = Ticket.take(Service.get(Service.code == "A"), "k1", "zh_Hans", "")
    hands.pass_by(timedelta(minutes=6))
    Ticket.call_next(1)
    Ticket.at_counter(1).arrive()
    hands.pass_by(timedelta(minutes=3))
    Ticket.at_counter(1).finish()
    return ticket


def rows_of_csv(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"), newline="")))


def cells_of_workbook(answer) -> list[list[str]]:
    sheet = ElementTree.fromstring(zipfile.ZipFile(io.BytesIO(answer.data)).read("xl/worksheets/sheet1.xml"))
    assert not list(sheet.iter(f"{SHEET}f")) and not list(sheet.iter(f"{SHEET}hyperlink"))
    return [["".join(cell.itertext()).replace("_x000D_", "\r") for cell in row.iter(f"{SHEET}c")] for row in sheet.iter(f"{SHEET}row")]


def test_a_ticket_is_a_row_of_plain_facts(boss, served):
    answer = boss.post("/desk/figures.csv")

    headings, row = rows_of_csv(answer)
    assert answer.headers["Content-Disposition"] == "attachment; filename=qiantai-tickets.csv"
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert len(headings) == len(row) == len(HEADINGS)
    assert row == ["A001", "物业缴费", "2026-11-21 09:30:00", "2026-11-21 09:36:00", "2026-11-21 09:36:00", "2026-11-21 09:39:00",
                   "完成", "1", "6.0", "3.0", "办结", "", "", "kiosk", ""]


def test_every_cell_of_the_csv_is_quoted(boss, served):
    lines = boss.post("/desk/figures.csv").data.decode("utf-8-sig").splitlines()

    assert all(re.fullmatch(r'"[^"]*"(,"[^"]*")*', line) for line in lines)


def test_the_workbook_holds_the_same_and_numbers_are_numbers(boss, served):
    answer = boss.post("/desk/figures.xlsx")

    headings, row = cells_of_workbook(answer)
    assert "filename=qiantai-tickets.xlsx" in answer.headers["Content-Disposition"]
    assert headings[0] == "号码"
    assert [float(row[place]) for place in (7, 8, 9)] == [1, 6, 3]
    assert row[:2] == ["A001", "物业缴费"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_in_any_field_stays_text(boss, served, formula):
    Service.update(name_zh=formula).execute()
    Ticket.update(number=formula, outcome=formula, priority=formula, channel=formula).execute()

    in_csv = rows_of_csv(boss.post("/desk/figures.csv"))[1]
    in_workbook = cells_of_workbook(boss.post("/desk/figures.xlsx"))[1]

    assert [in_csv[place] for place in (0, 1, 10, 12, 13)] == [f"'{formula}"] * 5
    assert [cell.strip() for cell in in_workbook].count(formula.strip()) == 5


def test_what_cannot_start_a_formula_stays_as_it_is():
    assert [safe(value) for value in ("A001", None, 4.5, "a=1")] == ["A001", "", "4.5", "a=1"]


@pytest.mark.parametrize("path", ["/desk/figures.csv", "/desk/figures.xlsx"])
def test_an_export_is_put_down_with_its_days_and_rows(boss, served, path):
    boss.post(path, {"from": "2026-11-01", "to": "2026-11-30"})

    event = Event.get(Event.verb == "report.exported")
    assert event.facts == {"rows": 1, "from": "2026-11-01", "to": "2026-11-30"}
    assert event.staff


@pytest.mark.parametrize("path", ["/desk/figures.csv", "/desk/figures.xlsx"])
def test_wrong_days_export_nothing(boss, served, path):
    answer = boss.post(path, {"from": "2026-11-30", "to": "2026-11-01"})

    assert answer.status_code == 422
    assert "结束日期早于开始日期" in answer.text
    assert not Event.select().where(Event.verb == "report.exported").exists()


def test_days_without_numbers_give_the_headings_alone(boss):
    assert len(rows_of_csv(boss.post("/desk/figures.csv"))) == len(cells_of_workbook(boss.post("/desk/figures.xlsx"))) == 1


def test_what_does_not_fit_one_workbook_is_refused_with_a_sentence_and_the_csv_has_it_all(boss):
    database.execute_sql(MANY, (MOST_ROWS_IN_A_WORKBOOK + 1, Service.get(Service.code == "A").id))

    answer = boss.post("/desk/figures.xlsx")

    assert answer.status_code == 409
    assert "50000" in answer.text and "CSV" in answer.text
    assert len(rows_of_csv(boss.post("/desk/figures.csv"))) == MOST_ROWS_IN_A_WORKBOOK + 2


def test_nothing_personal_is_exported():
    assert not {"phone", "name", "note", "language", "staff"} & {heading.casefold() for heading in HEADINGS}
