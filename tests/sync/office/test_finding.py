"""One matter is found by its number in whatever community it lies, and its answer names nobody."""
import msgspec
import pytest

from sync.office import migrating
from sync.office.boxes import devices
from sync.office.people.roles import VIEWER
from sync.office.store import open_store
from tests.sync.conftest import MORNING_MS, TODAY, on_both_engines

ORDER = {"number": "W261121-0007", "category": "water", "item": "tap", "reported_at": MORNING_MS, "first_asked": "王小明",
         "phrases": "[\"13800138000\"]", "cancelled_for": "王小明说不修了"}


@pytest.fixture
def land(store):
    """A row as if a box had sent it."""
    def put(site_id: str, tbl: str, pk: str, number: str, state: str = "registered", day: str = TODAY, **fields):
        store.run(
            "insert into landed (site_id, tbl, pk, device_id, src_seq, version, body, bucket, day, state, number) "
            "values (?, ?, ?, 'd', 1, 1, ?, 0, ?, ?, ?)",
            site_id, tbl, pk, msgspec.json.encode({"number": number} | fields).decode(), day, state, number)

    return put


def found(person, address):
    return [row.text.split() for row in person.soup(address).select("#found tbody tr")]


@on_both_engines
def test_what_a_box_sent_is_found_by_its_number_however_it_is_typed(person, desk, box, site):
    desk.take("A001", state="done", called_at=MORNING_MS + 60_000)
    box.sync_all()

    for typed in ("A001", " a001 ", "Ａ００１"):
        (row,) = found(person, f"/find?q={typed}")
        assert row[:4] == ["锦绣花园", "Ticket", "A001", "Done"]
        assert "09:01" in row


@on_both_engines
def test_a_row_that_was_deleted_is_not_found(person, desk, box):
    ticket = desk.take("A001")
    box.sync_all()
    ticket.delete_instance()
    box.sync_all()

    assert person.soup("/find?q=A001").select_one("#nothing_found")


@on_both_engines
def test_an_order_is_shown_without_anything_about_people(person, here, land):
    site_id = devices.open_site(here, "翠园小区")
    land(site_id, "repair_order", "o1", **ORDER)

    page = person.get("/find?q=W261121-0007").get_data(as_text=True)

    assert "翠园小区" in page and "water tap" in page and "Registered" in page and "09:00" in page
    assert "王小明" not in page and "13800138000" not in page


def test_nothing_is_said_to_be_nothing(person):
    assert "W261121-0099" in person.soup("/find?q=W261121-0099").select_one("#nothing_found").text
    assert person.soup("/find?q=").select("#found, #nothing_found") == []


@on_both_engines
def test_a_person_of_one_region_finds_only_what_lies_there(person, colleague, here, land):
    mine, other = (devices.open_site(here, name) for name in ("锦绣花园", "翠园小区"))
    for site_id in (mine, other):
        land(site_id, "receipt", f"r-{site_id}", "20261121-0001", state="signed")
    browser = colleague(VIEWER, [mine])

    assert [row[0] for row in found(browser, "/find?q=20261121-0001")] == ["锦绣花园"]
    assert {row[0] for row in found(person, "/find?q=20261121-0001")} == {"锦绣花园", "翠园小区"}


def test_of_very_many_the_newest_are_shown_and_a_day_narrows_it(person, here, land):
    site_id = devices.open_site(here, "锦绣花园")
    for number in range(60):
        land(site_id, "ticket", f"t{number}", "A001", state="done", day=f"2026-{9 + number // 28:02}-{number % 28 + 1:02}")

    page = person.soup("/find?q=A001")

    assert len(page.select("#found tbody tr")) == 50 and page.select_one("#more_found")
    assert "2026-11-04" in page.select("#found tbody tr")[0].text
    assert len(found(person, "/find?q=A001&day=2026-10-03")) == 1


@on_both_engines
def test_rows_from_before_there_were_numbers_are_found_after_the_step(database, tmp_path):
    for number, path in migrating.steps():
        if number < 4:
            (tmp_path / path.name).write_text(path.read_text("utf-8"), "utf-8")
    store = open_store(database)
    migrating.catch_up(store, lambda: MORNING_MS, tmp_path)
    for number in range(3):
        store.run(
            "insert into landed (site_id, tbl, pk, device_id, src_seq, version, body, bucket) values ('s', ?, ?, 'd', 1, 1, ?, 0)",
            "repair_order" if number else "event", f"k{number}", f'{{"number":"w261121-000{number}"}}')

    migrating.catch_up(store, lambda: MORNING_MS)

    assert [row["number"] for row in store.rows("select number from landed order by pk")] == [None, "W261121-0001", "W261121-0002"]
    store.close()


def test_a_number_that_is_no_moment_is_not_shown(person, site, land):
    land(site.id, "ticket", "t1", "A001", taken_at=10**17, called_at=MORNING_MS)

    (row,) = found(person, "/find?q=A001")

    assert "Called" in row and "Taken" not in row
