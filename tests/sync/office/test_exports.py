"""Lists leave head office for a purpose that is written down, without people in them, and without anything a spreadsheet would run."""
import csv
import io
import re
import threading
import zipfile
from datetime import date

import msgspec
import pytest

from sync.office.board import reach, reckoning
from sync.office.boxes import devices
from sync.office.exports import files, gathering, sheets
from sync.office.people.roles import EXPORTER
from tests.sync.conftest import MORNING_MS, TODAY, on_both_engines

PERSONAL = "王小明 13800138000"
ASKED = {"kind": "repairs", "file": "csv", "first": TODAY, "last": TODAY, "purpose": "十一月审计"}
FREE_FIELDS = ("phrases", "first_asked", "cancelled_for", "held_for", "unit_id", "engineer_id", "token_hash", "submit_key", "confirmed")


@pytest.fixture
def land(store):
    def put(site_id: str, tbl: str, pk: str, day: str = TODAY, **fields):
        store.run(
            "insert into landed (site_id, tbl, pk, device_id, src_seq, version, body, bucket, day) values (?, ?, ?, 'd', 1, 1, ?, 0, ?)",
            site_id, tbl, pk, msgspec.json.encode({"number": "W261121-0007"} | fields).decode(), day)

    return put


@pytest.fixture
def order(site, land):
    land(site.id, "repair_order", "o1", state="registered", category="water", item="tap", reported_at=MORNING_MS, agreed_fen=12_050,
         **dict.fromkeys(FREE_FIELDS, PERSONAL))


def table(answer) -> list[list[str]]:
    return list(csv.reader(io.StringIO(answer.get_data().decode("utf-8-sig"))))


def workbook(answer) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(answer.get_data())) as book:
        return {name: book.read(name).decode("utf-8", "replace") for name in book.namelist()}


@on_both_engines
def test_a_file_says_on_top_who_took_it_when_and_why_and_the_log_says_it_too(person, here, order):
    answer = person.submit("/exports", **ASKED)

    rows = table(answer)
    line = here.store.first("select number, who, subject, purpose from act where verb = 'export.made'")
    assert answer.get_data().startswith(b"\xef\xbb\xbf")
    assert rows[:4] == [["Export", str(line["number"])], ["Made at", "2026-11-21 09:00"], ["Made by", "陈主任"], ["Purpose", "十一月审计"]]
    assert rows[-1][:5] == ["锦绣花园", TODAY, "W261121-0007", "water tap", "Registered"]
    assert "120.50" in rows[-1]
    assert (line["who"], line["purpose"]) == ("陈主任", "十一月审计")
    assert "1 rows" in line["subject"]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="Export {line["number"]} Repairs 2026-11-21 2026-11-21.csv"'


@pytest.mark.parametrize("kind", sheets.SHEETS)
@pytest.mark.parametrize("file", files.FORMATS)
def test_no_file_holds_anything_about_people(person, site, land, order, kind, file):
    land(site.id, "ticket", "t1", staff=PERSONAL, matters=PERSONAL, held_for=PERSONAL, order_reason=PERSONAL, priority="disabled")
    land(site.id, "receipt", "r1", receipt_no="20261121-0001", record=PERSONAL, outcome="signed")

    answer = person.submit("/exports", **ASKED | {"kind": kind, "file": file})

    content = str(table(answer)) if file == "csv" else str(workbook(answer))
    assert answer.status_code == 200
    assert "锦绣花园" in content
    assert "王小明" not in content and "13800138000" not in content and "disabled" not in content


def test_a_workbook_is_marked_on_every_sheet_in_header_and_footer_and_behind_the_cells(person, order):
    parts = workbook(person.submit("/exports", **ASKED | {"file": "xlsx", "purpose": "审计 A&B"}))

    (sheet,) = [text for name, text in parts.items() if name.startswith("xl/worksheets/sheet")]
    assert re.search("<oddHeader>[^<]*陈主任[^<]*审计 A&amp;&amp;B[^<]*</oddHeader>", sheet)
    assert re.search("<oddFooter>[^<]*陈主任[^<]*</oddFooter>", sheet)
    assert "<picture " in sheet and "xl/media/image1.png" in parts
    assert "审计 A&amp;B" in sheet and "锦绣花园" in sheet


def test_money_in_a_workbook_is_a_number_with_two_places(person, order):
    parts = workbook(person.submit("/exports", **ASKED | {"file": "xlsx"}))

    (sheet,) = [text for name, text in parts.items() if name.startswith("xl/worksheets/sheet")]
    assert re.search(r'<c r="\w+" s="1"><v>120\.5</v></c>', sheet)
    assert 'formatCode="0.00"' in parts["xl/styles.xml"]


def test_head_office_keeps_no_copy_of_a_file_that_left(person, order, tmp_path):
    before = sorted(tmp_path.rglob("*"))

    assert person.submit("/exports", **ASKED).status_code == 200
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1+1", "=cmd|' /C calc'!A0"])
def test_no_cell_becomes_a_formula(person, here, land, evil):
    site_id = devices.open_site(here, evil)
    land(site_id, "ticket", "t1", state=evil)

    rows = table(person.submit("/exports", **ASKED | {"kind": "tickets", "purpose": f"{evil} ====="}))
    parts = workbook(person.submit("/exports", **ASKED | {"kind": "tickets", "file": "xlsx"}))

    assert [cell for row in rows for cell in row if cell.startswith(files.STARTS_A_FORMULA)] == []
    assert (rows[-1][0], rows[-1][4]) == (f"'{evil}", f"'{evil}" if evil != "\t=1" else "'=1")
    assert not any("<f>" in text for text in parts.values())


