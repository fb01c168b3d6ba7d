"""Services, units and notices as head office edits and publishes them."""
import msgspec
import pytest

from sync.office.standards import references
from sync.reference import ServiceRow, UnitRow
from tests.sync.conftest import on_both_engines

SERVICE = {"code": "A", "name_zh": "物业缴费", "opens": "08:30", "closes": "17:30", "mean_minutes": "5", "active": "y"}
UNIT = {"building": "1 栋", "entrance": "2 单元", "floor": "3", "room": "301", "active": "y"}
NOTICE = {"number": "N2026-031", "title": "停水通知", "body": "明日 8 时停水。", "issued_on": "2026-11-21",
          "effective_on": "2026-11-22", "recipients": "1 栋，2 栋", "active": "y"}


@pytest.fixture
def at(person, site):
    """Opens and posts under one community's address."""

    class At:
        def soup(self, path):
            return person.soup(f"/sites/{site.id}/{path}")

        def submit(self, path, on="", **fields):
            return person.submit(f"/sites/{site.id}/{path}", on=on and f"/sites/{site.id}/{on}", **fields)

        def publish(self, kind, **fields):
            seen = self.soup(f"{kind}/preview").select_one("#publish [name=seen]")["value"]
            return self.submit(f"{kind}/publish", on=f"{kind}/preview", **{"seen": seen} | fields)

    return At()


def only_row(soup, kind):
    (row,) = soup.select(f"#{kind} tbody tr")
    return row


@pytest.mark.parametrize(("kind", "fields", "shown"), [
    ("services", SERVICE, "物业缴费"), ("units", UNIT, "301"), ("notices", NOTICE, "停水通知")])
def test_a_row_is_added_and_published(at, kind, fields, shown):
    assert at.submit(f"{kind}/new", **fields).status_code == 303
    assert "not published yet" in only_row(at.soup(kind), kind).text

    at.publish(kind)

    soup = at.soup(kind)
    assert shown in only_row(soup, kind).text
    assert "on its way to the box" in only_row(soup, kind).text
    assert "Release 1" in soup.select_one("#release").text and "陈主任" in soup.select_one("#release").text


@pytest.mark.parametrize(("kind", "fields", "wrong", "field"), [
    ("services", SERVICE, {"code": "O"}, "code"),
    ("services", SERVICE, {"opens": "8.30"}, "opens"),
    ("services", SERVICE, {"closes": "08:00"}, "closes"),
    ("services", SERVICE, {"mean_minutes": "0"}, "mean_minutes"),
    ("services", SERVICE, {"mean_minutes": "viel"}, "mean_minutes"),
    ("services", SERVICE, {"name_zh": "  "}, "name_zh"),
    ("services", SERVICE, {"name_zh": "长" * 41}, "name_zh"),
    ("units", UNIT, {"room": ""}, "room"),
    ("notices", NOTICE, {"effective_on": "22.11.2026"}, "effective_on"),
    ("notices", NOTICE, {"body": "x" * 20_001}, "body"),
])
def test_a_mistake_is_said_beside_its_field_and_the_input_is_kept(at, page, kind, fields, wrong, field):
    answer = at.submit(f"{kind}/new", **fields | wrong)

    soup = page(answer)
    assert answer.status_code == 422
    assert soup.select_one(f"#field_{field} .field__error").text.strip()
    kept = "building" if kind == "units" else "number" if kind == "notices" else "code"
    assert soup.select_one(f"#{kept}")["value"] == (fields | wrong)[kept]


def test_two_services_cannot_have_one_letter(at):
    at.submit("services/new", **SERVICE)

    assert at.submit("services/new", **SERVICE | {"name_zh": "维修"}).status_code == 422


def test_whoever_saves_a_letter_that_a_colleague_saved_a_moment_before_is_told(office, site):
    here, fields = office.extensions["office"], {"code": "A", "opens": "08:30", "closes": "17:30", "mean_minutes": 5}

    assert references.add(here, site.id, "service", ServiceRow(id="1", name_zh="物业缴费", **fields), "陈主任")
    assert not references.add(here, site.id, "service", ServiceRow(id="2", name_zh="维修登记", **fields), "李文员")
    assert not references.add(here, site.id, "service", ServiceRow(id="1", name_zh="维修登记", **fields), "李文员")
    assert [row.name_zh for row in references.table(here, site.id, "service").rows] == ["物业缴费"]


def test_fields_nobody_asked_for_are_ignored(at, store):
    at.submit("services/new", **SERVICE, id="chosen", site_id="other")

    (row,) = store.rows("select site_id, pk from draft")
    assert row["pk"] != "chosen" and row["site_id"] != "other"


