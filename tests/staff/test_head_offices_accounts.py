"""Accounts that head office keeps: who they are comes down, how they get in is the desk's (D-07, SEC-22)."""
from datetime import timedelta

import pytest

import cast
from kiosk.staff.codes import EntryCode
from kiosk.staff.models import Staff, first_code
from kiosk.staff.posts import POSTS, TRADES
from sync import reference
from sync.reference import StaffRow, Unfit

LING = StaffRow(id="1" * 32, account="ling", name="林玲", role="receptionist")
NEW_PASSWORD = "a-password-of-my-own"


@pytest.fixture
def manager(app, lan):
    lan.sign_in(cast.manager().account)
    return lan


@pytest.fixture
def code(manager, page):
    """The digits the manager reads from the page."""
    def code(account: str) -> str:
        staff = Staff.get(Staff.account == account)
        return page(manager.post(f"/desk/staff/{staff.id}/code")).select_one(".entry_code").text
    return code


def test_trades_and_posts_are_those_of_the_contract():
    assert set(TRADES) == set(reference.Trade.__args__)
    assert {"", *POSTS} == set(StaffRow.__annotations__["post"].__args__)


def test_nobody_gets_in_without_a_password(app, lan):
    cast.receptionist()
    Staff.take_release([LING])

    assert lan.sign_in("ling").status_code == 422
    assert Staff.known_by("ling", "") is None


def test_with_the_code_of_the_manager_somebody_sets_a_password_and_is_in(manager, code):
    Staff.take_release([LING])
    digits = code("ling")
    manager.post("/desk/sign-out")
    manager.start = "/desk/code"

    manager.post("/desk/code", {"account": "ling", "code": digits, "password": NEW_PASSWORD})

    assert manager.get("/desk/queue/").status_code == 200
    assert Staff.known_by("ling", NEW_PASSWORD)


def test_a_code_is_good_once_and_for_a_day(manager, code, hands):
    Staff.take_release([LING])
    used, old = code("ling"), None
    EntryCode.use("ling", used, NEW_PASSWORD)
    old = code("ling")
    hands.pass_by(timedelta(hours=25))

    for digits in (used, old):
        assert EntryCode.use("ling", digits, "another-password") is None
    assert Staff.known_by("ling", NEW_PASSWORD)


def test_guessing_a_code_is_stopped_after_five_tries(manager, code, lan):
    Staff.take_release([LING])
    digits = code("ling")
    for _ in range(5):
        lan.post("/desk/code", {"account": "ling", "code": "00000000", "password": NEW_PASSWORD})

    answer = lan.post("/desk/code", {"account": "ling", "code": digits, "password": NEW_PASSWORD})

    assert "五分钟" in answer.text and not Staff.get(Staff.account == "ling").has_password


def test_who_is_signed_in_keeps_working_and_the_password_stays(desk):
    Staff.take_release([StaffRow(id="2" * 32, account="qian", name="李倩", role="receptionist")])

    assert desk.get("/desk/queue/").status_code == 200
    assert Staff.known_by("qian", cast.PASSWORD)
    assert Staff.select().where(Staff.account == "qian").count() == 1


def test_who_is_missing_is_closed_and_out_but_not_deleted(desk):
    Staff.take_release([StaffRow(id="2" * 32, account="qian", name="李倩", role="receptionist")])

    Staff.take_release([LING])

    assert not Staff.get(Staff.account == "qian").active
    assert desk.get("/desk/queue/").status_code == 302


def test_accounts_the_desk_made_stay_the_desks(app):
    cast.receptionist()

    Staff.take_release([LING])

    assert Staff.get(Staff.account == "qian").active


def named(account, pk="5" * 32, **more):
    return StaffRow(id=pk, account=account, name="陈静", role="manager", **more)


def test_a_corrected_account_name_is_the_same_person_with_the_same_password(manager):
    chen = Staff.get(Staff.account == "chen")
    Staff.take_release([named("chen")])

    Staff.take_release([named("chen.jing")])

    (only,) = Staff.select()
    assert (only.id, only.account, only.active) == (chen.id, "chen.jing", True)
    assert Staff.known_by("chen.jing", cast.PASSWORD) and manager.get("/desk/staff").status_code == 200


def test_two_people_change_their_account_names(app):
    Staff.take_release([named("chen", "1"), named("ling", "2")])
    before = {staff.office_id: staff.id for staff in Staff.select()}

    Staff.take_release([named("ling", "1"), named("chen", "2")])

    assert {staff.office_id: (staff.id, staff.account) for staff in Staff.select()} == {
        "1": (before["1"], "ling"), "2": (before["2"], "chen")}


def test_a_name_that_is_free_again_makes_nobody_else_of_whoever_had_it(app):
    Staff.take_release([named("chen", "1")])

    Staff.take_release([named("chen.jing", "1"), named("chen", "2")])

    assert sorted((staff.office_id, staff.account) for staff in Staff.select()) == [("1", "chen.jing"), ("2", "chen")]


@pytest.mark.parametrize("ids", [("1", "2"), ("2", "1")])
def test_who_comes_back_in_another_row_has_the_account_of_before(app, ids):
    closed, back = ids
    Staff.take_release([named("chen", closed)])
    Staff.take_release([named("chen", closed, active=False)])

    Staff.take_release(sorted([named("chen", closed, active=False), named("chen", back)], key=lambda row: row.id))

    (only,) = Staff.select()
    assert only.active and only.office_id == back


@pytest.mark.parametrize("change", [{"role": "receptionist"}, {"active": False}])
def test_the_last_manager_cannot_be_taken_away(app, change):
    cast.manager()
    row = {"id": "3" * 32, "account": "chen", "name": "陈静", "role": "manager"}

    with pytest.raises(Unfit, match="last_manager"):
        Staff.take_release([StaffRow(**row | change), StaffRow(id="4" * 32, account="new", name="新经理", role="manager")])

    assert Staff.get(Staff.account == "chen").role == "manager" and Staff.get(Staff.account == "chen").active


def test_a_box_that_nobody_managed_takes_any_release_and_its_first_code_lets_the_named_manager_in(empty_app, lan):
    Staff.take_release([StaffRow(id="4" * 32, account="new", name="新经理", role="manager")])
    lan.start = "/desk/first"

    answer = lan.post("/desk/first", {"code": first_code(), "account": "new", "name": "新经理", "password": NEW_PASSWORD})

    assert answer.status_code == 303
    assert Staff.known_by("new", NEW_PASSWORD).by_office


def test_the_desk_does_not_close_or_move_what_head_office_keeps(manager, page):
    Staff.take_release([LING])
    ling = Staff.get(Staff.account == "ling")

    shown = page(manager.get("/desk/staff")).select_one(f"#staff_{ling.id}")
    assert "总部" in shown.text and not shown.select("form[action$=dismiss]")
    assert manager.post(f"/desk/staff/{ling.id}/dismiss").status_code == 409
    assert manager.post(f"/desk/staff/{ling.id}/post", {"post": "director"}).status_code == 409
