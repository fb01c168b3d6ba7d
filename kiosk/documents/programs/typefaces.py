"""Finds a font on this machine for every character, so that no name loses one. Part of programs: it imports nothing of the kiosk."""
import base64
import io
import re
from functools import cache
from html import escape, unescape
from itertools import groupby
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts
from reportlab.pdfbase.ttfonts import TTFError, TTFont

FOLDERS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"))
# The plainest one first; those of rare names after it; then whatever else there is.
PREFERRED = ("wqy-microhei", "wqy-zenhei", "HanaMinA", "HanaMinB")
KINDS = {".ttf", ".ttc", ".otf"}
LOOKED_AT_PX = 32
DRAWN_PX = 240
# A private-use character that no font draws: whatever looks like it is missing too.
ABSENT = "\U0010fffe"
TAG = re.compile(r"(</?(?:b|strong|i|em|u|br)\s*/?>)", re.IGNORECASE)
BEYOND_FOUR_DIGITS = re.compile(r"<([0-9A-F]{5,6})>")

_words_of_subset = ttfonts.makeToUnicodeCMap


def marked(text: str, size: float) -> str:
    """The text for ReportLab, in letters of this size, each run of characters in a font that has them."""
    shown, stressed = [], 0
    for part in TAG.split(text):
        if TAG.fullmatch(part):
            is_break = part.strip("</> ").lower() == "br"
            stressed += 0 if is_break else -1 if part.startswith("</") else 1
            shown += ["<br/>"] * is_break
        else:
            runs = _runs(unescape(part), size)
            shown.append(_stressed(runs) if stressed > 0 else runs)
    return "".join(shown)


def plain(text: str, size: float) -> str:
    """The same for text that stands as it is written, whatever it looks like."""
    return _runs(text, size)


@cache
def main_font() -> str:
    """The name of the font that most of the text is in."""
    return next(filter(None, map(_registered, _fonts())), "Helvetica")


def _stressed(run: str) -> str:
    """No Chinese font here has a bold or a slanted face."""
    return f"<u>{run}</u>"


def _runs(text: str, size) -> str:
    return "".join(_run(path, "".join(chars), size) for path, chars in groupby(text, _font_of))


def _run(path, text: str, size) -> str:
    if path is None:
        return "".join(map(_by_number, text))
    name = _registered(path)
    if name is None:
        return "".join(_drawn(path, char, size) for char in text)
    return escape(text) if name == main_font() else f'<font name="{name}">{escape(text)}</font>'


def _by_number(char: str) -> str:
    """A character that no font here has: its number in Unicode, so that it can be looked up."""
    return f'<font size="7" backColor="#dddddd">U+{ord(char):04X}</font>'


def _drawn(path, char: str, size) -> str:
    """A character of a font that ReportLab cannot read."""
    font = ImageFont.truetype(path, DRAWN_PX, layout_engine=ImageFont.Layout.BASIC)
    picture = Image.new("L", (DRAWN_PX, round(DRAWN_PX * 1.1)), 255)
    ImageDraw.Draw(picture).text((0, 0), char, font=font, fill=0)
    file = io.BytesIO()
    picture.save(file, "PNG")
    packed = base64.b64encode(file.getvalue()).decode()
    return f'<img src="data:image/png;base64,{packed}" width="{size}" height="{size * 1.1:g}" valign="{size * -0.2:g}"/>'


@cache
def _font_of(char: str) -> Path | None:
    if char.isspace():
        return next(iter(_fonts()), None)
    return next((path for path in _fonts() if _has(path, char)), None)


@cache
def _fonts() -> list[Path]:
    found = sorted(path for folder in FOLDERS for path in folder.rglob("*") if path.suffix.lower() in KINDS)
    return sorted(found, key=lambda path: next((rank for rank, name in enumerate(PREFERRED) if path.stem == name), len(PREFERRED)))


def _has(path, char: str) -> bool:
    font, absent = _looked_at(path)
    drawn = font.getmask(char)
    return (drawn.size, bytes(drawn)) != absent


@cache
def _looked_at(path):
    font = ImageFont.truetype(path, LOOKED_AT_PX, layout_engine=ImageFont.Layout.BASIC)
    absent = font.getmask(ABSENT)
    return font, (absent.size, bytes(absent))


def _words_in_pairs(name, subset) -> str:
    """ReportLab writes rare characters as one number; readers of PDFs expect two of four digits."""
    return BEYOND_FOUR_DIGITS.sub(lambda found: f"<{chr(int(found[1], 16)).encode('utf-16-be').hex().upper()}>", _words_of_subset(name, subset))


ttfonts.makeToUnicodeCMap = _words_in_pairs
# Characters that are drawn come as addresses with all their dots in them; nothing else is fetched.
rl_config.trustedHosts, rl_config.trustedSchemes = ["localhost"], ["data"]


@cache
def _registered(path) -> str | None:
    """Its name for ReportLab, or None when that cannot read it."""
    try:
        pdfmetrics.registerFont(TTFont(path.stem, str(path), subfontIndex=0))
    except TTFError:
        return None
    return path.stem
