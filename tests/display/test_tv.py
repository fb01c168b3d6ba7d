"""What the TV is given: the newest call, the list, what is due, and nothing about anybody."""
import shutil
from datetime import timedelta

import pytest

import cast
from kiosk.display.phrases import CHIME, phrase
from kiosk.queue.announcements import CONTINUE, Announcement
from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket
from kiosk.site.models import Service
from tests.display.packs import make_pack


def call(key, counter, language="zh_Hans", service="A"):
    Ticket.take(Service.get(Service.code == service), key, language, "")
    Counter.get_or_create(number=counter)
    return Ticket.call_next(counter)


@pytest.fixture
def called(app):
    for n in range(7):
        Ticket.take(Service.get(Service.code == "A"), f"k{n}", "zh_Hans", "")
    for counter in range(1, 8):
        Counter.get_or_create(number=counter)
        Ticket.call_next(counter)


@pytest.fixture
def tv(app):
    return cast.television(app)


@pytest.fixture
def due(tv, page):
    """The calls the TV is told to say."""
    return lambda: page(tv.get("/display/calls")).select("template[data-due]")


@pytest.fixture
def clips_of():
    """What is played, by the names of the clips; silences stay numbers."""
    def clips_of(call):
        return [sound.split("/")[-1].split(".wav")[0] for sound in call["data-sounds"].split()]
    return clips_of


@pytest.fixture
def played(tv, page):
    """played(call) says what the TV says once the call was heard."""
    def played(call, **fields):
        player = page(tv.get("/display")).select_one("voice-player")
        said = {"csrf_token": player["csrf"]} | fields
        return tv.client.post(call["data-played"], data=said, environ_overrides=tv.environ)
    return played


def test_the_newest_call_is_large_and_five_earlier_ones_stay(tv, called, page):
    screen = page(tv.get("/display"))

    assert screen.select_one("[data-stage] .tv__number").text == "A007"
    assert "请到 7 号窗口" in screen.select_one("[data-stage]").text
    assert [item.text for item in screen.select(".tv__call:not([hidden]) .tv__call-number")] == ["A006", "A005", "A004", "A003", "A002"]


def test_an_empty_lobby_is_welcomed(tv):
    assert "欢迎光临" in tv.get("/display").text


def test_the_only_control_of_the_tv_turns_its_sound_on(tv, page):
    controls = page(tv.get("/display")).select("a, button, input, form")

    assert [control.text for control in controls] == ["点一下，打开声音"]


@pytest.mark.parametrize("path", ["/display", "/display/board", "/display/calls"])
def test_the_tv_takes_nothing(tv, path):
    assert tv.post(path).status_code == 405


def test_the_tv_says_nothing_about_anybody(tv, called):
    shown = tv.get("/display").text + tv.get("/display/board").text + tv.get("/display/calls").text

    assert "张三丰" not in shown and "1381234" not in shown
    assert all(ticket.id not in shown for ticket in Ticket.select())


def test_each_call_gets_its_turn_in_order(called, due):
    assert [call.select_one(".tv__number").decode_contents() for call in due()] == [f"A00{n}" for n in range(1, 8)]


def test_a_call_is_the_chime_and_the_phrase_twice(app, settings, due, clips_of):
    make_pack(settings.home)
    call("one", 3)

    once = phrase("zh", "A001", 3)

    assert clips_of(due()[0]) == [CHIME, "200", *once, "600", *once]


def test_an_english_ticket_is_called_in_chinese_and_in_english(app, settings, due, clips_of):
    make_pack(settings.home, "zh")
    make_pack(settings.home, "en")
    call("one", 3, language="en")

    assert clips_of(due()[0]) == [CHIME, "200", *phrase("zh", "A001", 3), "600", *phrase("en", "A001", 3)]


def test_with_one_pack_everybody_is_called_in_its_language(app, settings, due, clips_of):
    make_pack(settings.home, "en")
    call("one", 3)

    once = phrase("en", "A001", 3)

    assert clips_of(due()[0]) == [CHIME, "200", *once, "600", *once]


def test_a_call_that_goes_on_elsewhere_says_so_and_shows_it(app, settings, due, clips_of):
    make_pack(settings.home)
    Announcement.call(call("one", 5), kind=CONTINUE)

    assert "请到 5 号窗口继续办理" in due()[0].text
    assert clips_of(due()[0])[-1] == "jixu_banli"


def test_without_a_pack_calls_are_shown_and_do_not_count_as_heard(app, due):
    call("one", 1)

    assert due()[0]["data-sounds"] == "" and "data-played" not in due()[0].attrs


