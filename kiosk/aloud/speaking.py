"""Words to sound: Chinese through its syllables, every language in a voice of its own, by programs that end by themselves."""
import subprocess
import sys
import threading
from xml.sax.saxutils import escape

from kiosk.aloud import reading
from kiosk.display.espeak import PROGRAM, VOICES, CannotSpeak

AT_ONCE = 2
WAITS_S = 5
WITHIN_S = 10
WORDS_A_MINUTE = "150"
RIFF_HEAD_BYTES, WAV_HEAD_BYTES = 8, 44

# Each takes 65 MB for a quarter of a second; a visitor who taps quickly must not pile them up.
_turns = threading.BoundedSemaphore(AT_ONCE)


def wave_of(language: str, text: str) -> bytes:
    """A WAV in which the text is read aloud; empty when it has no words."""
    runs = reading.runs(language, text)
    if not runs:
        return b""
    if not _turns.acquire(timeout=WAITS_S):
        raise CannotSpeak(f"{AT_ONCE} others are being spoken.")
    try:
        return _whole(_spoken(_marked(runs)))
    finally:
        _turns.release()


def _marked(runs) -> str:
    """SSML that changes the voice where the language changes."""
    chinese = iter(_syllables([run.words for run in runs if run.language == reading.ZH]))
    words = [_in_voice(run.language, next(chinese) if run.language == reading.ZH else run.words) for run in runs]
    return f"<speak>{' '.join(words)}</speak>"


def _in_voice(language, words) -> str:
    return f'<voice name="{VOICES[language]}">{escape(words)}</voice>'


def _syllables(lines: list[str]) -> list[str]:
    if not lines:
        return []
    return _run([sys.executable, "-m", "kiosk.aloud.pinyin"], "\n".join(lines)).decode().splitlines()


def _spoken(marked: str) -> bytes:
    return _run([PROGRAM, "-m", "-v", VOICES[reading.ZH], "-s", WORDS_A_MINUTE, "--stdin", "--stdout"], marked)


def _run(command, text) -> bytes:
    # By its input: what stands in a command line can be read by everybody on the machine.
    try:
        return subprocess.run(command, input=text.encode(), check=True, capture_output=True, timeout=WITHIN_S).stdout
    except subprocess.TimeoutExpired as error:
        raise CannotSpeak(f"{command[0]} did not finish within {WITHIN_S} s.") from error
    except subprocess.CalledProcessError as error:
        raise CannotSpeak(f"{command[0]} ended with {error.returncode}.") from error
    except OSError as error:
        raise CannotSpeak(f"{command[0]}: {error.strerror}.") from error


def _whole(stream: bytes) -> bytes:
    # A pipe cannot be rewound, so espeak-ng leaves the lengths in the head open.
    if len(stream) <= WAV_HEAD_BYTES:
        raise CannotSpeak("Nothing was spoken.")
    return b"".join((stream[:4], _length(stream, RIFF_HEAD_BYTES), stream[8:40], _length(stream, WAV_HEAD_BYTES), stream[WAV_HEAD_BYTES:]))


def _length(stream, head) -> bytes:
    return (len(stream) - head).to_bytes(4, "little")
