"""The roll in a printer, what the printer can do with it, and where things lie on it, in dots."""
from dataclasses import dataclass, field

DOTS_PER_MM = 8
DOTS_PER_COLUMN = 12
GLYPH_DOTS = 24
# Printers move this far for a line feed, or as far as the tallest character of the line.
LINE_DOTS = 30
# What the heads of 58 and 80 mm printers print: 48, 64, 72 and 80 mm of the roll.
WIDTHS = (384, 512, 576, 640)


@dataclass(frozen=True)
class Paper:
    """dots is the width of the head, 8 to a millimetre: one of WIDTHS."""

    dots: int = 576

    @property
    def columns(self) -> int:
        return self.dots // DOTS_PER_COLUMN


@dataclass(frozen=True)
class Profile:
    """chinese: gb2312 | gbk | gb18030 | none, which draws every line;  qr: native | image;  cut: full | part | none."""

    paper: Paper = field(default_factory=Paper)
    chinese: str = "gbk"
    qr: str = "native"
    cut: str = "full"

    @property
    def is_drawn(self) -> bool:
        return self.chinese == "none"

    def draws_codes(self, form: str = "") -> bool:
        """Whether the printer itself draws a QR code; form is what this one code asks for."""
        return (form or self.qr) == "native"
