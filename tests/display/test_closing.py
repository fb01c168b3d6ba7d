"""What the TV is given when numbers are about to end."""
from datetime import timedelta

import pytest

import cast
from kiosk.display.phrases import CHIME, closing_phrase
from kiosk.queue.closings import ClosingNotice
from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket
from kiosk.site.models import Service
from tests.display.packs import make_pack


@pytest.fixture
def tv(app, hands):
    return cast.television(app)


@pytest.fixture
def notice(app, hands):
    return ClosingNotice.create(ends="17:30", codes=["A"])


def clips_of(turn):
    return [sound.split("/")[-1].split(".wav")[0] for sound in turn["data-sounds"].split()]


def due(tv):
    return tv.page("/display/calls").select("template[data-due]")


def test_everybody_is_told_in_chinese_and_then_in_english(tv, notice, settings):
    make_pack(settings.home, "zh")
    make_pack(settings.home, "en")

    chinese, english = (closing_phrase(language, ["A"], "17:30") for language in ("zh", "en"))

    assert clips_of(due(tv)[0]) == [CHIME, "200", *chinese, "600", *english]


def test_calls_go_first(tv, notice, settings):
    make_pack(settings.home)
    Ticket.take(Service.get(Service.code == "A"), "one", "zh_Hans", "")
    Counter.get_or_create(number=1)
    Ticket.call_next(1)

    assert [turn["data-due"] for turn in due(tv)] == ["announcement_1", "closing_notice_1"]


def test_it_stands_on_the_board_and_not_on_the_stage(tv, notice):
    assert tv.page("/display/board").select_one(".tv__closing").text == "17:30 停止取号 物业缴费"
    assert due(tv)[0].decode_contents().strip() == ""


def test_a_pack_that_lacks_its_clips_says_calls_still(tv, notice, settings):
    (make_pack(settings.home) / "gewei_fangke.wav").unlink()
    Ticket.take(Service.get(Service.code == "A"), "one", "zh_Hans", "")
    Counter.get_or_create(number=1)
    Ticket.call_next(1)

    assert [bool(turn["data-sounds"]) for turn in due(tv)] == [True, False]


def test_in_quiet_hours_it_is_shown_without_sound(tv, notice, settings):
    make_pack(settings.home)
    settings.quiet_hours = ["09:00-10:00"]

    assert due(tv)[0]["data-sounds"] == "" and due(tv)[0]["data-played"]


def test_a_notice_of_a_minute_ago_is_not_said_any_more(tv, notice, hands):
    hands.pass_by(timedelta(seconds=60))

    assert due(tv) == []
