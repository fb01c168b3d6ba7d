"""Collects the rows of an export as one moment of the database shows them, on the disk and not in memory."""
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

import msgspec

from sync.office.board import reach, reckoning
from sync.office.board.reach import Span
from sync.office.core import Office
from sync.office.exports.cells import Cells
from sync.office.exports.sheets import SHEETS, Sheet

MOST_ROWS = 100_000
IN_MEMORY = 256 * 1024


class TooMany(Exception):
    """More rows than one file may hold."""


class Asked(NamedTuple):
    """sites: (site_id, name) of the communities, in the order of the file."""

    kind: str
    sites: list[tuple[str, str]]
    first: date
    last: date

    @property
    def sheet(self) -> Sheet:
        return SHEETS[self.kind]

    @property
    def days(self) -> list[str]:
        return [(self.first + timedelta(days=number)).isoformat() for number in range((self.last - self.first).days + 1)]


class Gathered:
    """Lists of cells, to be read once or several times; close it."""

    def __init__(self):
        self.count, self._file = 0, tempfile.SpooledTemporaryFile(IN_MEMORY)

    def add(self, cells: list):
        if self.count == MOST_ROWS:
            raise TooMany
        self._file.write(msgspec.json.encode(cells) + b"\n")
        self.count += 1

    def __iter__(self) -> Iterator[list]:
        self._file.seek(0)
        return map(msgspec.json.decode, self._file)

    def close(self):
        self._file.close()


def gather(office: Office, asked: Asked) -> Gathered:
    gathered = Gathered()
    try:
        with office.store.snapshot():
            for cells in _rows(office, asked):
                gathered.add(cells)
    except BaseException:
        gathered.close()
        raise
    return gathered


def _rows(office: Office, asked: Asked) -> Iterator[list]:
    if not asked.sheet.tbl:
        yield from _figures(office, asked)
    else:
        for site_id, name in asked.sites:
            yield from _landed(office, asked, site_id, name)


def _landed(office: Office, asked: Asked, site_id: str, name: str) -> Iterator[list]:
    """A day at a time: so much of a community fits into memory on any machine."""
    cells = Cells(office, site_id, name)
    for day in _days_with_rows(office, asked, site_id):
        for row in office.store.rows(
            "select body from landed where site_id = ? and tbl = ? and day = ? and deleted_seq is null order by src_seq",
            site_id, asked.sheet.tbl, day,
        ):
            yield cells.of_row(asked.sheet, day, msgspec.json.decode(row["body"]))


def _days_with_rows(office: Office, asked: Asked, site_id: str) -> list[str]:
    rows = office.store.rows(
        "select day from landed where site_id = ? and tbl = ? and day between ? and ? and deleted_seq is null group by day order by day",
        site_id, asked.sheet.tbl, asked.first.isoformat(), asked.last.isoformat())
    return [row["day"] for row in rows]


def _figures(office: Office, asked: Asked) -> Iterator[list]:
    """A line for each day, also for those of which nothing was reported."""
    reaches = {each.site_id: each for each in reach.of_all(office)}  # one question, however many communities there are
    spans = [Span.of(office, day) for day in asked.days]
    for site_id, name in asked.sites:
        cells, kept = Cells(office, site_id, name), reckoning.between(office, site_id, spans[0].day, spans[-1].day)
        for span in spans:
            share = reaches[site_id].share_of(span)
            yield cells.of_figures(asked.sheet, span.day, share, reckoning.known(share, kept.get(span.day)))
