"""Cuts a text into pages that fit the smallest screen in large letters, so that nobody has to scroll (UX-04)."""
import math
import unicodedata
from collections.abc import Callable

LINES = 11
SHORTEST_PAGE = 4  # lines; a heading and what it stands above must have room
LINE_COLUMNS = 72  # thirty-six Chinese characters, which are two columns each
PARAGRAPH_GAP_LINES = 0.4
SENTENCE_ENDS = "。；！？.;!?"
WIDE = {"W", "F", "A"}


def pages_of(text: str) -> list[str]:
    """Every word of the text in order, a page each; paragraphs stay whole where they can, one to a line. A form feed begins a page."""
    return [page for part in text.split("\f") for page in _pages(part)]


def _pages(text: str) -> list[str]:
    paragraphs = list(filter(None, map(str.strip, text.splitlines())))
    return ["\n".join(page) for page in evenly(lambda most: _filled(paragraphs, most))]


def evenly(filled: Callable[[int], list]) -> list:
    """The pages of filled(most lines): as few as full ones would be, and alike, so that no line stands alone after a full page."""
    fewest = len(filled(LINES))
    return next(pages for most in range(SHORTEST_PAGE, LINES + 1) if len(pages := filled(most)) <= fewest)


def _filled(paragraphs: list[str], most: int) -> list[list[str]]:
    pages, used = [[]], 0.0
    for piece in (piece for paragraph in paragraphs for piece in _pieces(paragraph, most)):
        if pages[-1] and used + _height(piece) > most:
            pages.append([])
            used = 0.0
        pages[-1].append(piece)
        used += _height(piece)
    return pages


def _pieces(paragraph: str, most: int):
    """A paragraph that no page holds goes on over several."""
    most = most if _height(paragraph) > LINES else LINES
    while _height(paragraph) > most:
        place = cut(paragraph, most)
        yield paragraph[:place]
        paragraph = paragraph[place:]
    yield paragraph


def cut(paragraph: str, most: int, width: int = LINE_COLUMNS) -> int:
    """Where a page of so many lines that wide ends: after a sentence if one ends in its second half, else after a word."""
    end = _fitting(paragraph, (most - 1) * width)
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


def _height(paragraph: str) -> float:
    return _lines(paragraph) + PARAGRAPH_GAP_LINES


def _lines(text: str) -> int:
    return math.ceil(columns(text) / LINE_COLUMNS)


def columns(text: str) -> int:
    return sum(map(_width, text))


def _width(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in WIDE else 1
