"""What is on a paper, as plain data that knows neither bytes nor Pillow."""
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Style:
    width: int = 1
    height: int = 1
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A character where the font ROM puts it: one column for each byte of its code."""

    char: str
    columns: int
    style: Style


@dataclass(frozen=True, slots=True)
class Dots:
    """A picture as it came: rows of bytes, a set bit is black."""

    row_bytes: int
    rows: int
    bits: bytes


@dataclass(frozen=True, slots=True)
class Symbol:
    content: bytes
    module_dots: int
    level: str


@dataclass(frozen=True, slots=True)
class Strip:
    """What is printed at once; the paper then moves by its height or by feed_dots, whichever is more."""

    printed: tuple[Cell, ...] | Dots | Symbol
    align: str
    margin_dots: int
    feed_dots: int


@dataclass
class Sheet:
    strips: list[Strip] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    unknown: list[bytes] = field(default_factory=list)
    is_cut: bool = False
