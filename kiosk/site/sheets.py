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
    reader = csv.reader(io.StringIO(_text(raw), newline=""))
    header = next(reader, [])
    places = {name: _place(header, titles) for name, titles in columns.items()}
    missing = [columns[name][1] for name in required if places[name] is None]
    if missing:
        raise Unreadable([_("Line 1: the column %(name)s is missing.", name=name) for name in missing])
    return [(reader.line_num, _fields(row, places)) for row in reader if any(cell.strip() for cell in row)]


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
