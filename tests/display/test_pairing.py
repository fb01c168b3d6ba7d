"""Pairing: the desk types the code that a TV shows, and only then the TV's word counts."""
from datetime import timedelta

import pytest

import cast
from kiosk import access, config, create_app
from kiosk.db import database
from kiosk.demo import community
from kiosk.display import screens
from kiosk.display.pairing import MOST_OPEN
from kiosk.display.screens import COOKIE
from kiosk.events import Event
from kiosk.queue.announcements import Announcement
from kiosk.queue.closings import ClosingNotice
from kiosk.queue.models import Ticket
from kiosk.queue.televisions import SEEN_EVERY, Television
from kiosk.site.models import Service
from tests.display.packs import make_pack


@pytest.fixture
def settings(settings):
    settings.demo = False
    return settings


@pytest.fixture
def tv(app, hands):
    """A browser in the lobby that nobody has paired, standing on the TV's page."""
    return at_the_tv(app)


@pytest.fixture
def pair(app, desk, page):
    """pair(tv) is what somebody at the desk does who reads the code from the picture."""
    def pair(tv, name="大厅东", **fields):
        return desk.post("/desk/tv/paired", {"code": code_on(tv), "name": name} | fields)
    return pair


def at_the_tv(app):
    browser = cast.Browser(app, access.LAN, "/display")
    browser.get("/display")
    return browser


def code_on(tv) -> str | None:
    shown = tv.page("/display/board").select_one(".tv__code")
    return shown and shown.text.split()[-1]


def reports(tv, path: str) -> int:
    token = tv.page("/display").select_one("voice-player")["csrf"]
    return tv.client.post(path, data={"csrf_token": token}, environ_overrides=tv.environ).status_code


def call() -> Announcement:
    Ticket.take(Service.get(Service.code == "A"), "one", "zh_Hans", "")
    Ticket.call_next(1)
    return Announcement.get()


@pytest.fixture
def due(app, settings):
    """A call and a closing notice that could be said."""
    make_pack(settings.home)
    ClosingNotice.create(ends="17:30", codes=["A"])
    return [f"/display/calls/{call().id}/played", f"/display/closings/{ClosingNotice.get().id}/played"]


def test_what_a_tv_nobody_has_paired_says_does_not_count(tv, due):
    assert [reports(tv, path) for path in due] == [403, 403]
    assert Announcement.get().played_at is ClosingNotice.get().played_at is None


def test_a_tv_nobody_has_paired_shows_calls_and_says_nothing(tv, due):
    screen = tv.page("/display/calls")

    assert "A001" in str(screen)
    assert [one["data-sounds"] for one in screen.select("template[data-due]")] == ["", ""]
    assert not screen.select("[data-played], [data-speaks]")


def test_the_word_of_a_paired_tv_counts(tv, pair, due):
    assert pair(tv).status_code == 303

    assert all(one["data-sounds"] and one["data-played"] for one in tv.page("/display/calls").select("template[data-due]"))
    assert [reports(tv, path) for path in due] == [204, 204]
    assert Announcement.get().played_at and ClosingNotice.get().played_at


def test_the_code_is_gone_once_the_tv_is_paired(tv, pair):
    pair(tv)

    assert code_on(tv) is None
    assert Television.get().name == "大厅东" and Event.about(f"television:{Television.get().id}").get().verb == "television.paired"


def test_two_tvs_show_two_codes_and_each_is_paired_by_its_own(app, tv, pair):
    other = at_the_tv(app)
    assert code_on(tv) != code_on(other)

    pair(tv)

    assert code_on(other) and reports(other, "/display/calls/1/played") == 403


def test_a_code_is_used_once(tv, pair, app):
    code = code_on(tv)
    pair(tv)

    assert pair(tv, code=code).status_code == 422
    assert Television.select().count() == 1


def test_after_ten_minutes_the_tv_shows_another_code_and_the_old_one_is_void(tv, pair, hands):
    old = code_on(tv)
    hands.pass_by(timedelta(minutes=10))

    assert pair(tv, code=old).status_code == 422
    assert code_on(tv)


@pytest.mark.parametrize("typed", ["{0} {1} {2} {3}", "　{0}{1}{2}{3}"])
def test_a_code_may_be_typed_as_input_methods_write_it(tv, pair, typed):
    wide = [chr(ord(digit) + 0xFEE0) for digit in code_on(tv)]

    assert pair(tv, code=typed.format(*wide)).status_code == 303


def test_guessing_is_stopped_after_five_codes(tv, pair):
    right = code_on(tv)
    wrong = f"{(int(right) + 1) % 10_000:04d}"

    assert [pair(tv, code=wrong).status_code for _ in range(5)] == [422] * 5
    assert pair(tv, code=right).status_code == 409
    assert not Television.are_paired()


