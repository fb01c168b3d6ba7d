"""The pages of return visits: who sees what, the form, and the month."""
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

import cast
from kiosk import access
from kiosk.events import Event
from kiosk.followups.alarms import ChargeAlarm
from kiosk.followups.models import FollowUp
from kiosk.followups.rectifying import Rectification
from kiosk.followups.reviews import MonthReview
from kiosk.followups.visits import ReturnVisit
from kiosk.repairs.models import Order
from kiosk.repairs.states import THE_CLIENT
from tests.followups.conftest import in_post

AT_THE_DOOR = {"channel": "door", "seen": "seen", "spoken_to": "owner", "service": "5", "paid": "paid", "amount": "80.50", "signed": "paper"}
SIGNED = '{"width":300,"height":100,"strokes":[[[10,10,0,0.5],[90,40,20,0.5]]]}'


@pytest.fixture
def sign_in(app):
    def sign_in(staff) -> cast.Browser:
        browser = cast.Browser(app, access.LAN, "/desk/sign-in")
        browser.sign_in(staff.account)
        return browser

    return sign_in


@pytest.fixture
def leader(sign_in, people):
    return sign_in(people["leader"])


@pytest.fixture
def manager(sign_in, app):
    return sign_in(cast.manager())


def _path(order) -> str:
    return f"/desk/visits/{FollowUp.of(order).id}"


def _read(answer) -> BeautifulSoup:
    return BeautifulSoup(answer.text, "html.parser")


def test_an_engineer_without_a_post_has_no_return_visits(app, lan, finish, people):
    order = finish()
    lan.sign_in("wang")

    assert {lan.get(path).status_code for path in ("/desk/visits", _path(order))} == {403}
    assert lan.post(_path(order), AT_THE_DOOR).status_code == 403
    assert "回访" not in lan.page("/desk/password").select_one(".desk__header").text


def test_the_leader_finds_the_way_there(leader):
    assert leader.page("/desk/visits").select_one(".desk__pages a[href='/desk/visits']")


def test_own_visits_come_first_in_the_list(sign_in, people, finish):
    orders = [finish() for _ in range(3)]
    posts = [FollowUp.of(order).post for order in orders]
    rows = sign_in(people["administrator"]).page("/desk/visits").select("#due > li")

    assert "administrator" in posts[1:]
    assert [row.has_attr("data-mine") for row in rows] == [True, False, False]


def test_a_visit_is_recorded_at_the_door(leader, paid):
    order = paid()
    answer = leader.post(_path(order), AT_THE_DOOR)

    assert answer.status_code == 303
    assert Order.get_by_id(order.id).state == "closed"
    assert "80.50" in leader.page(_path(order)).select_one("#answers").text


def test_a_signature_is_drawn_on_the_phone(leader, paid):
    order = paid()
    leader.post(_path(order), AT_THE_DOOR | {"signed": "ink", "strokes": SIGNED})

    assert ReturnVisit.of(order).ink.width == 300
    assert leader.page(_path(order)).select_one("#answers svg")


@pytest.mark.parametrize("wrong, sentence", [
    ({"channel": ""}, "请选择"),
    ({"channel": "phone", "signed": "by_phone"}, "为什么没有上门"),
    ({"channel": "phone", "seen": "not_home", "signed": "paper"}, "电话回访没有签名"),
    ({"amount": "很多"}, "80.50"),
    ({"amount": ""}, "80.50"),
    ({"signed": "ink"}, "在下面签名"),
    ({"service": "9"}, "请选择"),
    ({"service": "2"}, "不满意"),
    ({"problems": ["other"]}, "是什么问题"),
    ({"problem": "还在滴水"}, "问题的种类"),
    ({"problems": ["arson"]}, "标出"),
    ({"opinion": "好" * 501}, "500"),
    ({"signed": "ink", "strokes": "{"}, "再写一次"),
])
def test_a_mistake_is_said_and_what_was_typed_is_kept(leader, paid, wrong, sentence):
    order = paid()
    answer = leader.post(_path(order), AT_THE_DOOR | {"explained": "已当面说明"} | ({"explained": ""} if "service" in wrong else {}) | wrong)
    page = _read(answer)

    assert (answer.status_code, ReturnVisit.select().count()) == (422, 0)
    assert sentence in page.select_one(".visit-form").text
    assert page.select_one("[name=spoken_to][value=owner]").has_attr("checked")
    assert page.select_one("[name=amount]")["value"] == wrong.get("amount", "80.50")


def test_nothing_paid_so_far_needs_no_amount(leader, finish):
    order = finish()
    leader.post(_path(order), AT_THE_DOOR | {"paid": "unpaid", "amount": ""})

    assert (ReturnVisit.of(order).named_fen, ChargeAlarm.select().count()) == (0, 0)


def test_the_address_is_shown_to_whoever_goes_and_the_look_is_put_down(leader, desk, paid):
    order = paid()
    assert order.place not in leader.page(_path(order)).text
    shown = _read(leader.post(f"{_path(order)}/reveal"))

    assert (shown.select_one("#place").text, shown.select_one("#phone").text) == (order.place, order.phone)
    assert Event.select().where(Event.verb == "order.revealed").count() == 2
    assert desk.post(f"{_path(order)}/reveal").status_code == 403


