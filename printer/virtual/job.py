"""The bytes of one connection: what waits in the buffer, and the paper they have become so far."""
import re
import socket

from printer.virtual.tokens import Token, Tokenizer

_QUESTION = re.compile(rb"\x10\x04([\x01-\x04])")
_BEGUN_QUESTION = re.compile(rb"(\x10\x04?)?\Z")
_MOVES_PAPER = {"text", "LF", "ESC d", "ESC J", "GS v 0"}
_LASTS_BEYOND_THE_CUT = {"FS &", "ESC t", "ESC 3", "GS !", "ESC a", "ESC E", "GS L"}
_ONLY_BEFORE_A_LINE = {"ESC a", "GS L"}
_OF_SYMBOLS = (b"1C", b"1E", b"1P")
_DROPS_LINE = {"ESC @", "GS V"}
_ENDS = {"FS .": "FS &", "ESC 2": "ESC 3"}
# A client that never cuts must not fill the memory.
_LONGEST_PAPER_BYTES = 512 * 1024


class Job:
    def __init__(self, wire: socket.socket):
        self.wire: socket.socket | None = wire
        self.is_all_said = False
        self.tokens = Tokenizer()
        self.on_paper = bytearray()
        self.has_moved_paper = False
        self._is_in_line = False
        self._settings: dict[str, bytes] = {}
        self._maybe_question = b""

    def questions_in(self, piece: bytes) -> tuple[list[int], bytes]:
        """The status questions, which are answered at once wherever they stand, and the bytes without them."""
        piece = self._maybe_question + piece
        questions = [question[0] for question in _QUESTION.findall(piece)]
        piece = _QUESTION.sub(b"", piece)
        self._maybe_question = _BEGUN_QUESTION.search(piece)[0]
        return questions, piece.removesuffix(self._maybe_question)

    def end(self):
        """Nothing more comes, and nobody is left to answer."""
        self.tokens.feed(self._maybe_question)
        self._maybe_question = b""
        self.wire = None

    def add(self, token: Token):
        self.on_paper += token.raw
        self._remember(token)
        moves_paper = token.name in _MOVES_PAPER or self._is_symbol(token)
        self.has_moved_paper = self.has_moved_paper or moves_paper
        if moves_paper or token.name in _DROPS_LINE:
            self._is_in_line = token.name == "text"

    def tear_off(self) -> bytes:
        """The bytes of the paper, which can be read alone: what it is set to is said again on the next."""
        if self.wire is None and self.tokens.peek() is None:
            self.on_paper += self.tokens.waiting
        paper, self.on_paper = bytes(self.on_paper), bytearray(b"".join(self._settings.values()))
        self.has_moved_paper = False
        return paper

    @property
    def is_over(self) -> bool:
        return self.wire is None

    @property
    def is_too_long(self) -> bool:
        return len(self.on_paper) > _LONGEST_PAPER_BYTES

    def _remember(self, token: Token):
        if token.name in _ONLY_BEFORE_A_LINE and self._is_in_line:
            return
        if token.name == "ESC @":
            self._settings.clear()
        elif token.name in _LASTS_BEYOND_THE_CUT:
            self._settings[token.name] = token.raw
        elif token.name == "GS (" and token.argument[3:5] in _OF_SYMBOLS:
            self._settings[token.name + chr(token.argument[4])] = token.raw
        elif token.name in _ENDS:
            self._settings.pop(_ENDS[token.name], None)

    def _is_symbol(self, token: Token) -> bool:
        return token.name == "GS (" and token.argument[3:5] == b"1Q" and "GS (P" in self._settings
