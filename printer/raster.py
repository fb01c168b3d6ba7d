"""Lines as pictures: what a printer's own font cannot write, signatures, and QR for printers that draw none."""
from dataclasses import dataclass

from PIL import Image, ImageDraw

from printer import symbol
from printer.document import Ink
from printer.fonts import font_for
from printer.layout import Line
from printer.paper import DOTS_PER_COLUMN, DOTS_PER_MM, GLYPH_DOTS
from printer.width import cells, columns

# Cheap printers buffer little: higher bands come out torn.
_BAND_ROWS = 128
_SMALLEST_PIXELS = 6
_BASELINE = 20
_INK_BOX_MM = (48, 16)
_INK_LINE_DOTS = 3
_RULER_DOTS = 16
_RULER_GAP_DOTS = 4
# Many printers obey DLE EOT, DLE ENQ and DLE DC4 even inside a picture.
_REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
_ONE_DOT_MORE = 0x30
# In mode "1" Pillow keeps whole bytes, and only 255 survives an inversion.
_INK = 255


@dataclass(frozen=True)
class Strip:
    """A picture on its way to paper, white rows above and below it left out. picture is None for a blank line.

    Its width is a multiple of eight dots, and ink is 1.
    """

    above: int
    picture: Image.Image | None = None
    below: int = 0

    @property
    def height(self) -> int:
        return self.above + (self.picture.height if self.picture else 0) + self.below


def strip(line: Line, dots: int) -> Strip:
    """The line as it goes to a printer with so many dots."""
    if line.kind == "qr":
        quiet = symbol.quiet_dots(line.block.data, dots)
        return Strip(quiet, _for_wire(symbol.symbol_picture(line.block.data, dots)), quiet)
    if line.kind == "ink":
        return Strip(0, _for_wire(ink_picture(line.block, dots)))
    if line.kind == "ruler":
        return Strip(_RULER_GAP_DOTS, _for_wire(_ruler_picture(line.block.dots)), line.dots - _RULER_GAP_DOTS - _RULER_DOTS)

    picture = line_picture(line)
    box = picture.getbbox()
    if box is None:
        return Strip(line.dots)
    _, top, _, bottom = box
    return Strip(top, _for_wire(picture.crop((0, top, min(picture.width, dots), bottom))), line.dots - bottom)


def line_picture(line: Line) -> Image.Image:
    """The line in the columns and rows it has on paper, every character in its own cell."""
    picture = Image.new("1", (max(1, line.columns * DOTS_PER_COLUMN), line.dots), 0)
    draw = ImageDraw.Draw(picture)
    draw.fontmode = "1"
    at = 0
    for cell in cells(line.text):
        _draw_cell(draw, cell, at, line)
        at += columns(cell) * DOTS_PER_COLUMN * line.size
    return _stretched(picture, line) if line.tallness != line.size else picture


def ink_picture(ink: Ink, dots: int) -> Image.Image:
    box = [min(dots, side * DOTS_PER_MM) for side in _INK_BOX_MM]
    scale = min(box[0] / ink.width, box[1] / ink.height)
    picture = Image.new("1", (max(8, round(ink.width * scale)), max(8, round(ink.height * scale))), 0)
    draw = ImageDraw.Draw(picture)
    for stroke in ink.strokes:
        _draw_stroke(draw, [_on_paper(ink, point, scale) for point in stroke])
    return picture


def bands(picture: Image.Image) -> bytes:
    """A strip's picture as GS v 0 commands of few rows each."""
    return b"".join(
        _band(picture.crop((0, top, picture.width, min(top + _BAND_ROWS, picture.height))))
        for top in range(0, picture.height, _BAND_ROWS)
    )


def _ruler_picture(dots: int) -> Image.Image:
    picture = Image.new("1", (dots, _RULER_DOTS), 0)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, _RULER_DOTS // 2 - 1, dots, _RULER_DOTS // 2), fill=_INK)
    draw.rectangle((dots - _RULER_DOTS, 0, dots, _RULER_DOTS), fill=_INK)
    return picture


def _draw_cell(draw: ImageDraw.ImageDraw, cell: str, at: int, line: Line):
    width = max(1, columns(cell)) * DOTS_PER_COLUMN * line.size
    pixels = GLYPH_DOTS * line.size
    font = font_for(cell[0], pixels)
    if font is None:
        box = (at + 1, 2 * line.size, at + width - 2, 22 * line.size)
        draw.rectangle(box, outline=_INK, width=line.size)
        return

    # Proportional fonts have letters wider than a column; smaller ones do not overlap.
    if (wanted := font.getlength(cell)) > width:
        font = font_for(cell[0], max(_SMALLEST_PIXELS, int(pixels * width / wanted)))
    # Printed again one dot aside, as a ROM makes letters bold.
    for aside in range(line.size + 1) if line.bold else (0,):
        draw.text((at + width // 2 + aside, _BASELINE * line.size), cell, _INK, font, "ms")


def _stretched(picture: Image.Image, line: Line) -> Image.Image:
    # As a ROM does it: every dot becomes a column of dots.
    cell = picture.crop((0, 0, picture.width, GLYPH_DOTS * line.size))
    tall = Image.new("1", picture.size, 0)
    tall.paste(cell.resize((picture.width, GLYPH_DOTS * line.tallness), Image.Resampling.NEAREST))
    return tall


def _on_paper(ink: Ink, point: list[float], scale: float) -> tuple[float, float]:
    x, y = point[:2]
    return min(max(x, 0), ink.width) * scale, min(max(y, 0), ink.height) * scale


def _draw_stroke(draw: ImageDraw.ImageDraw, points: list[tuple[float, float]]):
    draw.line(points, fill=_INK, width=_INK_LINE_DOTS, joint="curve")
    for x, y in points:
        draw.ellipse((x - 1, y - 1, x + 1, y + 1), fill=_INK)


def _for_wire(picture: Image.Image) -> Image.Image:
    padded = Image.new("1", (-(-picture.width // 8) * 8, picture.height), 0)
    padded.paste(picture)
    return Image.frombytes("1", padded.size, _calm(padded.tobytes()))


def _calm(rows: bytes) -> bytes:
    calm = bytearray(rows)
    for first, second in zip(range(len(rows)), range(1, len(rows))):
        if rows[first : second + 1] in _REAL_TIME:
            calm[first] = _ONE_DOT_MORE
    return bytes(calm)


def _band(picture: Image.Image) -> bytes:
    width = (picture.width + 7) // 8
    size = width.to_bytes(2, "little") + picture.height.to_bytes(2, "little")
    return b"\x1dv0\x00" + size + picture.tobytes()