def test_a_receptionist_sees_but_does_not_record(desk, finish, people):
    order = finish()

    assert desk.page(_path(order)).select_one("#why_not")
    assert desk.post(_path(order), AT_THE_DOOR).status_code == 409
    assert desk.post("/desk/visits/review", {"month": "2026-11"}).status_code == 403


def test_a_manager_gives_a_visit_to_another_post(manager, finish, people):
    order = finish()
    assert manager.post(f"{_path(order)}/post", {"post": "director", "reason": "client"}).status_code == 303

    assert FollowUp.of(order).post == "director"
    assert "客户要求" in manager.page(_path(order)).text


def test_managers_see_the_alarm_on_every_page_until_it_is_explained(manager, desk, finish, visit):
    order = finish()
    visit(order, named_fen=8050)
    assert order.number in manager.page("/desk/status").text
    assert order.number not in desk.page("/desk/status").text

    alarm = ChargeAlarm.get()
    assert manager.post(f"/desk/visits/alarms/{alarm.id}", {"note": "查" * 501}).status_code == 422
    manager.post(f"/desk/visits/alarms/{alarm.id}", {"note": "客户记错"})

    assert order.number not in manager.page("/desk/status").text
    assert "客户记错" in manager.page(_path(order)).select_one("#alarm").text


def test_a_notice_stands_in_the_list_until_it_is_handed_over(leader, desk, paid):
    order = paid()
    leader.post(_path(order), AT_THE_DOOR | {"problems": ["again"]})
    notice = Rectification.get()
    assert desk.page("/desk/visits").select_one(f"#rectification_{notice.id}")

    assert desk.post(f"/desk/visits/notices/{notice.id}/paper").status_code == 303
    assert desk.post(f"/desk/visits/notices/{notice.id}/given").status_code == 303

    assert not desk.page("/desk/visits").select_one(f"#rectification_{notice.id}")


def test_the_repairer_in_a_post_reads_no_words_about_the_own_repair_and_takes_no_notice_alone(sign_in, paid, people, visit, desk):
    order = paid(by=people["leader"])
    visit(order, problems=["again"], service=1, words={"opinion": "别告诉他", "problem": "又漏水", "explained": "已说明"})
    repairer = sign_in(people["leader"])

    shown = repairer.page(_path(order))
    assert "故障" in shown.select_one("#answers").text and "不向您显示" in shown.text
    assert not any(words in shown.text for words in ("别告诉他", "又漏水", "已说明"))
    assert not shown.select("form[action$='/given']")
    assert repairer.post(f"/desk/visits/notices/{Rectification.get().id}/given").status_code == 409
    assert Rectification.get().given_at is None and "别告诉他" in desk.page(_path(order)).text


def test_a_visit_from_before_the_work_was_done_once_more_says_so(desk, finish, visit, engineer, hands):
    order = finish()
    visit(order, named_fen=0)
    order = Order.get_by_id(order.id)
    order.send_back(by=THE_CLIENT)
    assert not desk.page(_path(order)).select("#outdated")
    hands.pass_by(timedelta(hours=1))
    order.resume(by=engineer)
    order.finish(8050, is_cleared=True, by=engineer)

    assert "再次" in desk.page(_path(order)).select_one("#outdated").text


def test_the_month_says_what_is_missing_while_it_can_still_be_mended(manager, finish, people, visit):
    orders = [finish() for _ in range(10)]
    for order in orders:
        if FollowUp.of(order).post == "leader":
            visit(order, named_fen=0)
    page = manager.page("/desk/visits")

    assert "10" in page.select_one("#month_figures").text and "60 %" in page.select_one("#month_figures").text
    assert [row["data-state"] for row in page.select("#floors tbody tr")] == ["short", "short", "kept"]
    assert "本月还差 3 次管理员回访" in page.select_one("[data-post=administrator]").text


def test_another_month_is_chosen(manager, finish, people):
    finish()

    assert "0" in manager.page("/desk/visits?month=2026-10").select_one("#month_figures dd").text
    assert manager.page("/desk/visits?month=2099-01").select_one("#month_title").text == "2026-11"
    assert manager.page("/desk/visits?month=0001-01").select_one("#month_title").text == "2000-01"
    assert manager.page("/desk/visits?month=rubbish").select_one("#month_title").text == "2026-11"


def test_a_manager_has_looked_at_the_month_until_its_figures_change(manager, finish, people):
    finish()
    manager.post("/desk/visits/review", {"month": "2026-11"})
    assert manager.page("/desk/visits").select_one("#review")["data-kind"] == "ok"

    finish()

    assert not manager.page("/desk/visits").select_one("#review").has_attr("data-kind")
    assert MonthReview.select().count() == 1


def test_where_nobody_has_a_post_the_page_says_so(desk):
    assert "还没有人负责回访" in desk.page("/desk/visits").text
    in_post("director")
    assert "还没有人负责回访" not in desk.page("/desk/visits").text
