"""What somebody does here: an engineer's trades and the post by which return visits are made."""
import pytest

import cast
from kiosk import access
from kiosk.events import Event
from kiosk.staff.models import Staff


@pytest.fixture
def boss(app):
    cast.manager()
    browser = cast.Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in("chen")
    return browser


def wang() -> Staff:
    return Staff.get(Staff.account == "wang")


def test_a_manager_sets_the_trades_of_an_engineer_and_the_post(boss):
    staff = cast.engineer()

    answer = boss.post(f"/desk/staff/{staff.id}/post", {"trades": ["water", "heating"], "post": "leader"})

    assert answer.status_code == 303
    assert (wang().trades, wang().post) == (["water", "heating"], "leader")
    row = boss.page("/desk/staff").select_one(f"#staff_{staff.id}").text
    assert "水工" in row and "维修负责人" in row
    event = Event.get(Event.verb == "staff.appointed")
    assert event.facts == {"trades": ["water", "heating"], "post": "leader"}
    assert event.staff == Staff.get(Staff.account == "chen").id


def test_the_page_begins_with_what_is_set(boss):
    staff = cast.engineer()
    staff.appoint(["power"], "administrator")

    ticked = boss.page(f"/desk/staff/{staff.id}/post").select("[checked]")

    assert [box["value"] for box in ticked] == ["power", "administrator"]


def test_only_engineers_have_trades(boss):
    staff = cast.receptionist()

    assert boss.page(f"/desk/staff/{staff.id}/post").select("[name=trades]") == []
    boss.post(f"/desk/staff/{staff.id}/post", {"trades": ["water"], "post": "administrator"})
    staff = Staff.get_by_id(staff.id)
    assert (staff.trades, staff.post) == ([], "administrator")


@pytest.mark.parametrize("fields", [{"trades": ["magic"], "post": ""}, {"trades": [], "post": "king"}])
def test_what_is_not_on_the_page_is_refused(boss, fields):
    staff = cast.engineer()

    assert boss.post(f"/desk/staff/{staff.id}/post", fields).status_code == 409
    assert (wang().trades, wang().post) == ([], "")
