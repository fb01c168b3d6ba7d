"""The same rows for several communities at once."""
import pytest

from sync.office.boxes import devices
from sync.office.people import accounts
from sync.office.people.roles import EDITOR, MAINTAINER
from sync.office.people.sessions import Person
from sync.office.standards import references, spreading
from sync.reference import NoticeRow, PriceRow, ServiceRow
from tests.sync.conftest import on_both_engines


def service(pk: str, letter: str, name: str, **more) -> ServiceRow:
    return ServiceRow(id=pk, code=letter, name_zh=name, opens="08:30", closes="17:30", mean_minutes=5, **more)


@pytest.fixture
def others(here, person):
    return [devices.open_site(here, name) for name in ("碧湖苑", "翠庭", "金港")]


@pytest.fixture
def running(here):
    def running(site_id, tbl="service"):
        release = references.latest(here, site_id, tbl)
        return {row.id: row for row in references.rows_in(tbl, release["body"])} if release else {}
    return running


def spread(person, origin, kind, **fields):
    """Through the pages, until nothing is left."""
    answer = person.submit(f"/sites/{origin.id}/{kind}/spread", **fields)
    address = answer.headers["Location"]
    while person.soup(address).select("#progress form"):
        person.submit(address)
    return address


@on_both_engines
def test_ticked_communities_get_the_ticked_rows_and_keep_everything_else(person, here, site, others, running):
    references.publish_rows(here, site.id, "service", [service("a", "A", "物业缴费"), service("b", "B", "维修登记")], "陈主任")
    references.publish_rows(here, others[0], "service", [service("their-a", "A", "收费"), service("their-k", "K", "咨询")], "陈主任")

    address = spread(person, site, "services", row=["a"], site=[others[0], others[1]])

    assert {(row.id, row.name_zh) for row in running(others[0]).values()} == {("their-a", "物业缴费"), ("their-k", "咨询")}
    assert set(running(others[1])) == {"a"} and running(others[2]) == {}
    assert person.soup(address).select_one("#published").text == "2"


def test_what_was_done_leads_to_each_community(person, here, site, others):
    references.publish_rows(here, site.id, "service", [service("s1", "A", "收费")], "陈主任")

    page = person.soup(spread(person, site, "services", row="s1", site=others[0]))

    assert [each["href"] for each in page.select("#went_to a")] == [f"/sites/{others[0]}/services"]


def test_all_means_all_that_this_person_sees(person, here, site, others, running):
    references.publish_rows(here, site.id, "service", [service("a", "A", "物业缴费")], "陈主任")

    spread(person, site, "services", row=["a"], all="1")

    assert all("a" in running(each) for each in others)


def test_nothing_is_published_by_looking(person, here, site, others, running):
    references.publish_rows(here, site.id, "service", [service("a", "A", "物业缴费")], "陈主任")

    address = person.submit(f"/sites/{site.id}/services/spread", row=["a"], all="1").headers["Location"]

    assert len(person.soup(address).select("#examples [data-change=new]")) == 3
    assert running(others[0]) == {}


def test_drafts_of_another_community_stay_drafts(person, here, site, others, running):
    references.publish_rows(here, site.id, "service", [service("a", "A", "物业缴费")], "陈主任")
    references.save(here, others[0], "service", service("x", "X", "草稿"), "李文员")

    spread(person, site, "services", row=["a"], all="1")

    assert set(running(others[0])) == {"a"}
    assert references.table(here, others[0], "service").unpublished == 1


@on_both_engines
def test_what_stopped_in_the_middle_is_gone_on_with_and_nothing_is_done_twice(here, others, store, running):
    spread_id, person = spreading.prepare(here, "service", [service("a", "A", "物业缴费")], others, "", "陈主任", "origin"), Person("陈主任", MAINTAINER, "")
    spreading.start(here, spreading.find(here, spread_id))
    spreading.go_on(here, spreading.find(here, spread_id), person, most=2)
    assert sum(bool(running(each)) for each in others) == 2

    spreading.go_on(here, spreading.find(here, spread_id), person)

    assert [row["number"] for row in store.rows("select number from release")] == [1, 1, 1]


