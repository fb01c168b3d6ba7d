"""Daily reports at head office: who sent, who did not, and what the community hears back."""
from concurrent.futures import ThreadPoolExecutor

import msgspec
import peewee
import pytest

from sync import capture
from sync.client import Box, Captured
from sync.office.boxes import devices
from sync.office.core import Refused
from sync.office.dailies import answers, listing
from sync.office.people.roles import EDITOR, VIEWER
from tests.sync.conftest import DAY_MS, MORNING_MS, TODAY, on_both_engines

YESTERDAY = "2026-11-20"
NOTHING = {"name": "", "taken": 0, "served": 0, "missed": 0, "left": 0, "voided": 0, "still_open": 0, "wait_p50": None,
           "wait_p90": None, "ratings": 0, "mean_rating": None}
FIGURES = {
    "visits": NOTHING | {"taken": 12, "served": 9, "missed": 2, "left": 1, "wait_p50": 6.5, "wait_p90": 17.0},
    "services": [], "windows": [], "repairs": {"reported": 3, "finished": 2, "open": 4, "late": 1}, "taken_fen": 12050,
    "signed": 5, "refused": 0, "slips": 20, "reprints": 1, "numbers": [{"first": "A001", "last": "A012", "missing": []}],
    "tickets": "f" * 64, "receipts": 5, "head": "a" * 64,
}


class Reports:
    """The box of a community that writes daily reports, and what it heard of them."""

    def __init__(self, desk, url, token, clock, folder):
        class DailyReport(peewee.Model):
            id = peewee.CharField(primary_key=True)
            day = peewee.CharField(default=TODAY)
            version = peewee.IntegerField(default=1)
            state = peewee.CharField(default="sent")
            figures = peewee.TextField(default=msgspec.json.encode(FIGURES).decode())
            remark = peewee.CharField(default="")
            unseen = peewee.IntegerField(default=0)
            sent_at = peewee.BigIntegerField(default=MORNING_MS)

            class Meta:
                legacy_table_names = False

        self.table, self.heard, self.clock = DailyReport, {}, clock
        self.tables = [Captured("daily_report", 1)]
        desk.database.bind([DailyReport])
        desk.database.create_tables([DailyReport])
        capture.install(desk.database, self.tables)
        self.speaks_as = lambda token: Box(desk.database, url, token, tables=self.tables, apply={"report_answer": self._hear},
                                           release_folder=folder, now_ms=clock)
        self.box = self.speaks_as(token)

    def enrol_anew(self, token):
        self.box.line.close()
        self.box = self.speaks_as(token)

    def send(self, report_id="r1", **fields):
        self.table.create(id=report_id, **fields)
        self.sync()
        return self.heard.get(report_id)

    def sync(self):
        while self.box.push_once():
            pass
        self.box.pull_once()

    def _hear(self, rows):
        self.heard.update({row.id: row for row in rows})


@pytest.fixture
def reports(desk, office_url, enrolment, clock, tmp_path):
    reports = Reports(desk, office_url, enrolment.token, clock, tmp_path / "answers")
    yield reports
    reports.box.line.close()


@pytest.fixture
def another_box(here, site):
    def another_box():
        return devices.enrol(here, msgspec.convert({"code": site.code(), "facts": {}}, devices.Enrolling))
    return another_box


def names(sites):
    return [site.name for site in sites]


@on_both_engines
def test_a_report_that_landed_gets_a_receipt_number_back(reports):
    heard = reports.send()

    assert (heard.verdict, heard.by, heard.reason) == ("received", "", "")
    assert heard.receipt_no.startswith("261121-1-")


@on_both_engines
def test_the_same_report_sent_again_keeps_its_receipt_and_its_answer(person, site, reports, store):
    first = reports.send()
    person.submit(f"/sites/{site.id}/dailies/r1/approve", on=f"/sites/{site.id}/dailies/r1")
    capture.touch(reports.box.database.connection(), "daily_report", ["r1"])

    reports.sync()

    assert (reports.heard["r1"].verdict, reports.heard["r1"].receipt_no) == ("approved", first.receipt_no)
    assert store.first("select count(*) as n from report_answer")["n"] == 1


def test_another_content_under_the_same_name_is_a_report_nobody_answered(person, site, reports):
    first = reports.send()
    person.submit(f"/sites/{site.id}/dailies/r1/approve", on=f"/sites/{site.id}/dailies/r1")

    reports.table.update(remark="nicer").execute()
    reports.sync()

    assert reports.heard["r1"].verdict == "received" and reports.heard["r1"].receipt_no != first.receipt_no


def test_a_draft_gets_no_receipt_and_is_no_report(reports, here, clock):
    reports.send(state="draft")
    clock.ms = MORNING_MS + DAY_MS

    assert reports.heard == {}
    assert names(listing.missing(here, TODAY)) == ["锦绣花园"]


