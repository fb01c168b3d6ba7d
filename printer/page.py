"""A document as one picture, dot for dot what comes out of the printer: for the preview, and to measure paper."""
import io

from PIL import Image, ImageOps

from printer import raster, symbol
from printer.document import Document
from printer.fonts import font_for
from printer.han import is_in_font
from printer.layout import Line, lay_out
from printer.paper import DOTS_PER_MM, Profile
from printer.raster import Strip
from printer.width import cells

# The knife sits this far above the head, so every cut costs as much white paper.
_KNIFE_MM = 12


def page(document: Document, profile: Profile) -> Image.Image:
    """Mode "1", as wide as the head, black on white, without the white after the last line.

    Native lines are drawn with this machine's font in the cells the printer's own font has.
    """
    lines = [line for line in lay_out(document, profile.paper.columns) if line.kind != "pulse"]
    ink = Image.new("1", (profile.paper.dots, max(1, _length_dots(lines, profile))), 0)
    at = 0
    for line in lines:
        strip = _strip(line, profile)
        if strip.picture:
            ink.paste(strip.picture, (_left(line, strip.picture.width, ink.width), at + strip.above))
        at += strip.height
    _, _, _, bottom = ink.getbbox() or (0, 0, 0, 1)
    return ImageOps.invert(ink.crop((0, 0, ink.width, bottom)))


def png(document: Document, profile: Profile) -> bytes:
    file = io.BytesIO()
    page(document, profile).save(file, "PNG", optimize=True)
    return file.getvalue()


def length_mm(document: Document, profile: Profile) -> int:
    """The paper it takes from one cut to the next; 0 for a pulse."""
    lines = lay_out(document, profile.paper.columns)
    dots = _length_dots(lines, profile)
    return dots // DOTS_PER_MM + _KNIFE_MM if dots else 0


def is_drawn(line: Line, profile: Profile) -> bool:
    """Whether the line goes out as a picture, because the printer's own font cannot write it."""
    if line.kind in ("ink", "ruler"):
        return True
    return line.kind != "sample" and (profile.is_drawn or not is_in_font(line.text, profile.chinese))


def not_drawable(document: Document) -> str:
    """The characters that come out as an empty box, because no font on this machine has them."""
    lines = lay_out(document, Profile().paper.columns)
    drawn = {cell[0] for line in lines for cell in cells(line.text) if not is_in_font(cell, "gbk")}
    return "".join(sorted(char for char in drawn if font_for(char, 24) is None))


def _strip(line: Line, profile: Profile) -> Strip:
    if line.kind == "qr" and profile.draws_codes(line.block.form):
        quiet = symbol.quiet_dots(line.block.data, profile.paper.dots)
        return Strip(quiet, symbol.symbol_picture(line.block.data, profile.paper.dots), quiet)
    if line.block or is_drawn(line, profile):
        return raster.strip(line, profile.paper.dots)
    return Strip(0, raster.line_picture(line))


def _length_dots(lines: list[Line], profile: Profile) -> int:
    return sum(_height(line, profile.paper.dots) for line in lines)


def _left(line: Line, width: int, paper_dots: int) -> int:
    return {"left": 0, "center": (paper_dots - width) // 2, "right": paper_dots - width}[line.align]


def _height(line: Line, paper_dots: int) -> int:
    if line.kind == "qr":
        content = line.block.data
        return symbol.side_dots(content, paper_dots) + 2 * symbol.quiet_dots(content, paper_dots)
    if line.kind == "ink":
        return raster.ink_picture(line.block, paper_dots).height
    return 0 if line.kind == "pulse" else line.dots
