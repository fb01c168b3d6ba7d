"""Simple rich text: a line is a heading, an item of a list or a paragraph, and **words** may be bold. Every other letter is kept.

A Markdown library would also read indents, dashes and single asterisks as marks, and a notice may lose nothing: 王* is a masked name.
"""
import math
import re
from collections.abc import Iterator
from itertools import groupby, zip_longest
from typing import NamedTuple

from markupsafe import Markup, escape

from kiosk.signing import paging

HEADING, ITEM, NUMBERED, PARAGRAPH = "heading", "item", "numbered", "paragraph"
LISTS = {ITEM: "ul", NUMBERED: "ol"}
LINE = re.compile(r"(?:(?P<heading>#{1,3}\s+)|(?P<item>[-•·]\s+)|(?P<numbered>\d{1,3}\.\s+))?(?P<text>.*)")
BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")
HEADING_SIZE = 1.2  # times the text's, as signing.css has it
LONGEST_HEADING = 60  # letters; a longer one is a paragraph that begins with a hash
ITEM_COLUMNS = 4  # what stands before an item, and the space there


class Line(NamedTuple):
    """One line, or what of it stands on one page. head is the number of a numbered item; continued has no mark of its own."""

    kind: str
    text: str
    head: str = ""

    @property
    def height(self) -> float:
        columns = paging.columns(plain(self.text))
        if self.kind == HEADING:
            return math.ceil(columns * HEADING_SIZE / self.width) * HEADING_SIZE + paging.PARAGRAPH_GAP_LINES
        return math.ceil(columns / self.width) + paging.PARAGRAPH_GAP_LINES

    @property
    def width(self) -> int:
        return paging.LINE_COLUMNS - (ITEM_COLUMNS if self.kind in LISTS else 0)

    @property
    def inner(self) -> Markup:
        return Markup().join(_inline(self.text))

    @property
    def html(self) -> Markup:
        if self.kind == HEADING:
            return Markup("<h2>{}</h2>").format(self.inner)
        # What stands before an item is text like all other: it is frozen, printed and read aloud.
        return Markup("<li>{}{}</li>" if self.kind in LISTS else "<p>{}{}</p>").format(self.before, self.inner)

    @property
    def before(self) -> str:
        return {ITEM: "· ", NUMBERED: f"{self.head}. "}.get(self.kind, "")


def pages_of(text: str) -> list[str]:
    """The text as pages of safe HTML that fit the touchscreen, in their order. No heading stands last on a page."""
    lines = lines_of(text)
    return [_page(page) for page in paging.evenly(lambda most: _filled(lines, most))]


def shown(text: str) -> list[Markup]:
    """The same for templates: nothing but marks of ours is markup in them."""
    return [Markup(page) for page in pages_of(text)]


def lines_of(text: str) -> list[Line]:
    return [_line(line) for line in map(str.strip, text.splitlines()) if line]


def _filled(lines: list[Line], most: int) -> list[list[Line]]:
    pages, used = [[]], 0.0
    pieces = [piece for whole in lines for piece in _pieces(whole, most)]
    for piece, following in zip_longest(pieces, pieces[1:]):
        needed = piece.height + (following.height if following and piece.kind == HEADING else 0)
        if pages[-1] and used + needed > most:
            pages.append([])
            used = 0.0
        pages[-1].append(piece)
        used += piece.height
    return pages


def _line(line: str) -> Line:
    found = LINE.fullmatch(line)
    if not found["text"] or found[HEADING] and len(found["text"]) > LONGEST_HEADING:
        return Line(PARAGRAPH, line)
    kind = next((name for name in (HEADING, ITEM, NUMBERED) if found[name]), PARAGRAPH)
    return Line(kind, found["text"], found[NUMBERED].strip().rstrip(".") if kind == NUMBERED else "")


def _pieces(line: Line, most: int) -> Iterator[Line]:
    """A line that no page holds goes on over several, as a paragraph; what is bold stays bold on both sides of a cut."""
    most = most if line.height > paging.LINES else paging.LINES
    while line.height > most:
        first, rest = _cut(line.text, most, line.width)
        yield line._replace(text=first)
        line = Line(PARAGRAPH, rest)
    yield line


def _cut(text: str, most: int, width: int) -> tuple[str, str]:
    place = paging.cut(text, most, width)
    inside = next((found for found in BOLD.finditer(text) if found.start() < place < found.end()), None)
    if inside is None:
        return text[:place], text[place:]
    if inside.start() > place // 2:
        return text[:inside.start()], text[inside.start():]
    place = min(max(place, inside.start() + 3), inside.end() - 3)
    return f"{text[:place].rstrip()}**", f"**{text[place:].lstrip()}"


def _page(lines: list[Line]) -> str:
    """Items that follow each other are one list."""
    parts = []
    for kind, some in groupby(lines, key=lambda line: line.kind):
        inner = Markup().join(line.html for line in some)
        tag = LISTS.get(kind)
        parts.append(Markup("<{0}>{1}</{0}>").format(Markup(tag), inner) if tag else inner)
    return str(Markup().join(parts))


def _inline(text: str) -> Iterator[Markup]:
    end = 0
    for found in BOLD.finditer(text):
        yield escape(text[end:found.start()])
        yield Markup("<strong>{}</strong>").format(found[1])
        end = found.end()
    yield escape(text[end:])


def plain(text: str) -> str:
    return BOLD.sub(r"\1", text)
