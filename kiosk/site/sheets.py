"""Reads lists as offices keep them: CSV from a spreadsheet, in UTF-8 or GB18030, with heads in Chinese or English."""
import csv
import io

from kiosk.i18n import gettext as _


class Unreadable(Exception):
    """The list was not taken; lines holds one sentence per mistake, with its line number."""

    def __init__(self, lines: list[str]):
        super().__init__("\n".join(lines))
        self.lines = lines


def rows_of(raw: bytes, columns: dict[str, tuple], required: tuple) -> list[tuple[int, dict]]:
    """(line number, fields by name) of every line that is not empty; columns are the heads each field may have."""
    header, rows = _cut(_text(raw))
    places = {name: _place(header, titles) for name, titles in columns.items()}
    missing = [columns[name][1] for name in required if places[name] is None]
    if missing:
        raise Unreadable([_("Line 1: the column %(name)s is missing.", name=name) for name in missing])
    return [(line, _fields(row, places)) for line, row in rows if any(cell.strip() for cell in row)]


def _cut(text) -> tuple[list, list[tuple[int, list]]]:
    """The first line, and the others with their numbers."""
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        return next(reader, []), [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise Unreadable([_("Line %(line)d cannot be read as a list.", line=reader.line_num)]) from error


def _text(raw) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Unreadable([_("The file is neither UTF-8 nor GB18030 text.")])


def _place(header, titles) -> int | None:
    names = [cell.strip().lower() for cell in header]
    return next((names.index(title) for title in titles if title in names), None)


def _fields(row, places) -> dict:
    return {name: row[at].strip() if at is not None and at < len(row) else "" for name, at in places.items()}
