"""Document -> the exact lines on paper. The encoder and the preview on the screen both start from these."""
from dataclasses import dataclass
from functools import singledispatch

from printer.document import QR, Document, Feed, Ink, Row, Rule, Text
from printer.width import columns, wrap


@dataclass(frozen=True)
class Line:
    """kind: text | rule | qr | ink. A qr or ink line carries its block; the others their text."""

    kind: str = "text"
    text: str = ""
    size: int = 1
    bold: bool = False
    align: str = "left"
    block: QR | Ink | None = None

    @property
    def columns(self) -> int:
        return columns(self.text) * self.size


def lay_out(document: Document, width: int) -> list[Line]:
    return [line for block in document.blocks for line in _lines(block, width)]


@singledispatch
def _lines(block, width: int) -> list[Line]:
    raise TypeError(f"no paper form for {type(block).__name__}")


@_lines.register
def _(text: Text, width: int) -> list[Line]:
    size = _fitting_size(text, width)
    return [
        Line(text=part, size=size, bold=text.bold, align=text.align)
        for part in wrap(text.text, width // size)
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


def _fitting_size(text: Text, width: int) -> int:
    # A big line that breaks is unreadable, and some printers break it inside a character.
    size = text.size
    while size > 1 and columns(text.text) * size > width:
        size //= 2
    return size
