"""What the four DLE EOT bytes say, as facts. Silence is not a Status at all."""
from dataclasses import dataclass

READY = ("ready", "paper-low")
QUERIES = {n: b"\x10\x04" + bytes([n]) for n in (1, 2, 3, 4)}

# (query, bits): documented alike by Epson and the makers of compatible printers.
_OFFLINE = (1, 0x08)
_COVER_OPEN = (2, 0x04)
_STOPPED_WITHOUT_PAPER = (2, 0x20)
_ERROR = (2, 0x40)
_CUTTER_OR_FATAL = (3, 0x28)
_PAPER_LOW = (4, 0x0C)
_PAPER_OUT = (4, 0x60)


@dataclass(frozen=True)
class Status:
    """confirms: whether this printer also answers after its last byte, so that a fence makes sense."""

    online: bool = True
    paper: str = "ok"
    cover_open: bool = False
    error: bool = False
    confirms: bool = True

    @classmethod
    def from_answers(cls, answers: dict[int, int]) -> "Status":
        """From the answers by query number; a query without an answer accuses nobody."""

        def says(query, bits):
            return bool(answers.get(query, 0) & bits)

        out = says(*_STOPPED_WITHOUT_PAPER) or says(*_PAPER_OUT)
        return cls(
            online=not says(*_OFFLINE),
            paper="out" if out else "low" if says(*_PAPER_LOW) else "ok",
            cover_open=says(*_COVER_OPEN),
            error=says(*_ERROR) or says(*_CUTTER_OR_FATAL),
        )

    @property
    def state(self) -> str:
        """The one word staff can act on; an open cover explains everything else."""
        if self.cover_open:
            return "cover-open"
        if self.paper == "out":
            return "paper-out"
        if self.error or not self.online:
            return "offline"
        return "paper-low" if self.paper == "low" else "ready"

    @property
    def can_print(self) -> bool:
        return self.state in READY


def is_status_answer(byte: int) -> bool:
    return byte & 0x93 == 0x12


def is_fence_answer(byte: int) -> bool:
    return byte & 0x90 == 0


def is_unasked(byte: int) -> bool:
    """The first of four bytes that some printers send by themselves when their state changes."""
    return byte & 0x93 == 0x10