def test_a_pack_that_lacks_a_clip_is_not_half_said(app, settings, due):
    (make_pack(settings.home) / "hao.wav").unlink()
    call("one", 1)

    assert due()[0]["data-sounds"] == ""


def test_a_number_nobody_can_read_aloud_is_shown_only(app, settings, due):
    make_pack(settings.home)
    Service.add(code="缴", name_zh="缴费", name_en="Fees", opens="00:00", closes="23:59")
    call("one", 1, service="缴")

    assert due()[0].select_one(".tv__number").decode_contents() == "缴001" and due()[0]["data-sounds"] == ""


@pytest.mark.parametrize("hours, is_said", [
    (["12:00-14:00"], True), (["09:00-10:00"], False), (["22:00-09:31"], False), (["09:31-09:30"], True), (["08:00-09:30"], True),
])
def test_in_quiet_hours_calls_are_shown_without_sound_and_count(app, settings, hands, due, hours, is_said):
    make_pack(settings.home)
    settings.quiet_hours = hours
    call("one", 1)  # at 09:30

    assert bool(due()[0]["data-sounds"]) is is_said
    assert due()[0]["data-played"]


def test_volume_nought_is_silence(app, settings, due):
    make_pack(settings.home)
    settings.voice_volume = 0
    call("one", 1)

    assert due()[0]["data-sounds"] == "" and due()[0]["data-played"]


def test_how_old_a_call_is_does_not_depend_on_the_clock_of_the_tv(app, hands, due):
    call("one", 1)
    hands.pass_by(timedelta(seconds=7))

    assert due()[0]["data-age-ms"] == "7000"


def test_a_call_the_tv_has_played_is_heard(app, settings, due, played):
    make_pack(settings.home)
    call("one", 1)

    answer = played(due()[0])

    assert answer.status_code == 204
    assert due() == [] and Announcement.get().played_at


def test_what_was_not_sent_by_the_page_of_the_tv_marks_nothing_as_heard(app, settings, due, played):
    make_pack(settings.home)
    call("one", 1)

    assert played(due()[0], csrf_token="").status_code == 400
    assert Announcement.get().played_at is None


def test_another_website_marks_nothing_as_heard(app, settings, tv, due):
    make_pack(settings.home)
    call("one", 1)

    answer = tv.post(due()[0]["data-played"], headers={"Sec-Fetch-Site": "cross-site"})

    assert answer.status_code == 403 and Announcement.get().played_at is None


def test_clips_are_kept_by_browsers_until_they_change(app, settings, tv, due):
    folder = make_pack(settings.home)
    call("one", 1)
    address = due()[0]["data-sounds"].split()[0]

    first = tv.get(address)
    (folder / "chime.wav").write_bytes((folder / "hao.wav").read_bytes())

    assert first.data and "immutable" in first.headers["Cache-Control"] and first.mimetype == "audio/wav"
    assert due()[0]["data-sounds"].split()[0] != address
    assert "immutable" not in tv.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("path", ["zh/nothing.wav", "zh/manifest.wav", "xx/chime.wav", "../chime.wav", "zh/..%2f..%2fsecret.wav"])
def test_only_clips_of_the_manifest_are_given_out(app, settings, tv, path):
    shutil.copytree(make_pack(settings.home), settings.home, dirs_exist_ok=True)  # no language, so not to be found
    (settings.home / "secret.wav").write_bytes(b"x")

    assert tv.get(f"/display/clips/{path}").status_code == 404


def test_the_desk_is_told_that_there_is_no_voice(app, desk, page):
    assert page(desk.get("/desk/tv")).select_one("#voice_zh").text == "无语音包"


def test_the_desk_sees_which_calls_were_heard(app, settings, desk, hands, page, due, played):
    make_pack(settings.home)
    for key, counter in (("one", 1), ("two", 2)):
        call(key, counter)
    played(due()[0])
    hands.pass_by(timedelta(seconds=11))

    screen = page(desk.get("/desk/tv"))

    assert screen.select_one("#voice_zh").text == "tones"
    assert "未播报" in screen.select_one("#announcement_2").text
    assert "已播报" in screen.select_one("#announcement_1").text


def test_a_paused_window_is_named_as_such(tv, page):
    window, _ = Counter.get_or_create(number=2)
    Counter.get_or_create(number=1)
    window.pause("meal")

    assert [one.text for one in page(tv.get("/display/board")).select(".tv__paused")] == ["2 号窗口暂停"]
