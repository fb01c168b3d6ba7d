"""Cuts a text into pages that fit the smallest screen in large letters, so that nobody has to scroll (UX-04)."""
import math
import unicodedata

LINES = 11
LINE_COLUMNS = 72  # thirty-six Chinese characters, which are two columns each
PARAGRAPH_GAP_LINES = 0.4
SENTENCE_ENDS = "。；！？.;!?"
WIDE = {"W", "F", "A"}


def pages_of(text: str) -> list[str]:
    """Every word of the text in order, a page each; paragraphs stay whole where they can, one to a line. A form feed begins a page."""
    return [page for part in text.split("\f") for page in _pages(part)]


def _pages(text: str) -> list[str]:
    pages, used = [[]], 0.0
    for paragraph in filter(None, map(str.strip, text.splitlines())):
        for piece in _pieces(paragraph):
            height = _lines(piece) + PARAGRAPH_GAP_LINES
            if pages[-1] and used + height > LINES:
                pages.append([])
                used = 0.0
            pages[-1].append(piece)
            used += height
    return ["\n".join(page) for page in pages]


def _pieces(paragraph: str):
    """A paragraph that no page holds goes on over several."""
    while _lines(paragraph) + PARAGRAPH_GAP_LINES > LINES:
        place = cut(paragraph)
        yield paragraph[:place]
        paragraph = paragraph[place:]
    yield paragraph


def cut(paragraph: str, width: int = LINE_COLUMNS) -> int:
    """Where a full page of lines that wide ends: after a sentence if one ends in its second half, else after a word."""
    end = _fitting(paragraph, (LINES - 1) * width)
    for stops in (SENTENCE_ENDS, " "):
        last = max(paragraph.rfind(stop, 0, end) for stop in stops) + 1
        if last > end // 2:
            return last
    return end


def _fitting(text: str, columns: int) -> int:
    for place, letter in enumerate(text):
        columns -= _width(letter)
        if columns < 0:
            return place
    return len(text)


def _lines(text: str) -> int:
    return math.ceil(columns(text) / LINE_COLUMNS)


def columns(text: str) -> int:
    return sum(map(_width, text))


def _width(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in WIDE else 1
