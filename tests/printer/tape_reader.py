"""ESC/POS bytes -> what a printer would do with them. It knows only what printer/ may send."""
import re
from dataclasses import dataclass

_COMMANDS = {
    "ESC @": rb"\x1b@",
    "FS &": rb"\x1c&",
    "GS !": rb"\x1d!(?P<n>[\x00-\x77])",
    "ESC a": rb"\x1ba(?P<n>[\x00-\x02])",
    "ESC E": rb"\x1bE(?P<n>[\x00\x01])",
    "ESC d": rb"\x1bd(?P<n>.)",
    "ESC J": rb"\x1bJ(?P<n>.)",
    "ESC p": rb"\x1bp(?P<n>\x00..)",
    "ESC B": rb"\x1bB(?P<n>[\x01-\x09][\x01-\x09])",
    "GS V": rb"\x1dV(?P<n>[AB]\x00)",
    "LF": rb"\n",
    "text": rb"(?P<n>(?:[\x20-\x7e]|[\x81-\xfe][\x40-\x7e\x80-\xfe])+)",
}
_PATTERNS = {name: re.compile(pattern, re.DOTALL) for name, pattern in _COMMANDS.items()}


@dataclass(frozen=True)
class Step:
    name: str
    argument: bytes = b""
    rows: int = 0

    def __str__(self):
        if self.name == "text":
            return self.argument.decode("gb18030")
        if self.name == "GS v 0":
            return f"<GS v 0 {len(self.argument) // self.rows * 8}x{self.rows}>"
        if self.name == "GS ( k":
            return f"<GS ( k {self.argument[:2].hex()} {self.argument[2:].decode('latin1').strip()!r}>"
        return f"<{self.name} {self.argument.hex()}>".replace(" >", ">")


def read_tape(tape: bytes) -> list[Step]:
    steps, at = [], 0
    while at < len(tape):
        step, at = _step(tape, at)
        steps.append(step)
    return steps


def _step(tape: bytes, at: int) -> tuple[Step, int]:
    if tape.startswith(b"\x1d(k", at):
        end = at + 5 + int.from_bytes(tape[at + 3 : at + 5], "little")
        return Step("GS ( k", tape[at + 5 : end]), end
    if tape.startswith(b"\x1dv0\x00", at):
        width, rows = (int.from_bytes(tape[at + n : at + n + 2], "little") for n in (4, 6))
        end = at + 8 + width * rows
        return Step("GS v 0", tape[at + 8 : end], rows), end
    for name, pattern in _PATTERNS.items():
        if match := pattern.match(tape, at):
            return Step(name, match.groupdict().get("n", b"")), match.end()
    raise ValueError(f"unknown command {tape[at : at + 6].hex()} at {at}")
