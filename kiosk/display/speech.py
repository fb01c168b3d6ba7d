"""What a screen plays for a call or a closing notice: clips of the box's voice packs, and silence where the site wants it."""
from pathlib import Path

from kiosk import clock
from kiosk.display import voice
from kiosk.display.phrases import CHIME, closing_phrase, phrase

AFTER_CHIME_MS = 200
BETWEEN_MS = 600
TIMES = 2
CALLED_IN = {"en": ["zh", "en"]}  # everybody's language first: the others must know whose turn it is
CALLED_OTHERWISE = ["zh"]
TOLD_EVERYBODY_IN = ["zh", "en"]


def sounds(announcement, home: Path, address) -> list:
    """Addresses of clips and milliseconds of silence, in their order; none when no pack can say this call.

    address(language, clip, fingerprint) is where a browser finds a clip.
    """
    wanted = CALLED_IN.get(announcement.ticket.language, CALLED_OTHERWISE)
    facts = (announcement.number, announcement.counter, announcement.calls, announcement.kind)
    return _played(_said(wanted, home, lambda language: phrase(language, *facts)), address)


def closing_sounds(notice, home: Path, address) -> list:
    """The same for a notice that numbers are about to end."""
    said = _said(TOLD_EVERYBODY_IN, home, lambda language: closing_phrase(language, notice.codes, notice.ends))
    return _played(said, address)


def is_quiet(quiet_hours: list[str], volume: int) -> bool:
    """Whether the site wants no sound now; "22:00-07:00" goes over midnight."""
    now = f"{clock.local(clock.now()):%H:%M}"
    return volume == 0 or any(_holds(*hours.split("-"), now) for hours in quiet_hours)


def _played(said, address) -> list:
    if not said:
        return []
    pack, _ = said[0]
    played = [_found(pack, CHIME, address), AFTER_CHIME_MS]
    for turn in range(TIMES):
        pack, clips = said[turn % len(said)]
        played += [BETWEEN_MS] * (turn > 0) + [_found(pack, clip, address) for clip in clips]
    return played


def _said(wanted, home, words) -> list[tuple[voice.Pack, list[str]]]:
    """words(language) are the clips that say it."""
    said = [_in(language, home, words) for language in wanted]
    others = (_in(language, home, words) for language in voice.LANGUAGES if language not in wanted)
    return [one for one in said if one] or [one for one in others if one]


def _in(language, home, words) -> tuple[voice.Pack, list[str]] | None:
    pack, clips = voice.find(home, language), words(language)
    return (pack, clips) if pack and clips and pack.has_all([CHIME, *clips]) else None


def _found(pack, clip, address) -> str:
    return address(language=pack.manifest.language, clip=clip, v=pack.fingerprint(clip))


def _holds(start, end, now) -> bool:
    return start <= now < end if start <= end else now >= start or now < end
