"""The quiet way to ask for a manager from any page of the desk (HU-05)."""
from datetime import timedelta

import pytest

import cast
from kiosk import access, topics
from kiosk.desk.models import ManagerCall
from kiosk.events import Event
from kiosk.queue import keys
from kiosk.staff.models import Staff


@pytest.fixture
def qian(hands, desk):
    """A receptionist at window 2."""
    desk.post("/desk/queue/counters/2")
    return desk


@pytest.fixture
def boss(hands, app):
    cast.manager()
    browser = cast.Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in("chen")
    return browser


def said(browser) -> str:
    return browser.page("/desk/manager").select_one("#manager_call").text


def test_the_manager_reads_where_to_go_and_a_masked_name(qian, boss):
    qian.post("/desk/manager")

    banner = boss.page("/desk/status").select_one(".alarm").text
    assert "2 号窗口 李* 请您过去" in banner and "李倩" not in banner


@pytest.mark.parametrize("path", ["/desk/queue/", "/desk/repairs", "/paper", "/desk/password"])
def test_it_can_be_pressed_on_every_page_of_the_desk(qian, path):
    button = qian.page(path).select_one("#manager_call button")

    assert (button["data-key"], button.select_one("span").text) == ("Alt+m", "叫主管")


def test_without_scripts_the_caller_stays_on_the_page(qian):
    answer = qian.post("/desk/manager", {"back": "/desk/repairs"})

    assert (answer.status_code, answer.location) == (303, "/desk/repairs")


def test_the_answer_is_told_discreetly_and_for_a_while(qian, boss, hands):
    qian.post("/desk/manager")
    boss.post(f"/desk/manager/{ManagerCall.get().id}/answer")

    assert "主管已知道" in said(qian)
    assert boss.page("/desk/status").select(".alarm") == []
    hands.pass_by(timedelta(minutes=3))
    assert "主管已知道" not in said(qian)


def test_nobody_else_sees_the_call(qian, boss, app):
    cast.receptionist("yun")
    other = cast.Browser(app, access.LAN, "/desk/sign-in")
    other.sign_in("yun")

    qian.post("/desk/manager")

    assert other.page("/desk/status").select(".alarm") == []
    assert other.page("/desk/manager").select_one("#manager_call")["data-state"] == "free"


def test_pressed_twice_it_is_one_call(qian, boss):
    qian.post("/desk/manager")
    qian.post("/desk/manager")

    assert ManagerCall.select().count() == 1


def test_the_caller_takes_it_back_at_any_time(qian, boss, hands):
    qian.post("/desk/manager")
    hands.pass_by(timedelta(minutes=5))

    qian.post(f"/desk/manager/{ManagerCall.get().id}/withdraw")

    assert boss.page("/desk/status").select(".alarm") == []


def test_nobody_takes_back_the_call_of_another(qian, app):
    qian.post("/desk/manager")
    cast.receptionist("yun")
    other = cast.Browser(app, access.LAN, "/desk/sign-in")
    other.sign_in("yun")

    assert other.post(f"/desk/manager/{ManagerCall.get().id}/withdraw").status_code == 403
    assert ManagerCall.get().is_open


def test_a_call_that_nobody_answers_stays_and_is_marked_late(qian, boss, hands):
    qian.post("/desk/manager")
    hands.pass_by(timedelta(seconds=61))

    assert boss.page("/desk/status").select_one(".alarm")["data-state"] == "late"
    assert "还没有人答应" in said(qian)


def test_the_caller_is_told_when_no_manager_is_there(qian, hands):
    qian.post("/desk/manager")

    assert "没有主管在线" in said(qian)


def test_a_manager_who_closed_the_page_without_signing_out_is_not_there(qian, boss, hands):
    hands.pass_by(timedelta(minutes=7))

    qian.post("/desk/manager")

    assert "没有主管在线" in said(qian)


def test_who_called_and_from_which_window_is_put_down_and_nothing_of_the_visitor(qian, boss):
    qian.post("/desk/manager")
    boss.post(f"/desk/manager/{ManagerCall.get().id}/answer")

    called, answered = (Event.get(Event.verb == verb) for verb in ("manager.called", "manager.answered"))
    qians, chens = (Staff.get(Staff.account == account).id for account in ("qian", "chen"))
    assert (called.staff, called.place, called.facts) == (qians, "lan", {"window": 2})
    assert answered.staff == chens


def test_open_pages_hear_of_it_at_once(qian, boss):
    heard = []
    topics.listen(heard.append)

    qian.post("/desk/manager")

    assert heard == ["help"]


def test_a_manager_calls_nobody(boss):
    assert boss.page("/desk/queue/").select("#manager_call") == []
    assert boss.post("/desk/manager").status_code == 403


def test_the_key_can_be_changed_like_the_others(qian):
    keys.choose(Staff.get(Staff.account == "qian").id, {act: key for act, (_, key) in keys.ACTS.items()} | {keys.MANAGER: "z"})

    assert qian.page("/desk/queue/").select_one("#manager_call button")["data-key"] == "z"
