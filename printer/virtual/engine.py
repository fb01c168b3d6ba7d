"""ESC/POS -> what is on the paper, for the commands that printer/ sends. The others are noted as unknown."""
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from printer.paper import DOTS_PER_COLUMN, LINE_DOTS
from printer.virtual.sheet import Cell, Dots, Sheet, Strip, Style, Symbol
from printer.virtual.tokens import Token, Tokenizer

_ALIGNMENTS = {0: "left", 1: "center", 2: "right", 48: "left", 49: "center", 50: "right"}
_UNDOUBLED = (0, 48)
_CODE_PAGES = {0: "cp437"}
_NOT_ON_PAPER = {"FS &", "FS .", "ESC B", "ESC p", "GS V", "GS r", "GS I"}


def read_sheet(raw: bytes, width_dots: int) -> Sheet:
    head = _Head(width_dots)
    for token in _tokens(raw, head.sheet.unknown):
        head.obey(token)
    head.end_line()
    return head.sheet


def _tokens(raw: bytes, unknown: list[bytes]) -> Iterator[Token]:
    tokenizer = Tokenizer()
    tokenizer.feed(raw)
    while token := tokenizer.peek():
        tokenizer.take(token)
        yield token
    if tokenizer.waiting:
        unknown.append(bytes(tokenizer.waiting))


@dataclass
class _Settings:
    align: str = "left"
    style: Style = field(default_factory=Style)
    line_dots: int = LINE_DOTS
    margin_dots: int = 0
    code_page: int = 0
    module_dots: int = 3
    level: str = "L"
    content: bytes = b""


class _Head:
    """The printing head: what it is set to, and the line it has collected but not printed."""

    def __init__(self, width_dots: int):
        self.width_dots = width_dots
        self.sheet = Sheet()
        self._initialize(b"")

    def obey(self, token: Token):
        if token.name in _HANDLERS:
            _HANDLERS[token.name](self, token.argument)
        elif token.name == "text":
            self._write(token.raw)
        elif not (token.name in _NOT_ON_PAPER or self._is_code(token)):
            self.sheet.unknown.append(token.raw)
        self.sheet.is_cut = token.name == "GS V"

    def end_line(self):
        if self.line:
            self._print_line(self.now.line_dots)

    def _initialize(self, argument: bytes):
        self.now = _Settings()
        self.line: list[Cell] = []
        self.line_columns = 0

    def _write(self, code: bytes):
        style = self.now.style
        columns = len(code) * style.width
        if self.line and (self.line_columns + columns) * DOTS_PER_COLUMN > self.width_dots - self._margin_dots:
            self.end_line()
        self.line.append(Cell(self._decoded(code), len(code), style))
        self.line_columns += columns

    def _decoded(self, code: bytes) -> str:
        if len(code) == 2:
            return code.decode("gb18030", "replace")
        return code.decode(_CODE_PAGES.get(self.now.code_page, "ascii"), "replace")

    def _line_feed(self, argument: bytes):
        self._print_line(self.now.line_dots)

    def _feed_lines(self, argument: bytes):
        self._print_line(argument[0] * self.now.line_dots)
        self.sheet.lines += [""] * (argument[0] - 1)

    def _feed_dots(self, argument: bytes):
        if self.line:
            self._print_line(argument[0])
        else:
            self._add((), argument[0])

    def _usual_spacing(self, argument: bytes):
        self.now.line_dots = LINE_DOTS

    def _spacing(self, argument: bytes):
        self.now.line_dots = argument[0]

    def _margin(self, argument: bytes):
        if not self.line:
            self.now.margin_dots = int.from_bytes(argument, "little")

    def _align(self, argument: bytes):
        if not self.line:
            self.now.align = _ALIGNMENTS.get(argument[0], self.now.align)

    def _size(self, argument: bytes):
        size = argument[0]
        self.now.style = replace(self.now.style, width=(size >> 4 & 7) + 1, height=(size & 7) + 1)

    def _bold(self, argument: bytes):
        self.now.style = replace(self.now.style, bold=bool(argument[0] & 1))

    def _code_page(self, argument: bytes):
        self.now.code_page = argument[0]

    def _picture(self, argument: bytes):
        row_bytes, rows = (int.from_bytes(argument[at : at + 2], "little") for at in (1, 3))
        if argument[0] not in _UNDOUBLED:
            self.sheet.unknown.append(b"\x1dv0" + argument)
        elif row_bytes and rows:
            self._print_block(Dots(row_bytes, rows, argument[5:]), f"[image {row_bytes * 8}x{rows}]")

    def _is_code(self, token: Token) -> bool:
        """Obey it if it is about a QR symbol."""
        function, argument = token.argument[:1] + token.argument[3:5], token.argument[5:]
        match function, argument[:1]:
            case b"k1A", _:
                return True
            case b"k1C", size if b"\x01" <= size <= b"\x10":
                self.now.module_dots = size[0]
            case b"k1E", level if b"0" <= level <= b"3":
                self.now.level = "LMQH"[int(level)]
            case b"k1P", b"0":
                self.now.content = argument[1:]
            case b"k1Q", b"0":
                self._print_code()
            case _:
                return False
        return True

    def _print_code(self):
        if self.now.content:
            symbol = Symbol(self.now.content, self.now.module_dots, self.now.level)
            self._print_block(symbol, f"[QR {symbol.content.decode('utf-8', 'replace')}]")

    def _print_block(self, block: Dots | Symbol, text: str):
        self.end_line()
        self._add(block, 0)
        self.sheet.lines.append(text)

    def _print_line(self, feed_dots: int):
        self._add(tuple(self.line), feed_dots)
        self.sheet.lines.append("".join(cell.char for cell in self.line).rstrip())
        self.line, self.line_columns = [], 0

    def _add(self, printed: tuple[Cell, ...] | Dots | Symbol, feed_dots: int):
        self.sheet.strips.append(Strip(printed, self.now.align, self._margin_dots, feed_dots))

    @property
    def _margin_dots(self) -> int:
        return min(self.now.margin_dots, self.width_dots)


_HANDLERS = {
    "LF": _Head._line_feed,
    "ESC @": _Head._initialize,
    "ESC 2": _Head._usual_spacing,
    "ESC 3": _Head._spacing,
    "ESC E": _Head._bold,
    "ESC J": _Head._feed_dots,
    "ESC a": _Head._align,
    "ESC d": _Head._feed_lines,
    "ESC t": _Head._code_page,
    "GS !": _Head._size,
    "GS L": _Head._margin,
    "GS v 0": _Head._picture,
}
