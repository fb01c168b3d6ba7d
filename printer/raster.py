"""Pictures for the printer: a line its font cannot write, a signature, and both as GS v 0 bands."""
from PIL import Image, ImageDraw

from printer.document import Ink
from printer.fonts import font_for
from printer.layout import Line
from printer.paper import DOTS_PER_COLUMN, DOTS_PER_MM
from printer.width import cells, columns

# Cheap printers buffer little: higher bands come out torn.
_BAND_ROWS = 128
_GLYPH_DOTS = 24
_SMALLEST_PIXELS = 6
_LINE_DOTS = 30
_BASELINE = 24
_INK_BOX_MM = (48, 16)
_INK_LINE_DOTS = 3
# Many printers obey DLE EOT, DLE ENQ and DLE DC4 even inside a picture.
_REAL_TIME = (b"\x10\x04", b"\x10\x05", b"\x10\x14")
_ONE_DOT_MORE = 0x30


def line_picture(line: Line, dots: int) -> Image.Image:
    """The line drawn in the columns it has on paper, without the blank right part."""
    width = min(dots, columns(line.text) * DOTS_PER_COLUMN * line.size)
    picture = Image.new("1", (max(8, width), _LINE_DOTS * line.size), 0)
    draw = ImageDraw.Draw(picture)
    draw.fontmode = "1"
    at = 0
    for cell in cells(line.text):
        _draw_cell(draw, cell, at, line)
        at += columns(cell) * DOTS_PER_COLUMN * line.size
    return picture


def ink_picture(ink: Ink, dots: int) -> Image.Image:
    box = [min(dots, side * DOTS_PER_MM) for side in _INK_BOX_MM]
    scale = min(box[0] / ink.width, box[1] / ink.height)
    picture = Image.new("1", (max(8, round(ink.width * scale)), max(8, round(ink.height * scale))), 0)
    draw = ImageDraw.Draw(picture)
    for stroke in ink.strokes:
        _draw_stroke(draw, [_on_paper(ink, point, scale) for point in stroke])
    return picture


def bands(picture: Image.Image) -> bytes:
    """The picture as GS v 0 commands of few rows each."""
    return b"".join(
        _band(picture.crop((0, top, picture.width, min(top + _BAND_ROWS, picture.height))))
        for top in range(0, picture.height, _BAND_ROWS)
    )


def _draw_cell(draw: ImageDraw.ImageDraw, cell: str, at: int, line: Line):
    width = max(1, columns(cell)) * DOTS_PER_COLUMN * line.size
    pixels = _GLYPH_DOTS * line.size
    font = font_for(cell[0], pixels)
    if font is None:
        draw.rectangle((at + 1, 4 * line.size, at + width - 2, 26 * line.size), outline=1, width=line.size)
        return

    # Proportional fonts have letters wider than a column; smaller ones do not overlap.
    if (wanted := font.getlength(cell)) > width:
        font = font_for(cell[0], max(_SMALLEST_PIXELS, int(pixels * width / wanted)))
    thick = line.size / 2 if line.bold else 0
    draw.text((at + width // 2, _BASELINE * line.size), cell, 1, font, "ms", stroke_width=thick)


def _on_paper(ink: Ink, point: list[float], scale: float) -> tuple[float, float]:
    x, y = point[:2]
    return min(max(x, 0), ink.width) * scale, min(max(y, 0), ink.height) * scale


def _draw_stroke(draw: ImageDraw.ImageDraw, points: list[tuple[float, float]]):
    draw.line(points, fill=1, width=_INK_LINE_DOTS, joint="curve")
    for x, y in points:
        draw.ellipse((x - 1, y - 1, x + 1, y + 1), fill=1)


def _band(picture: Image.Image) -> bytes:
    width = (picture.width + 7) // 8
    size = width.to_bytes(2, "little") + picture.height.to_bytes(2, "little")
    return b"\x1dv0\x00" + size + _calm(picture.tobytes())


def _calm(rows: bytes) -> bytes:
    calm = bytearray(rows)
    for first, second in zip(range(len(rows)), range(1, len(rows))):
        if rows[first : second + 1] in _REAL_TIME:
            calm[first] = _ONE_DOT_MORE
    return bytes(calm)
