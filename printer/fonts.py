"""Glyphs for what the printer's own font lacks: the first font on this machine that has the character."""
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

# The Mono faces keep Latin letters within one column. (file, face within it)
_FONTS = [
    ("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 1),
    ("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", 7),
    ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 1),
    ("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf", 0),
]
# A private-use character that no font draws: whatever looks like it is missing too.
_ABSENT = "\U0010fffe"


@lru_cache(maxsize=4096)
def font_for(char: str, pixels: int) -> ImageFont.FreeTypeFont | None:
    """The font to draw it with, or None when no font has it."""
    return next((font for font in _installed(pixels) if _has(font, char)), None)


@cache
def _installed(pixels: int) -> list:
    found = [
        ImageFont.truetype(path, pixels, index=face, layout_engine=ImageFont.Layout.BASIC)
        for path, face in _FONTS
        if Path(path).exists()
    ]
    return [*found, ImageFont.load_default(pixels)]


def _has(font, char: str) -> bool:
    drawn, absent = font.getmask(char), font.getmask(_ABSENT)
    return (drawn.size, bytes(drawn)) != (absent.size, bytes(absent))
