"""Columns and line breaks as a printer with a Chinese font ROM sees them."""
import re
import unicodedata
from functools import lru_cache

# 禁则: what may not begin a line, and what may not end one.
_NOT_FIRST = frozenset("。，、；：？！）】》」』〉〕”’…—～·％℃,.;:?!)]}%>")
_NOT_LAST = frozenset("（【《「『〈〔“‘￥([{$<")
_WORD_OR_CHARACTER = re.compile(r"[!-~]+|.", re.DOTALL)


def columns(text: str) -> int:
    return sum(map(_char_columns, text))


def cells(text: str) -> list[str]:
    """Characters together with the marks that stand above or below them."""
    found = []
    for char in text:
        if found and _char_columns(char) == 0:
            found[-1] += char
        else:
            found.append(char)
    return found


def wrap(text: str, width: int) -> list[str]:
    """Break between words and characters; only a word longer than the line is broken inside."""
    lines = [""]
    for piece in _pieces(text):
        if columns(lines[-1] + piece) > width:
            lines[-1] = lines[-1].rstrip(" ")
            lines += _cut(piece.lstrip(" "), width)
        else:
            lines[-1] += piece
    return [line for line in lines if line] or [""]


@lru_cache(maxsize=4096)
def _char_columns(char: str) -> int:
    if char.isascii():
        return 1
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    # The ROM gives every two-byte code two columns, also the “ ” — · × ℃ that Unicode calls narrow.
    is_two_byte = len(char.encode("gb18030")) == 2
    return 2 if is_two_byte or unicodedata.east_asian_width(char) in "WF" else 1


def _pieces(text: str) -> list[str]:
    """Runs that stay together; a space goes with what follows it."""
    pieces = []
    for unit in _WORD_OR_CHARACTER.findall(text):
        if pieces and _stay_together(pieces[-1], unit):
            pieces[-1] += unit
        else:
            pieces.append(unit)
    return pieces


def _stay_together(before: str, unit: str) -> bool:
    return (
        before[-1] in _NOT_LAST
        or before.isspace()
        or unit[0] in _NOT_FIRST
        or _char_columns(unit[0]) == 0
    )


def _cut(piece: str, width: int) -> list[str]:
    lines = [""]
    for char in piece:
        if columns(lines[-1] + char) > width:
            lines.append("")
        lines[-1] += char
    return lines