@pytest.mark.parametrize("wrong", [{"version": 0}, {"version": 2**40}, {"day": "20261121"}, {"day": "2026-13-01"}, {"sent_at": "never"}])
def test_a_report_of_another_form_harms_nobody(person, site, reports, wrong):
    reports.send(**wrong)

    assert person.get("/dailies").status_code == 200
    assert reports.send("r2", day="2026-11-22").verdict == "received"


@on_both_engines
def test_what_is_missing_is_said_from_nine_on_the_next_morning(reports, here, clock, site):
    devices.open_site(here, "没有设备的小区")
    clock.ms = MORNING_MS + DAY_MS - 1
    assert listing.missing(here, TODAY) == []

    clock.ms += 1
    assert names(listing.missing(here, TODAY)) == ["锦绣花园"]
    assert listing.missing(here, TODAY, within=["other"]) == listing.missing(here, YESTERDAY) == []

    reports.send()
    assert listing.missing(here, TODAY) == []
    [line] = listing.of_day(here, TODAY, [site.id])
    assert (line.state, line.is_late) == ("received", True)


@on_both_engines
def test_the_page_says_who_sent_and_who_did_not(person, site, reports, here, clock):
    other = devices.open_site(here, "翠园小区")
    devices.enrol(here, msgspec.convert({"code": devices.new_code(here, other, "陈主任"), "facts": {}}, devices.Enrolling))
    reports.send(unseen=1)
    clock.ms += DAY_MS
    person.sign_in()

    page = person.soup("/dailies")

    assert "1 of 2" in page.select_one("#dailies_summary").text and "Missing reports: 1" in page.select_one("#dailies_missing").text
    assert [row["data-state"] for row in page.select("#dailies tbody tr")] == ["missing", "received"]
    assert "nobody looked at it" in page.select_one(f"[data-site='{site.id}']").text
    assert [row["data-site"] for row in person.soup("/dailies?state=missing").select("#dailies tbody tr")] == [other]


@on_both_engines
def test_each_box_of_a_community_sends_its_own(person, site, reports, here, clock, another_box):
    other = another_box()
    reports.send()
    clock.ms += DAY_MS
    person.sign_in()

    page = person.soup(f"/dailies?day={TODAY}")

    assert names(listing.missing(here, TODAY)) == ["锦绣花园"]
    assert "1 of 2" in page.select_one("#dailies_summary").text
    assert [(row["data-state"], other.device_id[:8] in row.text) for row in page.select("#dailies tbody tr")] == [
        ("missing", True), ("received", False)]

    devices.revoke(here, site.id, other.device_id)
    assert listing.missing(here, TODAY) == []
    assert person.soup(f"/dailies?day={TODAY}").select("#dailies tbody small") == []


@on_both_engines
def test_a_box_that_was_enrolled_anew_goes_on_with_its_reports(site, reports, here, another_box):
    reports.send()
    answers.send_back(here, site.id, "r1", "陈主任", "收费缺一笔")
    [line] = listing.of_day(here, TODAY)
    devices.revoke(here, site.id, line.device_id)

    reports.enrol_anew(another_box().token)
    reports.sync()
    assert [(line.version, line.state) for line in listing.of_day(here, TODAY)] == [(1, "returned")]

    reports.send("r2", version=2)
    assert [(line.version, line.state) for line in listing.of_day(here, TODAY)] == [(2, "received")]


def test_a_company_without_communities_has_no_reports(person):
    assert person.soup("/dailies").select_one("#no_communities")


def test_a_community_without_a_box_has_no_reports(person, site):
    assert person.soup(f"/sites/{site.id}/dailies").select_one("#no_reports")


@on_both_engines
def test_an_approved_report_is_approved_at_the_box(person, site, reports, store):
    reports.send(remark="电梯检修")
    page = person.soup(f"/sites/{site.id}/dailies/r1")
    assert page.select_one("#remark").text == "电梯检修"
    assert [cell.text for cell in page.select("#report_visits tbody td")][:3] == ["12", "9", "2"]

    person.submit(f"/sites/{site.id}/dailies/r1/approve", on=f"/sites/{site.id}/dailies/r1")
    reports.sync()

    assert (reports.heard["r1"].verdict, reports.heard["r1"].by) == ("approved", "陈主任")
    assert store.first("select subject from act where verb = 'report.approved'")["subject"].startswith(TODAY)


