"""Makes voice packs with espeak-ng where it is installed: plain, understandable, and free to give away."""
import logging
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from kiosk.display import voice, waves
from kiosk.display.phrases import CHIME, CLIPS, LETTERS

PROGRAM = "espeak-ng"
SLOWLY = "140"  # words a minute
CLIP_WITHIN_S = 10
# Debian's cmn reads many characters as English spelling; syllables with their tones it reads as they are.
VOICES = {"zh": "cmn-latn-pinyin", "en": "en-us"}
SYLLABLES = {
    "ling": "ling2", "yao": "yao1", "er": "er4", "san": "san1", "si": "si4", "wu": "wu3", "liu": "liu4", "qi": "qi1",
    "ba": "ba1", "jiu": "jiu3", "yi": "yi1", "shi": "shi2", "qing": "qing3", "hao": "hao4", "dao": "dao4",
    "hao_chuangkou": "hao4 chuang1 kou3", "jixu_banli": "ji4 xu4 ban4 li3",
    "di_er_ci_hujiao": "di4 er4 ci4 hu1 jiao4", "zuihou_yi_ci_hujiao": "zui4 hou4 yi2 ci4 hu1 jiao4",
    "gewei_fangke": "ge4 wei4 fang3 ke4", "hao_yewu": "hao4 ye4 wu4", "liang": "liang3", "dian": "dian3", "ban": "ban4",
    "fen": "fen1", "tingzhi_quhao": "ting2 zhi3 qu3 hao4",
}
_LETTERS = set(LETTERS.values())

log = logging.getLogger(__name__)


class CannotSpeak(Exception):
    """No pack was made; says why."""


def is_here() -> bool:
    return shutil.which(PROGRAM) is not None


def make_missing(home: Path) -> subprocess.Popen | None:
    """A pack for each language that has none, or one made here before clips were added: the process that makes them, None without any to make."""
    return _make_beside(home, [language for language in voice.LANGUAGES if voice.find(home, language) is None or _is_outgrown(home, language)])


def make_outgrown(home: Path) -> subprocess.Popen | None:
    """The same for packs made here, which stay in the voice they had. Recorded ones, and places left empty, are somebody's choice."""
    return _make_beside(home, [language for language in voice.LANGUAGES if _is_outgrown(home, language)])


def make(home: Path, language: str, variant: str = "") -> Path:
    """A whole pack in the place of the one before; variant is one of espeak-ng's, such as f2."""
    if not is_here():
        raise CannotSpeak(f"{PROGRAM} is not on this machine. Install it (apt install {PROGRAM}), or put a recorded voice pack in "
                          f"{voice.place(home, language)}.")
    target = voice.place(home, language)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{language}-", dir=target.parent) as draft:
        pack = Path(draft, "pack")
        pack.mkdir()
        _fill(pack, language, variant)
        shutil.rmtree(target, ignore_errors=True)
        pack.rename(target)
    return target


def _make_beside(home, languages):
    # Clips as lists of samples take 10 MB that the site's process would never give back.
    if not languages or not is_here():
        return None
    return subprocess.Popen([sys.executable, "-m", "kiosk.display.espeak", str(home), *languages], stdin=subprocess.DEVNULL)


def _is_outgrown(home, language) -> bool:
    pack = voice.find(home, language)
    return pack is not None and pack.manifest.name.startswith(f"{PROGRAM} ") and bool(pack.missing())


def _make_quietly(home, languages):
    for language in languages:
        try:
            make(home, language, _variant(voice.find(home, language)))
        except CannotSpeak as error:
            log.warning("no voice pack: %s", error)


def _fill(folder: Path, language: str, variant: str):
    rate = 0
    for clip in CLIPS[language]:
        path = folder / f"{clip}.wav"
        _speak(path, language, clip, variant)
        samples, rate = waves.read(path)
        waves.write(path, waves.match(waves.trim(samples, rate), rate), rate)
    waves.write(folder / f"{CHIME}.wav", waves.match(waves.chime(rate), rate), rate)
    clips = {clip: voice.Clip(f"{clip}.wav", text) for clip, text in (CLIPS[language] | {CHIME: ""}).items()}
    manifest = voice.Manifest(f"{PROGRAM} {_voice(language, '', variant)}", language, rate, clips)
    # Last, because a folder without it is no pack.
    (folder / voice.MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))


def _speak(path, language, clip, variant):
    text = SYLLABLES[clip] if clip in SYLLABLES and language == "zh" else CLIPS[language][clip]
    command = [PROGRAM, "-v", _voice(language, clip, variant), "-s", SLOWLY, "-w", str(path), text]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=CLIP_WITHIN_S, text=True)
    except subprocess.TimeoutExpired as error:
        raise CannotSpeak(f"{PROGRAM} did not finish {text!r} within {CLIP_WITHIN_S} s.") from error
    except subprocess.CalledProcessError as error:
        raise CannotSpeak(f"{PROGRAM} refused {text!r}: {error.stderr.strip() or error.returncode}.") from error


def _variant(pack) -> str:
    return pack.manifest.name.partition("+")[2] if pack else ""


def _voice(language, clip, variant) -> str:
    # Letters have their English names in both languages.
    name = VOICES["en"] if clip in _LETTERS else VOICES[language]
    return f"{name}+{variant}" if variant else name


if __name__ == "__main__":
    _make_quietly(Path(sys.argv[1]), sys.argv[2:])
