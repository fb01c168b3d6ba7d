"""A new box in place of an old one: the code says so, and the old one ends when the new one first speaks."""
import re

import pytest

from sync.client import enrol
from sync.line import SyncError
from sync.messages import Facts
from sync.office.boxes import devices, standing
from tests.sync.conftest import DAY_MS, Desk, on_both_engines

CODE = re.compile(r'id="code">([^<]+)<')


@pytest.fixture
def code_for(person, site):
    """The code a maintainer is shown after saying what becomes of the box that is there."""

    def code_for(**choice) -> str:
        answer = person.submit(f"/sites/{site.id}/boxes/new", **choice)
        return CODE.search(person.get(answer.headers["Location"]).get_data(as_text=True))[1]

    return code_for


@pytest.fixture
def new_one(office_url, new_box, tmp_path):
    """A box of its own disk, enrolled with a code; it has not spoken yet."""
    desks = []

    def new_one(code: str, lane: str = "A"):
        desks.append(Desk(tmp_path / f"new{len(desks)}.db"))
        facts = Facts(app="0.5.0", lane=lane)
        return new_box(desks[-1], token=enrol(office_url, code, facts).token, folder=f"new{len(desks)}", facts=lambda: facts)

    yield new_one
    for desk in desks:
        desk.database.close()


def speaks(box) -> bool:
    box.hang_up()
    try:
        box.sync_all()
    except SyncError as error:
        assert error.permanent
        return False
    return True


@on_both_engines
def test_the_old_box_works_until_the_new_one_first_speaks_and_is_shut_out_then(desk, box, code_for, new_one, store, enrolment):
    box.sync_all()

    new = new_one(code_for(replaces=enrolment.device_id))
    desk.take("A001")
    before = speaks(box)
    new.sync_all()

    assert (before, speaks(box), speaks(new)) == (True, False, True)
    assert new.status().shared_letters == ""
    [line] = store.rows("select who, subject from act where verb = 'box.replaced'")
    assert line == {"who": "陈主任", "subject": enrolment.device_id}


def test_a_box_that_was_replaced_is_waited_for_no_more(person, box, code_for, new_one, enrolment, clock, site):
    box.sync_all()
    clock.ms += 2 * DAY_MS
    person.sign_in()

    new_one(code_for(replaces=enrolment.device_id)).sync_all()

    assert person.soup("/silent").select("#silent tbody tr") == []
    assert "1 of 1" in person.soup("/?day=2026-11-22").select_one("#board_summary").text


@on_both_engines
def test_a_box_beside_another_ends_nothing(box, code_for, new_one):
    box.sync_all()

    new = new_one(code_for(replaces="beside"), lane="B")
    new.sync_all()

    assert speaks(box) and speaks(new)


def test_the_one_box_of_a_community_is_taken_to_be_replaced_and_of_two_somebody_says_which(person, site, enrolment, office_url, page):
    def ticked():
        return [each["value"] for each in person.soup(f"/sites/{site.id}/boxes/new").select("#new_code input[checked]")]

    of_one = ticked()
    enrol(office_url, site.code(), Facts(lane="B"))

    assert (of_one, ticked()) == ([enrolment.device_id], [])
    unanswered = person.submit(f"/sites/{site.id}/boxes/new")
    assert (unanswered.status_code, len(page(unanswered).select("#field_replaces .field__error"))) == (422, 1)


def test_the_box_of_another_community_is_not_replaced(person, here, site, enrolment, store):
    other = devices.open_site(here, "翠园小区")

    assert person.submit(f"/sites/{other}/boxes/new", replaces=enrolment.device_id).status_code == 422
    assert store.first("select count(*) as n from enrolment where site_id = ?", other)["n"] == 0


def test_a_community_without_a_box_is_asked_nothing(person, here, code_for, site):
    assert person.soup(f"/sites/{site.id}/boxes/new").select("#field_replaces") == []
    assert code_for().startswith(site.id.upper())


@on_both_engines
def test_a_box_that_is_enrolled_anew_in_its_own_place_sends_all_again_and_is_no_sign_that_head_office_forgot(
        desk, box, code_for, new_box, office_url, enrolment, here, landed):
    desk.take("A001")
    box.sync_all()

    again = new_box(desk, token=enrol(office_url, code_for(replaces=enrolment.device_id), Facts()).token, folder="again")
    again.sync_all()

    assert set(landed("ticket")) == {"ticket-A001"} and not speaks(box)
    assert standing.restored(here) is None
