"""What a printer says to the questions it hears; the wire is somebody else's business."""
from dataclasses import dataclass, field

ANSWERS = {
    b"\x10\x04\x01": b"\x12", b"\x10\x04\x02": b"\x12", b"\x10\x04\x03": b"\x12", b"\x10\x04\x04": b"\x12",
    b"\x1dr1": b"\x00", b"\x1dI1": b"\x20",
    b"\x1dIA": b"_1.02\x00", b"\x1dIB": b"_ACME\x00", b"\x1dIC": b"_PT-58X\x00", b"\x1dID": b"_J7\x00",
}
MUTE = {}
_QUESTION_BYTES = 3
_QUESTIONS_BEGIN = b"\x10\x1d"


@dataclass
class Answering:
    """`prints` is what was no question."""

    answers: dict[bytes, bytes] = field(default_factory=lambda: dict(ANSWERS))
    prints: bytes = b""
    _waiting: bytes = b""

    def hears(self, received: bytes) -> bytes:
        said = b""
        self._waiting += received
        while self._waiting:
            head = self._waiting[:_QUESTION_BYTES]
            is_question = head[0] in _QUESTIONS_BEGIN
            if is_question and len(head) < _QUESTION_BYTES:
                break
            if is_question:
                said += self.answers.get(head, b"")
            length = _QUESTION_BYTES if is_question else 1
            self.prints += b"" if is_question else head[:1]
            self._waiting = self._waiting[length:]
        return said