def test_a_wrong_code_keeps_what_was_typed(tv, pair, page):
    screen = page(pair(tv, code="12345"))

    assert screen.select_one("#name")["value"] == "大厅东" and screen.select_one("#code_errors")


@pytest.mark.parametrize("fields", [{"name": " "}, {"name": "大" * 21}, {"code": ""}])
def test_a_tv_needs_a_code_and_a_short_name(tv, pair, fields):
    assert pair(tv, **fields).status_code == 422
    assert not Television.are_paired()


def test_whoever_opens_the_page_again_and_again_does_not_push_out_the_code_of_the_tv(app, tv, pair):
    code = code_on(tv)
    strangers = [at_the_tv(app) for _ in range(MOST_OPEN)]

    assert code_on(tv) == code and code_on(strangers[-1]) is None


def test_an_unpaired_tv_is_not_believed_any_more(tv, pair, desk, due):
    pair(tv)

    desk.post(f"/desk/tv/paired/{Television.get().id}/unpair")

    assert reports(tv, due[0]) == 403 and code_on(tv)
    assert "television.unpaired" in [event.verb for event in Event.select()]


def test_a_restart_of_the_box_and_of_the_browser_leaves_the_tv_paired(tv, pair, settings, due):
    pair(tv)
    tv.get("/display")
    cookie = tv.client.get_cookie(COOKIE, path="/display")
    database.close()
    again = at_the_tv_with(create_app(settings), cookie.value)

    assert cookie.max_age >= timedelta(days=365).total_seconds()
    assert reports(again, due[0]) == 204


def at_the_tv_with(app, key):
    browser = cast.Browser(app, access.LAN, "/display")
    browser.client.set_cookie(COOKIE, key, path="/display")
    return browser


def test_the_key_is_kept_from_scripts_and_from_the_database(tv, pair):
    pair(tv)
    said = tv.get("/display").headers.getlist("Set-Cookie")
    key = tv.client.get_cookie(COOKIE, path="/display").value

    assert next(cookie for cookie in said if cookie.startswith(COOKIE)).endswith("HttpOnly; Path=/display; SameSite=Strict")
    assert key not in str(list(Television.select().tuples()))


def test_a_made_up_key_pairs_nothing(app, tv, pair, due):
    pair(tv)

    assert reports(at_the_tv_with(app, "0" * 32), due[0]) == 403


def test_the_desk_sees_when_a_tv_was_there_and_whether_it_can_be_heard(tv, pair, desk, page, hands):
    pair(tv)
    shown = lambda: page(desk.get("/desk/tv/paired")).select_one(f"#television_{Television.get().id}").text  # noqa: E731
    assert "大厅东" in shown() and "尚未试过声音" in shown()

    tv.get("/display/calls?sound=off")
    assert "没有声音" in shown()

    hands.pass_by(timedelta(minutes=5))
    tv.get("/display/calls?sound=on")
    assert "声音正常" in shown() and "09:35" in shown()


def test_being_seen_is_written_down_once_a_minute(tv, pair, hands):
    pair(tv)
    tv.get("/display/calls?sound=on")
    first = Television.get().seen_at

    hands.pass_by(SEEN_EVERY - timedelta(seconds=1))
    tv.get("/display/calls?sound=on")
    assert Television.get().seen_at == first

    hands.pass_by(timedelta(seconds=1))
    assert tv.get("/display/calls?sound=on").headers.getlist("Set-Cookie")
    assert Television.get().seen_at == first + SEEN_EVERY


def test_without_a_paired_tv_the_desk_is_told_so_once_and_not_at_every_call(app, desk, hands, page, tv, pair):
    call()
    hands.pass_by(timedelta(seconds=11))
    assert not Announcement.get().is_unheard
    assert all("没有配对的电视：叫号不会播报" in desk.get(path).text for path in ("/desk/tv", "/desk/status"))

    pair(tv)

    assert Announcement.get().is_unheard
    assert not any("没有配对的电视" in desk.get(path).text for path in ("/desk/tv", "/desk/status"))


def test_the_tv_of_a_demo_is_paired_from_the_start(tmp_path, hands):
    app = create_app(config.load(tmp_path, demo=True))
    community.found()

    assert [television.name for television in Television.select()] == ["大厅"]
    assert code_on(at_the_tv(app)) is None
    database.close()


def test_outside_a_demo_every_browser_has_a_key_of_its_own(app):
    keys = {at_the_tv(app).client.get_cookie(COOKIE, path="/display").value for _ in range(2)}

    assert len(keys) == 2 and screens.demo_key() not in keys
