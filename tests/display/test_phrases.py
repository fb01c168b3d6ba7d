"""The reading rules, and the tables that prove them."""
import re

import pytest
from hypothesis import given, strategies as st

from kiosk.display.phrases import CLIPS, closing_phrase, phrase
from kiosk.queue.announcements import CALL, CONTINUE

KINDS = st.sampled_from([CALL, CONTINUE])
LANGUAGES = st.sampled_from(["zh", "en"])
NUMBERS = st.from_regex(r"[A-Z]{1,2}[0-9]{2,4}", fullmatch=True)
WINDOWS = st.integers(1, 99)
EVERY_CALL = st.tuples(NUMBERS, WINDOWS, st.integers(1, 3), KINDS)


def read(language, *call) -> str:
    return "".join(CLIPS[language][clip] for clip in phrase(language, *call))


def written(text: str) -> str:
    return re.sub(r"[\s，…]", "", text)


@pytest.mark.parametrize("number, window, must_be_read", [
    ("A023", 3, "请 A 零二三号，到三号窗口"),
    ("A111", 1, "请 A 幺幺幺号，到一号窗口"),
    ("K007", 2, "请 K 零零七号，到二号窗口"),
    ("M100", 10, "请 M 幺零零号，到十号窗口"),
    ("R019", 12, "请 R 零幺九号，到十二号窗口"),
    ("A021", 21, "请 A 零二幺号，到二十一号窗口"),
    ("A020", 20, "请 A 零二零号，到二十号窗口"),
])
def test_numbers_are_read_one_by_one_and_windows_are_counted(number, window, must_be_read):
    assert read("zh", number, window) == written(must_be_read)


@pytest.mark.parametrize("window, calls, kind, must_be_read", [
    (3, 1, CALL, "请 A 零 二 三 号，到 三 号窗口"),
    (3, 2, CALL, "请 A 零 二 三 号，到 三 号窗口，第二次呼叫"),
    (3, 3, CALL, "请 A 零 二 三 号，到 三 号窗口，最后一次呼叫"),
    (5, 1, CONTINUE, "请 A 零 二 三 号，到 五 号窗口继续办理"),
])
def test_a_call_says_which_one_it_is_and_when_it_goes_on_elsewhere(window, calls, kind, must_be_read):
    assert read("zh", "A023", window, calls, kind) == written(must_be_read)


@pytest.mark.parametrize("number, window, calls, kind, must_be_read", [
    ("A023", 3, 1, CALL, "number A zero two three please go to window three"),
    ("K111", 12, 2, CALL, "number K one one one please go to window twelve second call"),
    ("M100", 40, 3, CALL, "number M one zero zero please go to window forty last call"),
    ("A007", 21, 1, CONTINUE, "number A zero zero seven please go to window twenty one to continue"),
])
def test_a_call_in_english(number, window, calls, kind, must_be_read):
    assert " ".join(CLIPS["en"][clip] for clip in phrase("en", number, window, calls, kind)) == must_be_read


@given(LANGUAGES, EVERY_CALL)
def test_every_call_is_said_with_clips_that_exist(language, call):
    clips = phrase(language, *call)

    assert clips and set(clips) <= set(CLIPS[language])


@given(LANGUAGES, EVERY_CALL, EVERY_CALL)
def test_calls_that_differ_sound_different(language, one, other):
    assert (phrase(language, *one) == phrase(language, *other)) == (one == other)


@given(NUMBERS, WINDOWS)
def test_one_is_never_yi_in_a_number_and_never_yao_at_a_window(number, window):
    said = read("zh", number, window)
    before, after = said.split("号到")

    assert "一" not in before and "幺" not in after


@given(LANGUAGES, st.sampled_from(["缴001", "a1", "", "A-1", "A٣"]), WINDOWS)
def test_a_number_nobody_can_read_aloud_is_not_half_said(language, number, window):
    assert phrase(language, number, window) == []


@given(LANGUAGES, NUMBERS, st.integers().filter(lambda window: not 1 <= window <= 99))
def test_a_window_nobody_can_count_to_is_not_said(language, number, window):
    assert phrase(language, number, window) == []


def read_closing(language, letters, ends) -> str:
    return (" " if language == "en" else "").join(CLIPS[language][clip] for clip in closing_phrase(language, letters, ends))


@pytest.mark.parametrize("ends, must_be_read", [
    ("17:30", "五点半"), ("14:00", "两点"), ("12:05", "十二点零五分"), ("11:45", "十一点四十五分"), ("10:10", "十点十分"),
    ("02:02", "两点零二分"), ("12:00", "十二点"), ("00:30", "十二点半"), ("13:59", "一点五十九分"), ("22:20", "十点二十分"),
])
def test_the_clock_is_read_as_people_say_it(ends, must_be_read):
    assert read_closing("zh", ["A"], ends) == written(f"各位访客，A 号业务，{must_be_read}停止取号")


@pytest.mark.parametrize("ends, must_be_read", [
    ("17:30", "half past five"), ("14:00", "two o'clock"), ("12:05", "twelve oh five"), ("11:45", "eleven forty five"),
    ("10:10", "ten ten"), ("00:00", "twelve o'clock"), ("21:21", "nine twenty one"),
])
def test_the_clock_in_english(ends, must_be_read):
    assert read_closing("en", ["A"], ends) == f"attention please A numbers end at {must_be_read}"


def test_several_letters_are_named_in_one_breath():
    assert read_closing("zh", ["A", "K", "M"], "17:30") == "各位访客AKM号业务五点半停止取号"
    assert read_closing("en", ["A", "K", "M"], "17:00") == "attention please A K and M numbers end at five o'clock"


@given(LANGUAGES, st.integers(0, 23), st.integers(0, 59))
def test_every_time_is_said_with_clips_that_exist(language, hour, minute):
    clips = closing_phrase(language, ["A"], f"{hour:02d}:{minute:02d}")

    assert clips and set(clips) <= set(CLIPS[language])


@given(LANGUAGES, st.sampled_from([["缴"], ["A", "缴"], ["AB"], []]))
def test_a_letter_nobody_can_read_aloud_is_not_left_out(language, letters):
    assert closing_phrase(language, letters, "17:30") == []
