"""The roll in a printer and what the printer can do with it."""
from dataclasses import dataclass, field

DOTS_PER_MM = 8
DOTS_PER_COLUMN = 12

# The head is narrower than the roll: 72 mm of 80, 48 mm of 58.
_PRINTED_MM = {80: 72, 58: 48}


@dataclass(frozen=True)
class Paper:
    width_mm: int = 80

    @property
    def dots(self) -> int:
        return _PRINTED_MM[self.width_mm] * DOTS_PER_MM

    @property
    def columns(self) -> int:
        return self.dots // DOTS_PER_COLUMN


@dataclass(frozen=True)
class Profile:
    """chinese: gb2312 | gbk | gb18030 | none;  qr: native | image;  cut: full | part | none."""

    paper: Paper = field(default_factory=Paper)
    chinese: str = "gbk"
    qr: str = "native"
    cut: str = "full"
