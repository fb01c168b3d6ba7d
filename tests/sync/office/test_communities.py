"""Communities are added once, asked about before they or their boxes end, and called something else or closed without losing a row."""
import pytest

from sync.client import Facts, enrol
from sync.line import SyncError
from sync.office.board.reckoner import Reckoner
from sync.office.boxes import communities
from sync.office.people.roles import VIEWER
from tests.sync.conftest import TODAY, on_both_engines


def names(person) -> list[str]:
    return [each.text for each in person.soup("/").select("#communities tbody th")]


def taken_by_all(person) -> str:
    return person.soup(f"/?day={TODAY}").select_one("[data-tile=taken] dd").text.strip()


def presses(page) -> list[str]:
    return [form["action"] for form in page.select("#question form")]


def test_a_code_is_shown_on_one_look_and_reloading_adds_nothing(person, store):
    address = person.submit("/sites/new", name="江景一期").headers["Location"]

    first, second = person.soup(address), person.soup(address)

    (site,) = store.rows("select site_id from site")
    code = first.select_one("#code").text
    assert code.startswith(site["site_id"].upper() + "-")
    assert first.select_one("#command").text == f"qiantai enrol http://localhost {code}"
    assert second.select_one("#code") is None and second.select_one("#code_gone")
    assert store.first("select count(*) as n from enrolment")["n"] == 1


@on_both_engines
@pytest.mark.parametrize("name", ["锦绣花园", " 锦绣花园 "])
def test_no_two_communities_have_one_name(person, page, here, site, name):
    answer = person.submit("/sites/new", name=name)

    assert answer.status_code == 422
    assert page(answer).select_one("#field_name .field__error")
    assert communities.add(here, name, "陈主任") is None
    assert len(names(person)) == 1


@on_both_engines
def test_a_community_is_renamed_where_it_is_shown_and_the_log_says_what_it_was_called(person, here, site):
    other = communities.add(here, "翠园小区", "陈主任")

    assert person.submit(f"/sites/{site.id}/name", name="翠园小区").status_code == 422
    assert person.submit(f"/sites/{site.id}/name", name="锦绣花园二期").status_code == 303

    assert sorted(names(person)) == ["翠园小区", "锦绣花园二期"]
    assert here.store.first("select subject, purpose from act where verb = 'site.renamed'") == {"subject": "锦绣花园二期", "purpose": "锦绣花园"}
    assert other


@on_both_engines
def test_a_closed_community_leaves_the_lists_and_keeps_its_rows_and_comes_back(person, here, site, desk, box, enrolment, office_url):
    desk.take("A001")
    box.sync_all()
    code = site.code()
    assert presses(person.soup(f"/sites/{site.id}/close")) == [f"/sites/{site.id}/close"]

    person.submit(f"/sites/{site.id}/close")

    assert (names(person), person.soup("/dailies").select(f"a[href*='{site.id}']"), person.soup("/silent").select("tbody tr")) == ([], [], [])
    assert person.soup("/closed").select_one("#closed tbody th").text == "锦绣花园"
    assert person.soup(f"/sites/{site.id}").select_one("#closed")
    assert here.store.first("select count(*) as n from landed where tbl = 'ticket'")["n"] == 1
    for refused in (box.sync_all, lambda: enrol(office_url, code, Facts())):
        with pytest.raises(SyncError):
            refused()

    person.submit(f"/sites/{site.id}/open-again", on=f"/sites/{site.id}")
    desk.take("A002")
    box.sync_all()

    assert names(person) == ["锦绣花园"]
    assert here.store.first("select count(*) as n from landed where tbl = 'ticket'")["n"] == 2
    verbs = [row["verb"] for row in here.store.rows("select verb from act where site_id = ? order by number", site.id)]
    assert verbs == ["site.closed", "site.opened_again"]


@on_both_engines
def test_the_company_is_summed_anew_without_a_community_that_was_closed(person, here, site, desk, box):
    communities.add(here, "翠园小区", "陈主任")
    desk.take("A001")
    box.sync_all()
    reckoner = Reckoner(here)
    while reckoner.one_turn():
        pass
    with_it = taken_by_all(person)

    person.submit(f"/sites/{site.id}/close")

    assert (with_it, taken_by_all(person)) == ("1", "no data")


@pytest.mark.parametrize("act", ["revoke", "lost"])
def test_a_box_is_asked_about_before_it_ends(person, store, site, enrolment, act):
    address = f"/sites/{site.id}/boxes/{enrolment.device_id}/{act}"
    assert person.soup(f"/sites/{site.id}").select_one(f"a[data-act={act}]")["href"] == address

    question = person.soup(address)

    assert presses(question) == [address]
    assert store.first("select revoked_ms from device")["revoked_ms"] is None
    person.submit(address)
    assert store.first("select revoked_ms from device")["revoked_ms"]


def test_an_account_is_asked_about_before_it_is_removed(person, colleague, store):
    colleague(VIEWER)
    address = "/accounts/李文员/remove"

    question = person.soup(address)

    assert "李文员" in question.select_one("#question h1").text
    assert len(presses(question)) == 1
    assert store.first("select count(*) as n from account")["n"] == 2
    person.submit(address)
    assert store.first("select count(*) as n from account")["n"] == 1
