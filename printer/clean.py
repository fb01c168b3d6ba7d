"""Text that may go to a printer: no control characters, no bidi tricks, no bytes that could be a command."""
import unicodedata

LONGEST = 200

_LINE_ENDS = "\n\r\t\v\f\x85"
_DROPPED = {"Cc", "Cf", "Cs", "Co", "Cn"}
_FULL_WIDTH_SPACE = "\u3000"
# The half-width yen sign is a four-byte GB18030 code, which font ROMs print as rubbish.
_YEN = str.maketrans("¥", "￥")


def clean(text: str) -> str:
    kept = "".join(_printable(char) for char in text)
    return unicodedata.normalize("NFC", kept).translate(_YEN)[:LONGEST]


def _printable(char: str) -> str:
    category = unicodedata.category(char)
    if char in _LINE_ENDS or (category.startswith("Z") and char != _FULL_WIDTH_SPACE):
        return " "
    return "" if category in _DROPPED else char
