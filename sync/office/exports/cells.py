"""Makes the cells of one line: numbers stay numbers, moments and codes become words of this request's language."""
import msgspec
from flask import current_app

from sync.office.board.figures import Figures
from sync.office.boxes.days import is_moment
from sync.office.core import Office
from sync.office.exports.sheets import COUNT, FIRST, MOMENT, SERVICE, SHARE, WORD, YUAN, Column, Sheet
from sync.office.words import N_

NO_DATA = N_("no data")
FEN_PER_YUAN = 100
WIDEST_BITS = 64


def say(sentence: str) -> str:
    return _words().say(sentence).unescape()


def headings(sheet: Sheet) -> list[str]:
    return [say(column.heading) for column in (*FIRST, *sheet.columns)]


class Cells:
    """Of one community. Boxes are not believed: a value of another kind than its column's leaves the cell empty."""

    def __init__(self, office: Office, site_id: str, name: str):
        self.office, self.site_id, self.name = office, site_id, name
        self._services: dict[str, str] | None = None

    def of_row(self, sheet: Sheet, day: str, body: dict) -> list:
        return [self.name, day, *(self._cell(sheet, column, body) for column in sheet.columns)]

    def of_figures(self, sheet: Sheet, day: str, reported: str, figures: Figures | None) -> list:
        counted = [self._figure(column, figures) for column in sheet.columns[1:]]
        return [self.name, day, _words().word("day", "reported", reported, "").unescape(), *counted]

    def _figure(self, column: Column, figures: Figures | None) -> int | str:
        value = None if figures is None else getattr(figures, column.name)
        if value is None:
            return say(NO_DATA)
        return round(100 * value) if column.kind == SHARE else value

    def _cell(self, sheet: Sheet, column: Column, body: dict) -> int | float | str | None:
        value = body.get(column.name)
        if column.kind in (COUNT, YUAN, MOMENT):
            return self._number(column.kind, value) if type(value) is int else None
        if not isinstance(value, str):
            return None
        if column.kind == SERVICE:
            return self._service(value)
        return _words().word(sheet.tbl, column.name, value, body.get("item") or "").unescape().strip() if column.kind == WORD else value

    def _number(self, kind: str, value: int) -> int | float | str | None:
        if kind == MOMENT:
            return f"{self.office.local(value):%Y-%m-%d %H:%M}" if is_moment(value) else None
        if value.bit_length() >= WIDEST_BITS:
            return None
        return value / FEN_PER_YUAN if kind == YUAN else value

    def _service(self, pk: str) -> str | None:
        if self._services is None:
            rows = self.office.store.rows("select pk, body from landed where site_id = ? and tbl = 'service'", self.site_id)
            self._services = {row["pk"]: msgspec.json.decode(row["body"]).get("name_zh") for row in rows}
        return self._services.get(pk)


def _words():
    """The words of pages, for a file, where nothing is to be escaped: one place that knows what codes are called."""
    return current_app.jinja_env.get_template("office/exports/_cells.html").module
