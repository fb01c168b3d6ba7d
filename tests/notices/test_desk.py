"""The desk's pages: issuing, finding a unit, putting a notice on the screen and taking it back."""
import json

import cast
import pytest
from cast import HTMX

from kiosk.notices.models import Notice
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.site.models import Unit

STROKES = [[[20.5, 30, 0, 0.5], [120, 32.5, 40, 0.6], [180, 60, 95, 0.4]], [[100, 20, 300, 0.5], [98.5, 90, 420, 0.7]]]
DRAWN = json.dumps({"width": 300, "height": 120, "strokes": STROKES})


@pytest.fixture
def notice(hands, desk) -> Notice:
    return cast.issued_notice()


def the_unit() -> Unit:
    return Unit.get(Unit.building == "1栋", Unit.room == "1102")


def push(desk, notice, **options):
    return desk.post(f"/desk/notices/{notice.id}/units/{the_unit().id}/offer", {"method": "known"}, **options)


def test_a_notice_is_issued_with_its_number(desk, notice, page):
    assert page(desk.get("/desk/notices")).select_one(f"#notice_{notice.id}").text.split()[0] == "N2026-001"


def test_a_unit_is_found_by_part_of_its_name(desk, notice, page):
    found = page(desk.get(f"/desk/notices/{notice.id}/recipients?find=1栋1单元11"))

    assert [link.text.strip() for link in found.select(".units__one")] == ["1单元1102"]


def test_signs_of_a_search_are_taken_as_they_are(desk, notice, page):
    assert not page(desk.get(f"/desk/notices/{notice.id}/recipients?find=%25")).select(".units__one")


def test_pushing_it_shows_where_it_stands(desk, notice, page):
    answer = page(push(desk, notice, headers=HTMX))

    assert answer.select_one("#signing_screen .screen-state")["data-state"] == "offered"
    assert SigningSession.get().staff is not None


def test_a_second_push_is_told_why_not(desk, notice):
    push(desk, notice)

    assert push(desk, notice, headers=HTMX).status_code == 409


def test_it_can_be_taken_back(desk, notice, page):
    push(desk, notice)

    answer = page(desk.post(f"/desk/notices/screen/{SigningSession.get().id}/withdraw", headers=HTMX))

    assert answer.select_one(".screen-state")["data-state"] == "withdrawn"


def test_the_desk_sees_how_far_the_person_has_read(desk, kiosk, notice, page):
    push(desk, notice)
    kiosk.post("/signing/open", {"offer": SigningSession.at(THIS_SCREEN).id})
    kiosk.get("/signing/pages/1")

    state = page(desk.get("/desk/notices/screen")).select_one(".screen-state")

    assert state["data-state"] == "reading"
    assert "1" in state.text


def test_signing_turns_the_unit_green(desk, kiosk, notice, page):
    push(desk, notice)
    kiosk.post("/signing/open", {"offer": SigningSession.at(THIS_SCREEN).id})
    kiosk.get("/signing/pages/1")
    kiosk.post("/signing/relation", {"relation": "owner"})
    kiosk.get("/signing/pad")
    kiosk.post("/signing/pad", {"strokes": DRAWN})
    kiosk.post("/signing/confirm")

    signed = page(desk.get(f"/desk/notices/{notice.id}")).select(".units__one[data-state=signed]")

    assert [link["href"].rsplit("/", 1)[1] for link in signed] == [the_unit().id]


def test_the_unit_page_names_the_owner_masked_only(desk, notice):
    shown = desk.get(f"/desk/notices/{notice.id}/units/{the_unit().id}").text

    assert "张**" in shown and "张三丰" not in shown


def test_notices_are_the_desks_business_alone(kiosk, lan, notice):
    assert kiosk.get("/desk/notices").status_code == 404
    assert lan.get("/desk/notices").status_code == 302


def test_a_unit_is_found_by_its_short_name(desk, notice, page):
    assert len(page(desk.get(f"/desk/notices/{notice.id}/recipients?find=1-1-1102")).select(".units__one")) == 1


def test_nothing_is_written_down_for_a_home_that_has_signed(desk, notice, page):
    address = f"/desk/notices/{notice.id}/units/{the_unit().id}"
    chase = f"[href='/desk/notices/{notice.id}/chase/{notice.recipient(the_unit()).id}']"
    assert page(desk.get(address)).select_one(chase)

    notice.recipient(the_unit()).take("signed", "R1")

    assert not page(desk.get(address)).select_one(chase)


def test_one_row_of_buttons_serves_all_that_is_open_or_this_one_alone(desk, notice, page):
    cast.issued_notice()
    address = f"/desk/notices/{notice.id}/units/{the_unit().id}"
    all_of_them, this_one = (page(desk.get(f"{address}{which}")).select(".methods form") for which in ("", "?sitting=one"))

    assert len(all_of_them) == len(this_one) == 5
    assert all(form.select_one("[name=all]") for form in all_of_them) and not any(form.select_one("[name=all]") for form in this_one)


def test_departments_are_counted_apart_from_homes_and_have_their_row(desk, page):
    notice = cast.issued_notice(recipients=["1栋/1单元/1102", "@engineering"])

    links = page(desk.get(f"/desk/notices/{notice.id}/chase")).select("#chase tbody a")
    rows = [desk.get(link["href"]) for link in links]

    assert [row.status_code for row in rows] == [200, 200] and all("1 户、1 个部门" in row.text for row in rows)
    assert [bool(page(row).select_one("hot-keys.order-acts")) for row in rows] == [True, False]
    assert page(desk.get("/desk/registers")).select_one(f"#missing a[href='/desk/notices/{notice.id}']")
