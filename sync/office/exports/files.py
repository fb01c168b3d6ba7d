"""Writes gathered rows as CSV or as a workbook, on the disk. Who took it, when and why stands in it, and no cell can become a formula (SEC-15)."""
import csv
import io
import tempfile
from collections.abc import Callable, Iterable
from typing import IO, NamedTuple

CSV, XLSX = "csv", "xlsx"
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"  # without it Excel takes Chinese for something else
STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
PLAIN_CELLS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
LONGEST_HEADER = 240  # characters; a workbook takes 255
WIDTH = 17  # of a column, in characters
TILE = (420, 160)
PALE = (225, 225, 225)


class Mark(NamedTuple):
    """What every file of this export says about itself. lines: (what, its value) in words."""

    number: int
    when: str
    lines: list[tuple[str, str]]

    @property
    def in_one_line(self) -> str:
        return " · ".join(f"{what} {value}" for what, value in self.lines)


def write_csv(mark: Mark, headings: list[str], rows: Iterable[list]) -> IO[bytes]:
    file = tempfile.TemporaryFile()
    text = io.TextIOWrapper(file, "utf-8", newline="", write_through=True)
    text.write(BOM)
    writer = csv.writer(text, quoting=csv.QUOTE_ALL)
    writer.writerows(map(_safe, [*mark.lines, [], headings]))
    writer.writerows(map(_safe, rows))
    text.detach()
    file.seek(0)
    return file


def write_workbook(mark: Mark, headings: list[str], rows: Iterable[list]) -> IO[bytes]:
    import xlsxwriter  # heavy, and needed only here

    file = tempfile.TemporaryFile()
    with xlsxwriter.Workbook(file, {"constant_memory": True, **PLAIN_CELLS}) as book:
        sheet, money = book.add_worksheet(), book.add_format({"num_format": "0.00"})
        _put_mark(book, sheet, mark)
        top = [*mark.lines, [], headings]
        sheet.set_column(0, len(headings) - 1, WIDTH)
        sheet.freeze_panes(len(top), 0)
        for place, row in enumerate(top):
            _write(sheet, place, row)
        for place, row in enumerate(rows, len(top)):
            _write(sheet, place, row, money)
    file.seek(0)
    return file


class Format(NamedTuple):
    write: Callable[[Mark, list[str], Iterable[list]], IO[bytes]]
    mimetype: str


FORMATS = {
    CSV: Format(write_csv, "text/csv; charset=utf-8"),
    XLSX: Format(write_workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


def _safe(row: Iterable) -> list:
    return [_plain(value) for value in row]


def _plain(value):
    """A sum of money, the one thing with a point in it, has two places behind it."""
    if isinstance(value, float):
        return f"{value:.2f}"
    return f"'{value}" if isinstance(value, str) and value.startswith(STARTS_A_FORMULA) else value


def _write(sheet, place: int, row: Iterable, money=None):
    for column, value in enumerate(row):
        if isinstance(value, int | float):
            sheet.write_number(place, column, value, money if isinstance(value, float) else None)
        elif value:
            sheet.write_string(place, column, value)


def _put_mark(book, sheet, mark: Mark):
    line = mark.in_one_line[:LONGEST_HEADER // 2].replace("&", "&&")
    sheet.set_header(f"&L{line}")
    sheet.set_footer(f"&L{line}&R&P / &N")
    sheet.set_background(_tile(f"{mark.number} / {mark.when}"))
    book.set_properties({"title": mark.in_one_line[:LONGEST_HEADER]})


def _tile(text: str) -> io.BytesIO:
    """Behind the cells of a screen. Digits only: the letters for names are not on every server."""
    from PIL import Image, ImageDraw, ImageFont  # heavy, and needed only here

    picture, kept = Image.new("RGB", TILE, "white"), io.BytesIO()
    ImageDraw.Draw(picture).text((20, TILE[1] // 2), text, fill=PALE, font=ImageFont.load_default(24))
    picture.save(kept, "PNG")
    kept.seek(0)
    return kept