@pytest.mark.parametrize(("wrong", "field"), [
    ({"purpose": ""}, "purpose"), ({"purpose": " x  "}, "purpose"), ({"last": "2026-11-20"}, "last"), ({"first": "2026-08-21"}, "last"),
    ({"last": "2026-11-22"}, "last"), ({"kind": "people"}, "kind"), ({"file": "exe"}, "file"), ({"sites": "nowhere"}, "sites")])
def test_an_export_that_must_not_be_is_said_beside_the_field_and_nothing_is_noted(person, here, site, page, wrong, field):
    answer = person.submit("/exports", **ASKED | wrong)

    soup = page(answer)
    assert answer.status_code == 422
    assert soup.select_one(f"#field_{field} .field__error")
    assert soup.select_one("#first")["value"] == (ASKED | wrong)["first"]
    assert here.store.rows("select number from act where verb = 'export.made'") == []


def test_ninety_two_days_go(person, order):
    assert person.submit("/exports", **ASKED | {"first": "2026-08-22"}).status_code == 200


@on_both_engines
def test_days_without_a_report_are_no_data_and_never_nought(person, site):
    rows = table(person.submit("/exports", **ASKED | {"kind": "days", "first": "2026-11-20"}))

    assert [row[:3] for row in rows[-2:]] == [["锦绣花园", "2026-11-20", "nothing"], ["锦绣花园", TODAY, "nothing"]]
    assert set(rows[-1][3:]) == {"no data"}


@on_both_engines
def test_an_exporter_of_one_region_takes_nothing_else_along(person, colleague, here, land):
    mine, other = (devices.open_site(here, name) for name in ("锦绣花园", "翠园小区"))
    for site_id in (mine, other):
        land(site_id, "repair_order", f"o-{site_id}")
    browser = colleague(EXPORTER, [mine])

    everything = table(browser.submit("/exports", **ASKED))
    by_name, by_code = (browser.submit("/exports", **ASKED | {"sites": asked}) for asked in ("翠园小区", other))

    assert {row[0] for row in everything[10:]} == {"锦绣花园"}
    assert (by_name.status_code, by_code.status_code) == (422, 422)
    assert "翠园小区" not in browser.get("/exports").get_data(as_text=True)


def test_more_rows_than_one_file_may_hold_are_refused_in_words():
    gathered = gathering.Gathered()
    gathered.count = gathering.MOST_ROWS

    with pytest.raises(gathering.TooMany):
        gathered.add([])
    gathered.close()


def test_the_columns_that_may_leave_are_these_and_no_others():
    names = {kind: {column.name for column in sheet.columns} for kind, sheet in sheets.SHEETS.items() if sheet.tbl}

    assert names == {
        "tickets": {"number", "service_id", "state", "channel", "taken_at", "called_at", "started_at", "finished_at", "counter", "calls",
                    "outcome", "rating"},
        "repairs": {"number", "category", "state", "channel", "trade", "reported_at", "promised_at", "dispatched_at", "arrived_at",
                    "finished_at", "ended_at", "agreed_fen", "amount_fen", "rating"},
        "signatures": {"receipt_no", "outcome", "entry_hash"},
    }


@on_both_engines
def test_a_reported_day_comes_with_its_figures(person, here, site, desk, box):
    for number in ("A001", "A002"):
        desk.take(number, state="done")
    box.sync_all()
    reckoning.some(here)

    rows = table(person.submit("/exports", **ASKED | {"kind": "days"}))

    assert rows[-1][:5] == ["锦绣花园", TODAY, "part of the day", "2", "2"]


def test_a_number_that_is_no_moment_and_no_sum_leaves_its_cell_empty_and_its_file_whole(person, site, land):
    land(site.id, "repair_order", "o1", reported_at=253_402_299_999_999, promised_at=MORNING_MS, agreed_fen=10**400)

    answer = person.submit("/exports", **ASKED)

    assert table(answer)[-1][7:9] == ["", "2026-11-21 09:00"]


class Asked:
    """A store that keeps what it was asked."""

    def __init__(self, store):
        self._store, self.sql = store, []

    def rows(self, sql, *values):
        self.sql.append(sql)
        return self._store.rows(sql, *values)

    def __getattr__(self, name):
        return getattr(self._store, name)


def test_how_far_communities_reported_is_asked_once_for_all(office, person, here):
    for number in range(3):
        devices.open_site(here, f"小区 {number}")
    asked = Asked(here.store)
    office.extensions["office"] = here._replace(store=asked)

    answer = person.submit("/exports", **ASKED | {"kind": "days"})

    assert len(table(answer)) > 6
    assert asked.sql.count(reach.STANDINGS) == 1


class Restless:
    """A database in which something lands as soon as somebody has read from it once."""

    def __init__(self, store, land):
        self.snapshot, self._rows, self._landings = store.snapshot, store.rows, [threading.Thread(target=land)]

    def rows(self, *asked):
        found = self._rows(*asked)
        while self._landings:
            landing = self._landings.pop()
            landing.start()
            landing.join()
        return found


@on_both_engines
def test_a_file_shows_one_moment_of_the_database(office, here, store, site, land):
    other, day = devices.open_site(here, "翠园小区"), date.fromisoformat(TODAY)
    land(site.id, "receipt", "r1", receipt_no="S261121-0001", outcome="signed")
    restless = Restless(store, lambda: land(other, "receipt", "r2", receipt_no="S261121-0002", outcome="signed"))
    asked = gathering.Asked("signatures", [(site.id, "锦绣花园"), (other, "翠园小区")], day, day)

    with office.test_request_context():
        in_between, afterwards = (list(gathering.gather(each, asked)) for each in (here._replace(store=restless), here))

    assert (len(in_between), len(afterwards)) == (1, 2)