def test_another_text_than_the_published_one_is_another_version(at):
    at.submit("notices/new", **NOTICE)
    at.publish("notices")
    row_id = only_row(at.soup("notices"), "notices")["id"].removeprefix("row_")

    at.submit(f"notices/{row_id}/edit", **NOTICE | {"recipients": ""})
    assert "version 1" in only_row(at.soup("notices"), "notices").text
    at.submit(f"notices/{row_id}/edit", **NOTICE | {"body": "后日 8 时停水。"})

    assert "version 2" in only_row(at.soup("notices"), "notices").text


def test_a_saved_row_comes_back_into_its_form(at):
    at.submit("notices/new", **NOTICE)
    row_id = only_row(at.soup("notices"), "notices")["id"].removeprefix("row_")

    form = at.soup(f"notices/{row_id}/edit")

    assert form.select_one("#effective_on")["value"] == "2026-11-22"
    assert form.select_one("#recipients")["value"] == "1 栋、2 栋"
    assert form.select_one("#body").text.strip() == NOTICE["body"]


@on_both_engines
def test_rows_of_the_box_are_listed_and_kept_by_the_first_release(at, desk, box, office_url):
    desk.database.execute_sql("alter table service add column opens text default '08:30'")
    desk.database.execute_sql("alter table service add column closes text default '17:30'")
    desk.database.execute_sql("alter table service add column mean_minutes integer default 5")
    desk.Service.create(id="s1", code="B", name_zh="维修登记")
    box.sync_all()
    assert "the community's own" in only_row(at.soup("services"), "services").text

    at.submit("services/new", **SERVICE)
    at.publish("services")
    box.sync_all()
    box.sync_all()

    assert {row.name_zh for row in desk.Service.select().where(desk.Service.active)} == {"维修登记", "物业缴费"}
    assert at.soup("services").select_one("#arrivals [data-state=running]")


def test_rows_that_cannot_be_read_stop_a_release_that_would_close_them(at, desk, box):
    desk.Service.create(id="s1", code="B", name_zh="维修登记")
    box.sync_all()
    at.submit("services/new", **SERVICE)

    at.publish("services")

    soup = at.soup("services")
    assert "Never published" in soup.select_one("#release").text
    assert soup.select_one("#strange")


def test_an_empty_list_says_what_comes_next_and_a_search_that_nothing_was_found(at):
    assert "no box has told" in at.soup("services").select_one("#release").text
    assert "Add the first one" in at.soup("services").select_one("#services").text
    assert "called like this" in at.soup("services?q=Q").select_one("#services").text


@on_both_engines
def test_a_form_promises_no_more_than_it_does(at):
    assert at.soup("services/new").select_one("#opens")["placeholder"] == "08:30"
    words = at.soup("notices/new").select_one("#reference_form").text
    assert "once somebody publishes it" in words and "its notice board" in words


def test_publishing_without_a_change_makes_no_release(at, store):
    at.submit("services/new", **SERVICE)
    at.publish("services")
    assert not at.soup("services/preview").select("#publish")
    at.submit("services/publish", on="services/preview")

    assert store.first("select count(*) as n from release")["n"] == 1


def test_a_long_list_is_searched(at):
    for room in ("301", "302"):
        at.submit("units/new", **UNIT | {"room": room})

    assert "302" in only_row(at.soup("units?q=302"), "units").text


def test_homes_stand_in_the_order_of_their_numbers_and_a_long_list_has_pages(at, here, site):
    rows = [UnitRow(id=f"u{number}", building="1 栋", entrance="", floor=str(number), room=f"{number}01") for number in range(1, 203)]
    references.publish_rows(here, site.id, "unit", rows, "陈主任")

    first, second = at.soup("units"), at.soup("units?page=2")

    assert [row.th.text for row in first.select("#units tbody tr")][8:11] == ["901", "1001", "1101"]
    assert first.select_one("#pages [rel=next]") and [row.th.text for row in second.select("#units tbody tr")] == ["20101", "20201"]


def test_what_a_community_writes_itself_is_not_head_offices_to_publish(at, store, site):
    """Its drafts least of all: they would be open to sign on every box."""
    draft = {"id": "n1", "origin": "site", "state": "draft", "number": "N2026-001", "title": "草稿", "body": "", "issued_on": None}
    store.run("insert into landed (site_id, tbl, pk, device_id, src_seq, version, body, bucket) values (?, 'notice', 'n1', 'd', 1, 1, ?, 0)",
              site.id, msgspec.json.encode(draft).decode())

    assert not at.soup("notices").select("#strange, #row_n1")
