"""Bytes -> commands and characters, in whatever pieces they come. It knows how long a command is, not what it does."""
from collections.abc import Callable
from dataclasses import dataclass

_FEEDING_CUTS = b"ABabgh"
_PREFIXED = b"\x10\x1b\x1c\x1d"
_LONGEST_PREFIX_BYTES = 3
# Longer than a band of any width, shorter than the buffer: a false length must not block the printer for ever.
_LONGEST_COMMAND_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True)
class Token:
    """A command by its name in the manuals, `text` for one character, or `unknown`."""

    name: str
    raw: bytes
    argument: bytes = b""


class Tokenizer:
    def __init__(self):
        self.waiting = bytearray()
        self.is_two_byte = False

    def feed(self, piece: bytes):
        self.waiting += piece

    def peek(self) -> Token | None:
        """The next token, or None while its last byte has not come."""
        if not self.waiting:
            return None
        if self.waiting[0] >= 0x20:
            return self._character()
        return self._command()

    def take(self, token: Token):
        del self.waiting[: len(token.raw)]
        if token.name in ("FS &", "FS .", "ESC @"):
            self.is_two_byte = token.name == "FS &"

    def _character(self) -> Token | None:
        if not (self.is_two_byte and 0x81 <= self.waiting[0] <= 0xFE):
            return Token("text", bytes(self.waiting[:1]))
        if len(self.waiting) < 2:
            return None
        has_second = 0x40 <= self.waiting[1] <= 0xFE and self.waiting[1] != 0x7F
        return Token("text", bytes(self.waiting[: 1 + has_second]))

    def _command(self) -> Token | None:
        head = bytes(self.waiting[:_LONGEST_PREFIX_BYTES])
        for size in range(len(head), 0, -1):
            if head[:size] in _COMMANDS:
                return self._known(*_COMMANDS[head[:size]], size)
        if len(head) < _LONGEST_PREFIX_BYTES and _may_become_known(head):
            return None
        return _unknown(head)

    def _known(self, name: str, length: "Length", size: int) -> Token | None:
        head = bytes(self.waiting[size : size + 5])
        needed = length(head)
        if needed is None or needed > _LONGEST_COMMAND_BYTES:
            return None if needed is None else _unknown(bytes(self.waiting[:2]))
        end = size + needed
        if len(self.waiting) < end:
            return None
        return Token(name, bytes(self.waiting[:end]), bytes(self.waiting[size:end]))


# From the first argument bytes to how many there are in all; None while that cannot be told.
Length = Callable[[bytes], int | None]


def _fixed(count: int) -> Length:
    return lambda head: count


def _cut(head: bytes) -> int | None:
    if not head:
        return None
    return 2 if head[0] in _FEEDING_CUTS else 1


def _raster(head: bytes) -> int | None:
    if len(head) < 5:
        return None
    return 5 + int.from_bytes(head[1:3], "little") * int.from_bytes(head[3:5], "little")


def _counted(head: bytes) -> int | None:
    return 3 + int.from_bytes(head[1:3], "little") if len(head) >= 3 else None


_COMMANDS: dict[bytes, tuple[str, Length]] = {
    b"\n": ("LF", _fixed(0)),
    b"\x1b@": ("ESC @", _fixed(0)),
    b"\x1b2": ("ESC 2", _fixed(0)),
    b"\x1b3": ("ESC 3", _fixed(1)),
    b"\x1bB": ("ESC B", _fixed(2)),
    b"\x1bE": ("ESC E", _fixed(1)),
    b"\x1bJ": ("ESC J", _fixed(1)),
    b"\x1ba": ("ESC a", _fixed(1)),
    b"\x1bd": ("ESC d", _fixed(1)),
    b"\x1bp": ("ESC p", _fixed(3)),
    b"\x1bt": ("ESC t", _fixed(1)),
    b"\x1c&": ("FS &", _fixed(0)),
    b"\x1c.": ("FS .", _fixed(0)),
    b"\x1d!": ("GS !", _fixed(1)),
    b"\x1dI": ("GS I", _fixed(1)),
    b"\x1dL": ("GS L", _fixed(2)),
    b"\x1dV": ("GS V", _cut),
    b"\x1dr": ("GS r", _fixed(1)),
    b"\x1dv0": ("GS v 0", _raster),
    b"\x1d(": ("GS (", _counted),
}


def _may_become_known(head: bytes) -> bool:
    return any(prefix.startswith(head) for prefix in _COMMANDS) or (len(head) == 1 and head in _PREFIXED)


def _unknown(head: bytes) -> Token:
    return Token("unknown", head[: 2 if head[0] in _PREFIXED else 1])
