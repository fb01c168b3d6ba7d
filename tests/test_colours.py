"""Contrast of every pair of colours that is used, read from the token blocks (UX-07)."""
import re
from pathlib import Path

import pytest

CSS = Path(__file__).resolve().parent.parent / "static" / "css"
TEXT_IN_THE_LOBBY = 7
TEXT_ELSEWHERE = 4.5
BORDER = 3

GROUNDS = ("--bg", "--surface", "--sunken")
TEXTS = [("--ink", ground) for ground in (*GROUNDS, "--primary-soft")] + [("--ink-2", ground) for ground in GROUNDS]
TEXTS += [("--on-primary", "--primary"), ("--primary", "--bg"), ("--primary", "--surface"), ("--primary", "--primary-soft")]
TEXTS += [(kind, f"{kind}-soft") for kind in ("--ok", "--warn", "--bad")] + [("--on-primary", "--bad"), ("--on-paper", "--paper")]
BORDERS = [("--line", ground) for ground in GROUNDS] + [("--primary", "--surface"), ("--focus-in", "--focus-out"), ("--bad", "--bg")]
TV_TEXTS = [("--ink", "--ground"), ("--called", "--ground"), ("--second", "--ground"), ("--ground", "--called")]
PHONE_TEXTS = [("--ink", "--bg"), ("--soft", "--bg"), ("--call", "--bg"), ("--bad", "--bg"), ("--on-call", "--call")]


def _tokens(block: str) -> dict[str, str]:
    return dict(re.findall(r"(--[\w-]+):\s*(#[0-9A-Fa-f]{3,6})", block))


def _blocks(name: str, selector: str) -> list[dict]:
    text = (CSS / name).read_text("utf-8")
    return [_tokens(block) for block in re.findall(re.escape(selector) + r"\s*\{([^}]*)\}", text)]


LIGHT = _blocks("layers.css", ":root")[0]
HIGH = LIGHT | _blocks("layers.css", '[data-contrast="high"]')[0]
TV = _blocks("tv.css", ":root")[0]
PHONE_LIGHT, PHONE_DARK = _blocks("phone.css", ":root")


def contrast(one: str, other: str) -> float:
    """The ratio of WCAG 2.2, between 1 and 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (_linear(int(digits[start:start + 2], 16) / 255) for start in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _too_faint(tokens, pairs, least):
    ratios = {f"{one} on {other}": round(contrast(tokens[one], tokens[other]), 2) for one, other in pairs}
    return {pair: ratio for pair, ratio in ratios.items() if ratio < least}


def test_black_on_white_is_as_strong_as_it_gets():
    assert round(contrast("#000", "#FFFFFF"), 1) == 21


@pytest.mark.parametrize("theme", [LIGHT, HIGH], ids=["light", "high contrast"])
def test_text_on_the_touchscreen_is_strong_in_both_themes(theme):
    assert _too_faint(theme, TEXTS, TEXT_IN_THE_LOBBY) == {}


@pytest.mark.parametrize("theme", [LIGHT, HIGH], ids=["light", "high contrast"])
def test_borders_and_focus_rings_are_seen_in_both_themes(theme):
    assert _too_faint(theme, BORDERS, BORDER) == {}


def test_text_on_the_tv_is_strong():
    assert _too_faint(TV, TV_TEXTS, TEXT_IN_THE_LOBBY) == {}


@pytest.mark.parametrize("theme", [PHONE_LIGHT, PHONE_LIGHT | PHONE_DARK], ids=["light", "dark"])
def test_text_on_a_phone_can_be_read_by_day_and_night(theme):
    assert _too_faint(theme, PHONE_TEXTS, TEXT_ELSEWHERE) == {}
    assert _too_faint(theme, [("--line", "--bg")], BORDER) == {}


@pytest.mark.parametrize("name, themes", [("layers.css", [LIGHT, HIGH]), ("tv.css", [TV]), ("phone.css", [PHONE_LIGHT])])
def test_every_colour_has_been_thought_of_here(name, themes):
    pairs = TEXTS + BORDERS if name == "layers.css" else TV_TEXTS if name == "tv.css" else PHONE_TEXTS
    known = {token for pair in pairs for token in pair} | {"--line"}

    assert {token for theme in themes for token in theme} - known == set()
