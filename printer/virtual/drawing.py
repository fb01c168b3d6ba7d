"""A sheet as the dots of a paper. It brings Pillow, so it is imported when somebody looks."""
from functools import singledispatch
from itertools import groupby

import qrcode
from PIL import Image, ImageChops
from qrcode.exceptions import DataOverflowError

from printer.layout import Line
from printer.paper import DOTS_PER_COLUMN, GLYPH_DOTS
from printer.raster import line_picture
from printer.virtual.sheet import Cell, Dots, Sheet, Strip, Style, Symbol

# Five metres: bytes that ask for more are no slip.
_LONGEST_DOTS = 40_000
_LEVELS = {
    "L": qrcode.ERROR_CORRECT_L,
    "M": qrcode.ERROR_CORRECT_M,
    "Q": qrcode.ERROR_CORRECT_Q,
    "H": qrcode.ERROR_CORRECT_H,
}
_INK = 255


def draw(sheet: Sheet, width_dots: int) -> Image.Image:
    """Mode "1", black 0 on white 255; the white after the last print is left out."""
    placed, at = [], 0
    for strip in sheet.strips:
        printed = _ink(strip.printed)
        if printed and at + printed.height <= _LONGEST_DOTS:
            placed.append((printed, _left(strip, printed.width, width_dots), at))
        at += max(strip.feed_dots, printed.height if printed else 0)

    height = max((top + printed.height for printed, _, top in placed), default=1)
    paper = Image.new("1", (width_dots, height))
    for printed, left, top in placed:
        paper.paste(printed, (left, top))
    return ImageChops.invert(paper)


def glyphs(text: str, columns: int, style: Style) -> Image.Image:
    """Ink 255 on 0, in the cells the ROM gives the characters: the one place that asks printer/ to draw."""
    square = line_picture(Line(text=text, size=style.width, bold=style.bold))
    width = columns * DOTS_PER_COLUMN * style.width
    cells = square.crop((0, 0, width, GLYPH_DOTS * style.width))
    return cells.resize((width, GLYPH_DOTS * style.height), Image.Resampling.NEAREST)


@singledispatch
def _ink(printed) -> Image.Image | None:
    """What is printed, ink 255 on 0; None for a feed."""
    raise TypeError(f"no dots for {type(printed).__name__}")


@_ink.register(tuple)
def _(line: tuple[Cell, ...]) -> Image.Image | None:
    if not line:
        return None
    runs = [_run(style, list(cells)) for style, cells in groupby(line, lambda cell: cell.style)]
    picture = Image.new("1", (sum(run.width for run in runs), max(run.height for run in runs)))
    at = 0
    for run in runs:
        picture.paste(run, (at, picture.height - run.height))
        at += run.width
    return picture


@_ink.register(Dots)
def _(dots: Dots) -> Image.Image:
    return Image.frombytes("1", (dots.row_bytes * 8, dots.rows), dots.bits)


@_ink.register(Symbol)
def _(symbol: Symbol) -> Image.Image | None:
    code = qrcode.QRCode(error_correction=_LEVELS[symbol.level], border=0)
    # Printers look for one mode that fits all of the content, not for the shortest mixture.
    code.add_data(symbol.content, optimize=0)
    try:
        code.make()
    except (DataOverflowError, ValueError):
        return None
    modules = code.get_matrix()
    small = Image.new("1", (len(modules), len(modules)))
    small.putdata([_INK * is_dark for row in modules for is_dark in row])
    side = len(modules) * symbol.module_dots
    return small.resize((side, side), Image.Resampling.NEAREST)


def _run(style: Style, cells: list[Cell]) -> Image.Image:
    return glyphs("".join(cell.char for cell in cells), sum(cell.columns for cell in cells), style)


def _left(strip: Strip, width: int, width_dots: int) -> int:
    area = width_dots - strip.margin_dots
    room = area - min(width, area)
    return strip.margin_dots + {"left": 0, "center": room // 2, "right": room}[strip.align]
