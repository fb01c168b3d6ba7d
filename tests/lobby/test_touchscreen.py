from datetime import timedelta

import pytest

from kiosk.lobby.models import HelpCall, Screen
from kiosk.queue.models import Ticket
from kiosk.site.models import Service


def test_home_shows_who_is_being_called(app, kiosk, page):
    Ticket.take(Service.get(Service.code == "A"), "k1", "zh_Hans", "")
    Ticket.call_next(counter=2)

    assert "A001 → 2 号窗口" in page(kiosk.get("/")).select_one(".calls").text


def test_home_is_drawn_again_when_services_open_or_close(kiosk, page):
    address = page(kiosk.get("/")).select_one("#lobby_state")["hx-get"]
    Service.update(closed_reason="午休").where(Service.code == "K").execute()

    assert kiosk.get(address, headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"


def test_language_size_and_contrast_last_until_the_end_of_the_session(kiosk, page):
    kiosk.post("/language", {"language": "en", "back": "/"})
    kiosk.post("/display-settings", {"size": "elder"})
    kiosk.post("/display-settings", {"contrast": "high"})
    during = page(kiosk.get("/")).html
    kiosk.post("/end")
    after = page(kiosk.get("/")).html

    assert (during["lang"], during["data-size"], during["data-contrast"]) == ("en", "elder", "high")
    assert (after["lang"], after["data-size"], after["data-contrast"]) == ("zh-Hans", "standard", "standard")


def test_the_way_back_after_choosing_a_language_stays_here(kiosk):
    for address in ("//attacker.example", "https://attacker.example", "/\\attacker.example", "/\t/attacker.example", "/\nx"):
        assert kiosk.post("/language", {"language": "en", "back": address}).location == "/"


def test_values_outside_the_lists_change_nothing(kiosk, page):
    kiosk.post("/display-settings", {"size": "<script>", "contrast": "x"})
    kiosk.post("/language", {"language": "../../etc"})

    assert page(kiosk.get("/")).html["data-size"] == "standard"


def test_help_reaches_the_desk_without_saying_more_than_where(app, kiosk, desk):
    kiosk.post("/help", {"page": "queue.choose"})

    assert HelpCall.get().page == "queue.choose"
    assert "需要帮忙" in desk.get("/desk/status").text


def test_asking_again_shortly_after_is_the_same_call(kiosk, hands):
    kiosk.post("/help", {"page": "lobby.home"})
    kiosk.post("/help", {"page": "lobby.home"})
    assert HelpCall.select().count() == 1

    hands.pass_by(timedelta(seconds=21))
    kiosk.post("/help", {"page": "lobby.home"})
    assert HelpCall.select().count() == 2


def test_the_visitor_learns_what_became_of_the_call(kiosk, hands, desk):
    kiosk.post("/help", {"page": "lobby.home"})
    assert "请稍候" in kiosk.get("/help/state").text

    hands.pass_by(timedelta(seconds=61))
    assert "请直接到前台" in kiosk.get("/help/state").text

    desk.post(f"/desk/help/{HelpCall.get().id}/answer")
    assert "马上就到" in kiosk.get("/help/state").text


def test_a_page_name_that_does_not_exist_is_not_stored(kiosk):
    kiosk.post("/help", {"page": "我的手机号是13812341234"})

    assert HelpCall.get().page == "lobby.home"


@pytest.fixture
def keeper(app):
    import cast
    from kiosk import access
    browser = cast.Browser(app, access.LAN, "/desk/sign-in")
    browser.sign_in(cast.maintainer().account)
    return browser


def test_calibration_opens_from_the_desk_only(kiosk, keeper):
    assert kiosk.get("/calibration").status_code == 410

    keeper.post("/desk/screens/calibration")

    assert kiosk.get("/calibration").status_code == 200


def test_a_measured_screen_draws_in_its_own_millimetres(kiosk, keeper):
    assert "3.200px" in kiosk.get("/device.css").text
    keeper.post("/desk/screens/calibration")

    kiosk.post("/calibration", {"px_per_mm": "4.03", "floor_mm": "650"})

    assert "--mm: 4.030px" in kiosk.get("/device.css").text
    assert Screen.here().is_calibrated


def test_a_measure_nobody_can_mean_is_refused_and_kept_in_the_form(kiosk, keeper):
    keeper.post("/desk/screens/calibration")

    answer = kiosk.post("/calibration", {"px_per_mm": "400", "floor_mm": "650"})

    assert answer.status_code == 422
    assert "请填 1 到 20" in answer.text
