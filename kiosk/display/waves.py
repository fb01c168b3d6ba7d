"""Sound as 16-bit samples of one channel: read, written, trimmed, made equally loud. Knows no words."""
import array
import math
import sys
import wave
from pathlib import Path
from typing import NamedTuple

TOP = 32767
SILENCE = 400  # quieter than this is the room, not the voice
EDGE_S = 0.02
WINDOW_S = 0.02
LOUDNESS_DB = -20.0
PEAK_DB = -1.0
CHIME_TONES = ((659.26, 0.0), (523.25, 0.35))  # E5, then C5
CHIME_S = 1.3
CHIME_FADES_S = 0.32


class Level(NamedTuple):
    """In decibels below the loudest there is; loudness is that of the parts in which something is heard."""

    peak: float
    loudness: float


class WrongFormat(Exception):
    """The file is not a 16-bit WAV of one channel."""


def read(path: Path) -> tuple[array.array, int]:
    """The samples of a file, and how many of them make a second."""
    try:
        with wave.open(str(path), "rb") as file:
            if (file.getnchannels(), file.getsampwidth(), file.getcomptype()) != (1, 2, "NONE"):
                raise WrongFormat(f"{file.getnchannels()} channels of {8 * file.getsampwidth()} bit")
            samples, rate = array.array("h", file.readframes(file.getnframes())), file.getframerate()
    except (wave.Error, EOFError) as error:
        raise WrongFormat(str(error) or "it is cut off") from error
    if sys.byteorder == "big":
        samples.byteswap()
    return samples, rate


def write(path: Path, samples: array.array, rate: int):
    little = array.array("h", samples)
    if sys.byteorder == "big":
        little.byteswap()
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(little.tobytes())


def level(samples: array.array, rate: int) -> Level | None:
    """None when nothing is heard at all."""
    size = max(1, int(rate * WINDOW_S))
    windows = (samples[start:start + size] for start in range(0, len(samples), size))
    powers = [sum(sample * sample for sample in window) / len(window) for window in windows]
    heard = [power for power in powers if power > SILENCE * SILENCE]
    if not heard:
        return None
    return Level(_decibels(max(map(abs, samples))), _decibels(math.sqrt(sum(heard) / len(heard))))


def trim(samples: array.array, rate: int) -> array.array:
    """Without the silence before and after."""
    heard = [place for place, sample in enumerate(samples) if abs(sample) > SILENCE]
    if not heard:
        return array.array("h")
    edge = int(rate * EDGE_S)
    return samples[max(0, heard[0] - edge):heard[-1] + edge]


def match(samples: array.array, rate: int) -> array.array:
    """As loud as every other clip, but never so loud that it distorts."""
    found = level(samples, rate)
    if found is None:
        return samples
    gain = 10 ** (min(LOUDNESS_DB - found.loudness, PEAK_DB - found.peak) / 20)
    return array.array("h", (round(sample * gain) for sample in samples))


def chime(rate: int) -> array.array:
    """Two soft tones, the second lower: everyone looks up before the first word."""
    return array.array("h", (round(TOP / 4 * _chime_at(place / rate)) for place in range(int(CHIME_S * rate))))


def _chime_at(second: float) -> float:
    since = ((tone, second - start) for tone, start in CHIME_TONES if second >= start)
    return sum(_struck(tone, passed) for tone, passed in since)


def _struck(tone, passed) -> float:
    # A bell's second partial, quieter and sooner gone, keeps the sine from sounding like a telephone.
    swell = min(1.0, passed / 0.01)
    end = min(1.0, max(0.0, (CHIME_S - passed) / 0.05))
    turn = 2 * math.pi * tone * passed
    fade = math.exp(-passed / CHIME_FADES_S)
    return swell * end * fade * (math.sin(turn) + 0.25 * fade * math.sin(2 * turn))


def _decibels(amplitude: float) -> float:
    return 20 * math.log10(max(amplitude, 1) / TOP)
