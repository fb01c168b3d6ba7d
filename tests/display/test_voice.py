"""Voice packs: what is checked, and the commands that make and judge them."""
import sys
import wave
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from kiosk.cli import main
from kiosk.display import espeak, voice, waves
from tests.display.packs import RATE, make_pack, tone

# A program that speaks a tone of its own length for whatever it is told, the way espeak-ng would.
SPEAKS = """#!{python} -IS
import sys, wave
if "qiantai-fails" in sys.argv[2]: sys.exit("no such voice")
with wave.open(sys.argv[sys.argv.index("-w") + 1], "wb") as file:
    file.setnchannels(1); file.setsampwidth(2); file.setframerate(8000)
    file.writeframes(bytes(1600) + bytes([0, 16, 0, 240] * (200 + 50 * len(sys.argv[-1]))) + bytes(1600))
"""


@pytest.fixture
def qiantai():
    return lambda *words: CliRunner().invoke(main, ["voice", *map(str, words)])


@pytest.fixture
def pack(tmp_path):
    return make_pack(tmp_path)


@pytest.fixture
def speaker(tmp_path, monkeypatch):
    """A machine with a program of that name."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "espeak-ng"
    program.write_text(SPEAKS.format(python=sys.executable))
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


@pytest.fixture
def mute_machine(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))


def test_a_whole_pack_is_in_order(pack, qiantai):
    answer = qiantai("check", pack)

    assert answer.exit_code == 0, answer.output
    assert "in order" in answer.output


@pytest.mark.parametrize("clip, spoilt, said", [
    ("hao", lambda path: path.unlink(), "missing (号)"),
    ("chime", lambda path: path.unlink(), "missing"),
    ("qi", lambda path: path.write_bytes(b"ID3 this is no wave"), "16-bit WAV"),
    ("qi", lambda path: path.write_bytes(path.read_bytes()[:20]), "16-bit WAV"),
    ("qi", lambda path: waves.write(path, tone(0.3), 44_100), "44100 Hz"),
    ("qi", lambda path: waves.write(path, tone(0.3, 0.001), RATE), "nothing is heard"),
    ("qi", lambda path: waves.write(path, tone(0.3, 0.05), RATE), "quieter than the others"),
    ("qi", lambda path: waves.write(path, tone(0.3, 0.6), RATE), "louder than the others"),
    ("qi", lambda path: waves.write(path, tone(0.3, 1.0), RATE), "distorts"),
    ("qi", lambda path: waves.write(path, tone(5.0), RATE), "s long"),
])
def test_each_fault_of_a_pack_is_named(pack, qiantai, clip, spoilt, said):
    spoilt(pack / f"{clip}.wav")

    answer = qiantai("check", pack)

    assert answer.exit_code == 1
    assert f"{clip}: " in answer.output and said in answer.output


def test_a_clip_of_two_channels_is_named(pack, qiantai):
    with wave.open(str(pack / "qi.wav"), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(bytes(6400))

    assert "2 channels" in qiantai("check", pack).output


@pytest.mark.parametrize("manifest", ["", "{", '{"name": "x", "language": "fr", "rate": 1, "clips": {}}',
                                      '{"name": "x", "language": "zh", "rate": 1, "clips": {"hao": {"file": "../secret.wav"}}}'])
def test_a_manifest_that_cannot_be_read_is_no_pack(pack, qiantai, tmp_path, manifest):
    (pack / voice.MANIFEST).write_text(manifest)

    assert qiantai("check", pack).exit_code == 1
    assert voice.find(tmp_path, "zh") is None


def test_a_box_without_packs_is_told_so(qiantai, tmp_path):
    answer = qiantai("check", "--home", tmp_path)

    assert answer.exit_code == 1
    assert answer.output.count("no voice pack") == 2 and "Traceback" not in answer.output


def test_made_packs_are_in_order_and_equally_loud(qiantai, tmp_path, speaker):
    made = qiantai("make", "--home", tmp_path, "--voice", "f2")
    checked = qiantai("check", "--home", tmp_path)

    assert made.exit_code == checked.exit_code == 0, made.output + checked.output
    assert voice.find(tmp_path, "zh").manifest.name == "espeak-ng cmn-latn-pinyin+f2"
    assert len(waves.read(voice.place(tmp_path, "zh") / "hao.wav")[0]) < 1600  # the silence around it is gone


def test_making_again_replaces_the_pack(qiantai, tmp_path, speaker):
    (make_pack(tmp_path) / "left-over.wav").write_bytes(b"")

    qiantai("make", "--home", tmp_path)

    assert not (voice.place(tmp_path, "zh") / "left-over.wav").exists()
    assert [path.name for path in (tmp_path / "voice").iterdir() if path.name.startswith(".")] == []


def test_a_machine_that_cannot_speak_is_told_what_to_install(qiantai, tmp_path, mute_machine):
    answer = qiantai("make", "--home", tmp_path)

    assert answer.exit_code == 1
    assert "apt install espeak-ng" in answer.output and "Traceback" not in answer.output


def test_a_voice_that_does_not_exist_leaves_the_pack_that_was_there(qiantai, tmp_path, speaker):
    before = make_pack(tmp_path)

    answer = qiantai("make", "--home", tmp_path, "--voice", "qiantai-fails")

    assert answer.exit_code == 1 and "no such voice" in answer.output
    assert voice.Pack(before).manifest.name == "tones"


def lose_a_clip(home, language):
    (voice.place(home, language) / "chime.wav").unlink()


def test_packs_made_here_are_made_again_in_their_voice_when_clips_were_added(qiantai, tmp_path, speaker):
    qiantai("make", "--home", tmp_path, "--voice", "f2")
    lose_a_clip(tmp_path, "zh")

    espeak.make_outgrown(tmp_path).wait()

    assert voice.find(tmp_path, "zh").missing() == []
    assert voice.find(tmp_path, "zh").manifest.name == "espeak-ng cmn-latn-pinyin+f2"


def test_recorded_packs_and_empty_places_are_left_alone_at_the_start(tmp_path, speaker):
    make_pack(tmp_path)
    lose_a_clip(tmp_path, "zh")

    assert espeak.make_outgrown(tmp_path) is None
    assert voice.find(tmp_path, "zh").missing() == ["chime"] and voice.find(tmp_path, "en") is None


def test_the_demo_makes_what_is_not_there_and_leaves_recorded_packs(tmp_path, speaker):
    make_pack(tmp_path)
    lose_a_clip(tmp_path, "zh")

    espeak.make_missing(tmp_path).wait()

    assert voice.find(tmp_path, "zh").missing() == ["chime"] and voice.find(tmp_path, "en").missing() == []


def test_the_chime_is_soft_at_both_ends():
    samples = waves.chime(RATE)

    assert samples[0] == 0 and abs(samples[-1]) < waves.SILENCE
    assert waves.level(samples, RATE).peak < -3


@pytest.mark.skipif(not Path("/usr/bin/espeak-ng").exists(), reason="espeak-ng is not on this machine")
def test_the_real_program_makes_packs_in_order(qiantai, tmp_path):
    assert qiantai("make", "--home", tmp_path).exit_code == 0
    answer = qiantai("check", "--home", tmp_path)

    assert answer.exit_code == 0, answer.output
