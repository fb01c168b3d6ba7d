"""What was published to several communities so far, and the way back from looking at it."""
import pytest

from sync.office.boxes import devices
from sync.office.people.roles import EDITOR
from sync.office.standards import references
from sync.reference import PriceRow
from tests.sync.conftest import DAY_MS, on_both_engines
from tests.sync.office.test_spreading import service, spread


@pytest.fixture
def others(here, person):
    return [devices.open_site(here, name) for name in ("碧湖苑", "翠庭", "金港")]


@pytest.fixture
def two_services(here, site):
    references.publish_rows(here, site.id, "service", [service("a", "A", "物业缴费"), service("b", "B", "维修登记")], "陈主任")


def looked_at(person, origin, kind="services", **fields) -> str:
    return person.submit(f"/sites/{origin.id}/{kind}/spread", **fields).headers["Location"]


def ticked(page) -> dict[str, list[str]]:
    return {name: [each["value"] for each in page.select(f"input[name={name}][checked]")] for name in ("row", "site", "all")}


@on_both_engines
def test_the_list_says_who_published_what_where_and_what_came_of_it(person, here, site, others, two_services):
    references.publish_rows(here, others[0], "service", [service("a", "A", "物业缴费")], "陈主任")
    address = spread(person, site, "services", row="a", site=others[:2])
    looked_at(person, site, row="b", all="1")

    page = person.soup(person.soup(f"/sites/{site.id}/services").select_one("#release a[href='/spreads']")["href"])

    [row] = page.select("#spreads tbody tr")
    assert [" ".join(cell.text.split()) for cell in row.find_all(["td", "th"])] == [
        "2026-11-21 09:00", "陈主任", "Services A 物业缴费", "锦绣花园", "2", "published 1, had it 1"]
    assert row.select_one("a")["href"] == address
    assert [(each["data-outcome"], each.th.text) for each in person.soup(address).select("#went_to tbody tr")] == [("same", "碧湖苑"), ("published", "翠庭")]
    assert person.soup(f"/sites/{others[1]}/services/history").select_one("#releases small a")["href"] == address


def test_another_editor_reads_what_reaches_the_own_region_and_goes_on_with_nothing(person, colleague, site, others, two_services):
    there = spread(person, site, "services", row="a", site=others[0])
    elsewhere = spread(person, site, "services", row="a", site=others[1:])
    only_looked_at = looked_at(person, site, row="b", site=others[0])
    editor = colleague(EDITOR, [others[0]])

    assert [each["href"] for each in editor.soup("/spreads").select("#spreads th a")] == [there]
    assert [editor.get(each).status_code for each in (there, elsewhere, only_looked_at)] == [200, 404, 404]
    assert editor.submit(there, on="/password").status_code == 404


def test_the_way_back_from_looking_keeps_what_was_ticked(person, site, others, two_services):
    of_some, of_all = looked_at(person, site, row="b", site=others[1:]), looked_at(person, site, row=["a", "b"], all="1")

    some, everything = (person.soup(person.soup(each).select_one("#again")["href"]) for each in (of_some, of_all))

    assert ticked(some) == {"row": ["b"], "site": sorted(others[1:], key=others.index), "all": []}
    assert ticked(everything) == {"row": ["a", "b"], "site": [], "all": ["1"]}


def test_the_way_back_keeps_the_day_as_well(person, here, site, others):
    price = PriceRow(id="W1", kind="labour", name_zh="换水龙头", name_en="Tap", unit_zh="个", unit_en="piece", price_fen=5000)
    references.publish_rows(here, site.id, "price", [price], "陈主任")

    address = looked_at(person, site, "prices", row="W1", site=others[0], valid_from="2027-01-01")

    assert person.soup(person.soup(address).select_one("#again")["href"]).select_one("#valid_from")["value"] == "2027-01-01"


def test_a_choice_that_is_not_whole_stays_as_it_was_ticked(person, site, others, two_services, page):
    answer = person.submit(f"/sites/{site.id}/services/spread", row="b")

    assert answer.status_code == 422
    assert page(answer).select_one("#wrong") and ticked(page(answer)) == {"row": ["b"], "site": [], "all": []}


@on_both_engines
def test_what_was_only_looked_at_is_forgotten_after_a_day_and_what_was_published_never(person, site, others, two_services, clock, store):
    published = spread(person, site, "services", row="a", site=others[0])
    looked_at(person, site, row="b", all="1")
    clock.ms += DAY_MS + 1
    person.sign_in()

    newest = looked_at(person, site, row="b", site=others[2])

    assert {f"/spreads/{row['spread_id']}" for row in store.rows("select spread_id from spread")} == {published, newest}
    assert store.first("select count(*) as n from spread_site")["n"] == 2


def test_who_has_nothing_to_publish_is_told_so(person, site):
    assert person.soup(f"/sites/{site.id}/wordings/spread").select_one(".ticks").text == "Nothing here yet."
