"""What a PDF made here consists of, as plain data; how it looks is known to the process that draws it (programs/compose.py)."""
import msgspec


class Block(msgspec.Struct, tag=True, frozen=True):
    """One thing below the one before it."""


class Title(Block):
    text: str


class Heading(Block):
    text: str


class Paragraph(Block):
    """text may hold b, strong, i, em, u and br; every other tag is shown as it is written."""

    text: str


class Facts(Block):
    """Pairs of what and how it is, a line each."""

    rows: list[tuple[str, str]]


class Table(Block):
    """A list over as many pages as it takes, its head on each. widths are shares of the page's width; without any all are alike."""

    head: list[str]
    rows: list[list[str]]
    widths: list[float] = []


class Strokes(Block):
    """A signature as the hand drew it: strokes of (x, y, …) on a pad of this size, kept as lines between these very points."""

    strokes: list[list[list[float]]]
    width: float
    height: float
    pen: float = 4


class Picture(Block):
    """A kept picture, this wide on paper, or as wide as the page allows."""

    sha: str
    width_mm: float = 170


class QrCode(Block):
    text: str
    width_mm: float = 32


class PageBreak(Block):
    """What follows begins on a new page."""
