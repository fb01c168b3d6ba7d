"""Voice packs of plain tones: each clip lasts a time of its own, so that a test can tell which one it heard."""
import array
import math
from pathlib import Path

import msgspec

from kiosk.display import voice, waves
from kiosk.display.phrases import CHIME, CLIPS

RATE = 16_000
SHORTEST_S = 0.03
STEP_S = 0.002


def make_pack(home: Path, language: str = "zh", loudness: float = 0.2) -> Path:
    folder = voice.place(home, language)
    folder.mkdir(parents=True)
    texts = {CHIME: ""} | CLIPS[language]
    for clip in texts:
        waves.write(folder / f"{clip}.wav", tone(length_s(language, clip), loudness), RATE)
    clips = {clip: voice.Clip(f"{clip}.wav", text) for clip, text in texts.items()}
    (folder / voice.MANIFEST).write_bytes(msgspec.json.encode(voice.Manifest("tones", language, RATE, clips)))
    return folder


def tone(seconds: float, loudness: float = 0.2) -> array.array:
    places = range(round(seconds * RATE))
    return array.array("h", (round(waves.TOP * loudness * math.sin(2 * math.pi * 440 * place / RATE)) for place in places))


def length_s(language: str, clip: str) -> float:
    return SHORTEST_S + STEP_S * [CHIME, *CLIPS[language]].index(clip)


def clip_lasting(language: str, seconds: float) -> str:
    return [CHIME, *CLIPS[language]][round((seconds - SHORTEST_S) / STEP_S)]
