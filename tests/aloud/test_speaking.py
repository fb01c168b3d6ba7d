"""A text of a page as sound: who may ask for it, what comes back, and what a box without a voice says."""
import subprocess
import sys
import threading

import pytest

from kiosk.aloud import speaking
from kiosk.aloud.views import MOST_CHARACTERS
from kiosk.display import espeak, waves
from kiosk.pace import Pace

# A program of that name that writes down how many of its kind run beside it.
COUNTS = """#!/bin/sh
touch {running}/$$
ls {running} | wc -l >> {most}
sleep 0.2
rm {running}/$$
head -c 100 /dev/zero
"""


@pytest.fixture
def mute_machine(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))


def say(kiosk, text, **fields):
    return kiosk.post("/aloud", {"text": text} | fields)


@pytest.fixture
def level(tmp_path):
    def level(sound: bytes):
        path = tmp_path / "said.wav"
        path.write_bytes(sound)
        samples, rate = waves.read(path)
        return len(samples) / rate, waves.level(samples, rate)
    return level


def test_a_text_comes_back_as_a_sound_that_is_heard(kiosk, level):
    answer = say(kiosk, "您的号码是 A023")

    seconds, heard = level(answer.data)
    assert (answer.status_code, answer.mimetype) == (200, "audio/wav")
    assert answer.headers["Cache-Control"] == "no-store"
    assert seconds > 1 and heard.loudness > -30


def test_english_is_said_too(kiosk, level):
    kiosk.post("/language", {"language": "en"})

    seconds, heard = level(say(kiosk, "Your number is A023 & <here>").data)

    assert seconds > 1 and heard is not None


def test_more_characters_take_longer_to_say(level):
    short, _ = level(speaking.wave_of("zh_Hans", "您好"))
    long, _ = level(speaking.wave_of("zh_Hans", "您好，请选择要办的事，然后取小票"))

    assert long > 2 * short


def test_a_polyphone_is_read_as_its_word_wants_it():
    answer = subprocess.run([sys.executable, "-m", "kiosk.aloud.pinyin"], input="银行 行走 长大 长度 绿色".encode(), capture_output=True, check=True)

    assert answer.stdout.decode().split() == ["yin2", "hang2", "xing2", "zou3", "zhang3", "da4", "chang2", "du4", "lü4", "se4"]


def test_the_dictionaries_stay_out_of_the_site(kiosk):
    assert say(kiosk, "您好").status_code == 200

    assert "pypinyin" not in sys.modules


def test_only_the_touchscreen_may_ask_for_sound(lan):
    assert lan.post("/aloud", {"text": "您好"}).status_code == 404
    assert lan.post("/aloud/settings", {"aloud": "on"}).status_code == 404


def test_a_request_without_the_token_of_a_page_is_refused(kiosk):
    assert kiosk.client.post("/aloud", data={"text": "您好"}, environ_overrides=kiosk.environ).status_code == 400


def test_a_text_that_is_too_long_is_refused(kiosk):
    assert say(kiosk, "好" * (MOST_CHARACTERS + 1)).status_code == 413


@pytest.mark.parametrize("text", ["", "·", "……"])
def test_nothing_to_say_is_no_error(kiosk, text):
    assert say(kiosk, text).status_code == 204


def test_a_hand_that_asks_without_end_is_slowed_down(app, kiosk):
    app.extensions["aloud_pace"] = Pace("2/minute")

    assert [say(kiosk, "·").status_code for _ in range(3)] == [204, 204, 409]


def test_a_machine_without_the_program_has_no_button_and_no_sound(kiosk, page, mute_machine):
    assert page(kiosk.get("/")).select_one("#read_aloud") is None
    assert say(kiosk, "您好").status_code == 404


def test_a_program_that_fails_leaves_silence(kiosk, tmp_path, monkeypatch):
    _install(tmp_path, monkeypatch, "#!/bin/sh\nexit 3\n")

    assert say(kiosk, "hello").status_code == 204


def test_quick_taps_do_not_pile_up_programs(tmp_path, monkeypatch):
    running = tmp_path / "running"
    running.mkdir()
    _install(tmp_path, monkeypatch, COUNTS.format(running=running, most=tmp_path / "most"))

    threads = [threading.Thread(target=speaking.wave_of, args=("en", "hello")) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    counts = (tmp_path / "most").read_text().split()
    assert len(counts) == 6 and max(map(int, counts)) == speaking.AT_ONCE


def _install(tmp_path, monkeypatch, program: str):
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / espeak.PROGRAM).write_text(program)
    (folder / espeak.PROGRAM).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/bin:/usr/bin")
