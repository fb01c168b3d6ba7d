from datetime import timedelta

import pytest

import cast
from kiosk import access
from kiosk.staff.models import SignIn, Staff, first_code


def test_the_right_password_opens_the_desk(app, lan):
    cast.receptionist()

    lan.sign_in("qian")

    assert lan.get("/desk/queue/").status_code == 200


@pytest.mark.parametrize("account, password", [("qian", "wrong-password"), ("nobody", cast.PASSWORD)])
def test_wrong_and_unknown_get_the_same_answer(app, lan, account, password):
    cast.receptionist()

    answer = lan.sign_in(account, password)

    assert answer.status_code == 422
    assert "账号或密码不对" in answer.text


def test_guessing_is_stopped_after_five_tries_even_with_the_right_password(app, lan):
    cast.receptionist()
    for _ in range(5):
        lan.post("/desk/sign-in", {"account": "qian", "password": "guess"})

    answer = lan.post("/desk/sign-in", {"account": "qian", "password": cast.PASSWORD})

    assert answer.status_code == 422
    assert "五分钟" in answer.text


def test_an_old_cookie_is_worth_nothing_after_signing_out(app, desk):
    cookie = desk.client.get_cookie("qiantai_lan")
    desk.post("/desk/sign-out")
    desk.client.set_cookie("qiantai_lan", cookie.value)

    assert desk.get("/desk/queue/").status_code == 302


def test_a_closed_account_is_out_at_once(app, desk):
    Staff.get(Staff.account == "qian").dismiss()

    assert desk.get("/desk/queue/").status_code == 302


def test_a_sign_in_ends_after_twelve_idle_hours(app, hands, desk):
    hands.pass_by(timedelta(hours=13))

    assert desk.get("/desk/queue/").status_code == 302
    SignIn.forget_idle()
    assert SignIn.select().count() == 0


def test_there_is_no_account_before_the_first_code_is_used(app, lan):
    code = first_code()
    lan.start = "/desk/first"

    wrong = lan.post("/desk/first", {"code": "00000000", "account": "boss", "name": "陈静", "password": cast.PASSWORD})
    right = lan.post("/desk/first", {"code": code, "account": "boss", "name": "陈静", "password": cast.PASSWORD})

    assert (wrong.status_code, right.status_code) == (422, 303)
    assert "陈静" in wrong.text
    assert Staff.get().role == "manager"
    assert first_code() is None


def test_a_short_password_is_refused_beside_its_field_and_the_rest_is_kept(app, lan, page):
    lan.sign_in(cast.manager().account)

    answer = lan.post("/desk/staff", {"account": "xiao", "name": "小李", "role": "receptionist", "password": "short"})

    assert answer.status_code == 422
    shown = page(answer)
    assert "10" in shown.select_one("#password_errors").text
    assert shown.select_one("#name")["value"] == "小李"


def test_a_password_is_changed_by_who_knows_the_present_one(app, desk):
    wrong = desk.post("/desk/password", {"old": "guess", "password": "another-password", "again": "another-password"})
    right = desk.post("/desk/password", {"old": cast.PASSWORD, "password": "another-password", "again": "another-password"})

    assert (wrong.status_code, right.status_code) == (422, 303)
    assert Staff.known_by("qian", "another-password")


def test_passwords_are_not_kept_readable(app):
    staff = Staff.enlist("qian", "李倩", access.RECEPTIONIST, cast.PASSWORD)

    assert cast.PASSWORD not in staff.password_hash
    assert staff.password_hash.startswith("scrypt:32768:8:1$")


def test_the_first_code_may_be_typed_with_wide_digits(app, lan):
    wide = first_code().translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    lan.start = "/desk/first"

    assert lan.post("/desk/first", {"code": wide, "account": "boss", "name": "陈静", "password": cast.PASSWORD}).status_code == 303


def test_the_last_manager_stays(app, lan):
    boss = cast.manager()
    lan.sign_in(boss.account)

    assert lan.post(f"/desk/staff/{boss.id}/dismiss").status_code == 409
    assert Staff.get_by_id(boss.id).active


def test_an_account_that_is_taken_is_told_beside_the_form_and_the_rest_is_kept(app, lan):
    lan.sign_in(cast.manager().account)

    answer = lan.post("/desk/staff", {"account": "chen", "name": "小李", "role": "receptionist", "password": cast.PASSWORD})

    assert answer.status_code == 422
    assert "已存在" in answer.text and "小李" in answer.text
