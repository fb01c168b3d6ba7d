"""Document -> the exact lines on paper. The encoder and every preview start from these."""
from dataclasses import dataclass, replace
from functools import singledispatch

from printer.document import QR, Beep, Document, Drawer, Feed, Ink, Row, Rule, Ruler, Sample, Text
from printer.paper import GLYPH_DOTS, LINE_DOTS
from printer.width import columns, wrap

# Nobody reads more of what a person typed, and it is their paper too (SEC-17).
MOST_LINES_OF_TEXT = 12
_LARGE_HEIGHT = 2


@dataclass(frozen=True)
class Line:
    """kind: text | rule | sample | qr | ink | ruler | pulse. The last four carry their block; the others their text.

    size is the width of the characters, 1 to 8; height is 0 where it is the same.
    """

    kind: str = "text"
    text: str = ""
    size: int = 1
    height: int = 0
    bold: bool = False
    align: str = "left"
    block: QR | Ink | Ruler | Drawer | Beep | None = None

    @property
    def columns(self) -> int:
        return columns(self.text) * self.size

    @property
    def tallness(self) -> int:
        return self.height or self.size

    @property
    def dots(self) -> int:
        """How far a printer moves the paper for this line of text."""
        return max(LINE_DOTS, GLYPH_DOTS * self.tallness)


def lay_out(document: Document, width: int) -> list[Line]:
    """width in columns."""
    lines = [line for block in document.blocks for line in _lines(block, width)]
    return [_enlarged(line) for line in lines] if document.is_large else lines


def _enlarged(line: Line) -> Line:
    is_body = line.kind == "text" and line.size == 1 and line.text
    return replace(line, height=_LARGE_HEIGHT) if is_body else line


@singledispatch
def _lines(block, width: int) -> list[Line]:
    raise TypeError(f"no paper form for {type(block).__name__}")


@_lines.register
def _(text: Text, width: int) -> list[Line]:
    size = _fitting_size(text, width)
    return [
        Line(text=part, size=size, bold=text.bold, align=text.align)
        for part in wrap(text.text, width // size)[:MOST_LINES_OF_TEXT]
    ]


@_lines.register
def _(row: Row, width: int) -> list[Line]:
    gap = width - columns(row.left) - columns(row.right)
    if gap >= 1:
        return [Line(text=row.left + " " * gap + row.right, bold=row.bold)]

    return [
        *(Line(text=part, bold=row.bold) for part in wrap(row.left, width) if part),
        *(Line(text=part, bold=row.bold, align="right") for part in wrap(row.right, width) if part),
    ]


@_lines.register
def _(rule: Rule, width: int) -> list[Line]:
    return [Line("rule", ("=" if rule.heavy else "-") * width)]


@_lines.register
def _(qr: QR, width: int) -> list[Line]:
    symbol = Line("qr", align="center", block=qr)
    caption = _lines(Text(qr.caption, align="center"), width) if qr.caption else []
    return [symbol, *caption]


@_lines.register
def _(ink: Ink, width: int) -> list[Line]:
    return [Line("ink", align="center", block=ink)]


@_lines.register
def _(feed: Feed, width: int) -> list[Line]:
    return [Line() for _ in range(feed.lines)]


@_lines.register
def _(sample: Sample, width: int) -> list[Line]:
    return [Line("sample", sample.text)]


@_lines.register
def _(ruler: Ruler, width: int) -> list[Line]:
    return [Line("ruler", block=ruler)]


@_lines.register(Drawer)
@_lines.register(Beep)
def _(pulse, width: int) -> list[Line]:
    return [Line("pulse", block=pulse)]


def _fitting_size(text: Text, width: int) -> int:
    # A big line that breaks is unreadable, and some printers break it inside a character.
    size = text.size
    while size > 1 and columns(text.text) * size > width:
        size //= 2
    return size
