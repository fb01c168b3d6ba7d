"""What stands on a slip, as plain data: JSON in, JSON out. It knows no printer and no paper width."""
import math

import msgspec
from msgspec.structs import force_setattr, replace

from printer.clean import clean


class _Block(msgspec.Struct, frozen=True, omit_defaults=True, tag=str.lower):
    def _clean(self, *names):
        for name in names:
            force_setattr(self, name, clean(getattr(self, name)))


class Text(_Block):
    text: str
    align: str = "left"
    size: int = 1
    bold: bool = False

    def __post_init__(self):
        self._clean("text")
        if self.align not in ("left", "center", "right") or not 1 <= self.size <= 8:
            raise ValueError(f"no such text: align {self.align}, size {self.size}")


class Row(_Block):
    """A label at the left edge and its value at the right edge."""

    left: str
    right: str
    bold: bool = False

    def __post_init__(self):
        self._clean("left", "right")


class Rule(_Block):
    heavy: bool = False


class QR(_Block):
    """form: native or image, for a sheet that tries both; empty leaves it to the printer's settings."""

    data: str
    caption: str = ""
    form: str = ""

    def __post_init__(self):
        self._clean("data", "caption")


class Ink(_Block):
    """Something drawn by hand: strokes are lists of [x, y, ...] on a canvas of width x height."""

    strokes: list[list[list[float]]]
    width: float
    height: float

    def __post_init__(self):
        if not (0 < self.width < math.inf and 0 < self.height < math.inf):
            raise ValueError("ink needs a canvas")
        if not all(map(_is_point, (point for stroke in self.strokes for point in stroke))):
            raise ValueError("ink points are [x, y, ...]")


class Feed(_Block):
    lines: int = 1


class Sample(_Block):
    """Text in the printer's own font, whatever its settings say: to find out what it can write."""

    text: str

    def __post_init__(self):
        self._clean("text")


class Ruler(_Block):
    """A bar so many dots long with a mark at its end, to be seen or cut off: to find out how wide a printer is."""

    dots: int


class Drawer(_Block):
    """A pulse that opens the cash drawer. It stands alone: a paper never carries one."""


class Beep(_Block):
    times: int = 3


Block = Text | Row | Rule | QR | Ink | Feed | Sample | Ruler | Drawer | Beep


class Document(msgspec.Struct, frozen=True, omit_defaults=True):
    """is_large: body text twice as high, for those who asked for large letters on the screen."""

    blocks: list[Block]
    language: str = "zh_Hans"
    is_large: bool = False

    @classmethod
    def from_json(cls, text: str) -> "Document":
        return msgspec.json.decode(text, type=cls)

    def to_json(self) -> str:
        return msgspec.json.encode(self).decode()

    def as_copy(self, number: int, at: str) -> "Document":
        """The same slip, marked so that nobody takes it for the first one."""
        mark = Text(f"*** 补打 / REPRINT {number} ***", align="center", bold=True)
        time = [Text(at, align="center")] if at else []
        return replace(self, blocks=[mark, *time, *self.blocks])


def _is_point(point: list[float]) -> bool:
    return len(point) >= 2 and math.isfinite(point[0]) and math.isfinite(point[1])
