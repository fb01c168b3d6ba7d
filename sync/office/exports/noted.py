"""What the log keeps of an export, written and read in one place: lines that are there stay as they are."""
import re
from typing import NamedTuple

from sync.office.exports.gathering import Asked

WRITTEN = re.compile(r"(\w+) ([\d-]+)/([\d-]+), (\d+) communities, (\d+) rows, (\w+)")


class Noted(NamedTuple):
    kind: str
    first: str
    last: str
    sites: str
    rows: str
    file: str


def written(asked: Asked, rows: int, file: str) -> str:
    return f"{asked.kind} {asked.first}/{asked.last}, {len(asked.sites)} communities, {rows} rows, {file}"


def read(subject: str) -> Noted | None:
    """None for a line that says it in another way."""
    found = WRITTEN.fullmatch(subject)
    return Noted(*found.groups()) if found else None