def test_of_two_who_look_on_the_slower_undoes_nothing(here, site, others, running):
    spread_id = spreading.prepare(here, "service", [service("a", "A", "物业缴费")], [others[0]], "", "陈主任", "origin")
    spreading.start(here, spreading.find(here, spread_id))
    spread, person = spreading.find(here, spread_id), Person("陈主任", MAINTAINER, "")
    spreading.publish_in(here, spread, person, others[0])
    references.publish_rows(here, others[0], "service", [service("a", "A", "缴费与开票")], "李文员")

    spreading.publish_in(here, spread, person, others[0])

    assert running(others[0])["a"].name_zh == "缴费与开票"


@on_both_engines
def test_an_editor_whose_region_was_made_smaller_neither_reads_nor_publishes_outside_it(person, here, site, others, running, colleague):
    references.publish_rows(here, site.id, "service", [service("a", "A", "物业缴费")], "陈主任")
    editor = colleague(EDITOR, [site.id, *others[:2]])
    address = editor.submit(f"/sites/{site.id}/services/spread", row=["a"], site=others[:2]).headers["Location"]

    accounts.change(here, "李文员", EDITOR, [site.id, others[1]], "陈主任")

    assert "碧湖苑" not in editor.soup(address).text and "翠庭" in editor.soup(address).text
    editor.submit(address)
    assert running(others[0]) == {} and running(others[1])
    assert (editor.soup(address).select_one("#not_theirs").text, editor.soup(address).select("#progress form")) == ("1", [])


def test_a_community_whose_rows_cannot_be_read_is_left_alone_and_named(person, here, site, others, store, running):
    references.publish_rows(here, site.id, "service", [service("a", "A", "物业缴费")], "陈主任")
    store.run("insert into landed (site_id, tbl, pk, device_id, src_seq, version, body, bucket) values (?, 'service', 's', 'd', 1, 1, '{}', 0)",
              others[0])

    address = spread(person, site, "services", row=["a"], all="1")

    assert running(others[0]) == {} and running(others[1])
    assert "碧湖苑" in person.soup(address).select_one("#progress").text


def test_prices_are_not_laid_over_a_list_that_head_office_never_saw(person, here, site, others, store, running):
    price = PriceRow(id="W1", kind="labour", name_zh="换水龙头", name_en="Tap", unit_zh="个", unit_en="piece", price_fen=5000)
    for each in (site.id, others[0]):
        references.publish_rows(here, each, "price", [price], "陈主任")
    store.run("insert into stream (site_id, device_id, incarnation, cursor, head, started_ms, last_hello_ms, complete_at) "
              "values (?, 'd', 'i', 1, '', 1, 1, 1)", others[1])

    address = spread(person, site, "prices", row=["W1"], all="1", valid_from="2027-01-01")

    assert [[row.valid_from for row in running(each, "price").values()] for each in others] == [["2027-01-01"], ["2027-01-01"], []]
    assert person.soup(address).select_one("#not_heard").text.strip() == "金港"


def test_homes_are_nobody_elses(person, site, others):
    assert person.get(f"/sites/{site.id}/units/spread").status_code == 404


def test_another_text_of_a_notice_is_another_version_there(here):
    there = [NoticeRow(id="n", number="N1", title="停水", body="明日停水。", version=4, issued_on="2026-11-21", effective_on="2026-11-22")]
    sent = [NoticeRow(id="m", number="N1", title="停水", body="后日停水。", issued_on="2026-11-21", effective_on="2026-11-22")]

    (row,) = spreading.laid_over(spreading.KINDS["notices"], there, sent, {"n": 4})

    assert (row.id, row.version, row.body) == ("n", 5, "后日停水。")


def test_a_row_that_was_off_there_comes_on_again_under_its_own_name():
    (row,) = spreading.laid_over(spreading.KINDS["services"], [service("old", "A", "旧", active=False)], [service("a", "A", "新")], {})

    assert (row.id, row.name_zh, row.active) == ("old", "新", True)


def test_a_name_that_means_nobody_is_said_and_nothing_is_prepared(person, here, site, others, page):
    references.publish_rows(here, site.id, "service", [service("a", "A", "物业缴费")], "陈主任")

    answer = person.submit(f"/sites/{site.id}/services/spread", row=["a"], names="碧湖苑\n翠婷")

    assert answer.status_code == 422
    assert "翠婷" in page(answer).select_one("#unknown").text
    assert not here.store.rows("select spread_id from spread")
