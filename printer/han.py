"""Chinese for a printer with a font ROM: two-byte GB18030 codes, switched on once by FS &."""

_KANJI_MODE = b"\x1c&"


class HanEncode:
    """Takes the place of python-escpos's `magic`, which never sends FS & and guesses code pages."""

    def __init__(self, printer):
        self.printer = printer
        self.is_switched_on = False

    def write(self, text: str):
        if not text.isascii() and not self.is_switched_on:
            self.printer._raw(_KANJI_MODE)
            self.is_switched_on = True
        self.printer._raw(text.encode("gb18030"))


def is_in_font(text: str, level: str) -> bool:
    """Whether a ROM of this level (gb2312, gbk, gb18030, none) has all of the text."""
    return all(_is_plain(char) or _has_glyph(char, level) for char in text)


def _is_plain(char: str) -> bool:
    return " " <= char <= "~"


def _has_glyph(char: str, level: str) -> bool:
    code = char.encode("gb18030", errors="replace")
    # Four-byte codes are left to pictures: most ROMs print them as two wrong characters.
    if len(code) != 2 or level == "none":
        return False
    if level == "gb2312":
        return 0xA1 <= code[0] <= 0xF7 and code[1] >= 0xA1
    return level == "gb18030" or _is_gbk(char)


def _is_gbk(char: str) -> bool:
    return len(char.encode("gbk", errors="replace")) == 2