def test_a_report_goes_back_with_a_reason_and_a_correction_takes_its_place(person, site, reports):
    reports.send()
    address = f"/sites/{site.id}/dailies/r1"
    assert person.submit(f"{address}/return", on=address, reason=" ").status_code == 422

    person.submit(f"{address}/return", on=address, reason="收费缺一笔")
    reports.sync()
    assert (reports.heard["r1"].verdict, reports.heard["r1"].reason) == ("returned", "收费缺一笔")

    reports.send("r2", version=2)
    assert reports.heard["r2"].verdict == "received"
    page = person.soup(address)
    assert page.select_one("#later a")["href"] == f"/sites/{site.id}/dailies/r2" and not page.select("#send_back")
    assert "correction 1" in person.soup(f"/sites/{site.id}/dailies").select_one(f"[data-day='{TODAY}']").text


def test_a_correction_says_what_it_corrects_and_when_it_came_itself(person, site, reports, clock):
    reports.send()
    person.submit(f"/sites/{site.id}/dailies/r1/return", on=f"/sites/{site.id}/dailies/r1", reason="收费缺一笔")
    clock.forward(60)
    reports.send("r2", version=2)

    page = person.soup(f"/sites/{site.id}/dailies/r2")
    assert page.select_one("#earlier a")["href"] == f"/sites/{site.id}/dailies/r1" and "收费缺一笔" in page.select_one("#earlier").text
    line = person.soup(f"/sites/{site.id}/dailies").select_one(f"[data-day='{TODAY}']")
    assert line.select("td")[1].text in page.select_one("#answer").text


def test_a_report_whose_correction_came_is_answered_no_more(reports, here, site):
    reports.send("r1")
    reports.send("r2", version=2)

    with pytest.raises(Refused):
        answers.approve(here, site.id, "r1", "陈主任")


def test_figures_name_their_unit_and_what_they_count(person, site, reports):
    reports.send()

    words = person.soup(f"/sites/{site.id}/dailies/r1").select_one("#report_figures").text

    assert "120.50 yuan" in words and "5 signed, 0 refused" in words and "3 new and 2 finished this day; 4 open in all" in words


def test_of_two_people_who_answer_the_first_one_counts(person, site, reports):
    reports.send()
    address = f"/sites/{site.id}/dailies/r1"
    person.submit(f"{address}/return", on=address, reason="first")

    person.submit(f"{address}/approve", on="/dailies")

    assert "answered in the meantime" in person.soup(address).select_one("#flash").text
    assert person.soup(address).select_one("#verdict")["data-state"] == "returned"


@on_both_engines
def test_people_who_answer_at_the_same_moment_all_reach_the_box(reports, here, site):
    for number in range(8):
        reports.send(f"r{number}", day=f"2026-11-{number + 1:02}")

    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(lambda number: answers.approve(here, site.id, f"r{number}", f"编辑{number}"), range(8)))
    reports.sync()

    assert [reports.heard[f"r{number}"].by for number in range(8)] == [f"编辑{number}" for number in range(8)]


def test_who_only_looks_answers_nothing(colleague, site, reports):
    reports.send()
    looker = colleague(VIEWER)
    address = f"/sites/{site.id}/dailies/r1"

    assert looker.soup(address).select("#answer form") == []
    assert looker.submit(f"{address}/approve", on="/dailies").status_code == 403


def test_who_looks_after_some_communities_sees_theirs(colleague, site, reports, here):
    reports.send()
    other = devices.open_site(here, "翠园小区")
    limited = colleague(EDITOR, [other])

    assert [row["data-site"] for row in limited.soup(f"/dailies?day={TODAY}").select("#dailies tbody tr")] == [other]
    assert limited.get(f"/sites/{site.id}/dailies/r1").status_code == 404


def test_a_report_that_was_sent_at_no_moment_of_this_century_is_read(person, site, reports):
    assert reports.send(sent_at=253_402_299_999_999).verdict == "received"

    assert person.soup(f"/sites/{site.id}/dailies/r1").select_one("#remark").text == "–"


def test_old_answers_are_not_repeated_and_old_releases_not_kept(reports, store, clock):
    for day in range(45):
        reports.send(f"r{day}")
        clock.ms += DAY_MS

    kept = store.rows("select number, rows_n from release where tbl = 'report_answer' order by number")
    assert [row["rows_n"] for row in kept] == [41, 41, 41] and len(reports.heard) == 45


def test_hostile_words_of_a_box_are_shown_as_words(person, site, reports):
    payload = "<script>alert(1)</script>{{7*7}}"
    reports.send(remark=payload, figures='{"visits": 1}')
    page = person.soup(f"/sites/{site.id}/dailies/r1")
    assert page.select_one("#remark").text == payload and page.select_one("#unreadable")

    reports.table.update(sent_at="never").execute()
    reports.sync()
    assert person.soup(f"/sites/{site.id}/dailies/r1").select_one("#remark").text == "–"
