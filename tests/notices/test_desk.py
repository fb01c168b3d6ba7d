"""The desk's pages: issuing, finding a unit, putting a notice on the screen and taking it back."""
import cast
import pytest
from cast import HTMX

from kiosk.notices.models import Notice
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.site.models import Unit

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
    for _time in range(2):
        kiosk.post("/signing/pad", {"strokes": ""})
    kiosk.post("/signing/confirm")

    signed = page(desk.get(f"/desk/notices/{notice.id}")).select(".units__one[data-state=signed]")

    assert [link["href"].rsplit("/", 1)[1] for link in signed] == [the_unit().id]


def test_the_unit_page_names_the_owner_masked_only(desk, notice):
    shown = desk.get(f"/desk/notices/{notice.id}/units/{the_unit().id}").text

    assert "张**" in shown and "张三丰" not in shown


def test_notices_are_the_desks_business_alone(kiosk, lan, notice):
    assert kiosk.get("/desk/notices").status_code == 404
    assert lan.get("/desk/notices").status_code == 302
