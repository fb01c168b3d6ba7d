"""Played days on their way into many files: the rows as they travel, and the same rows again under the keys of another box."""
import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import msgspec

from sync import capture

KEY = re.compile(r"\b[0-9a-f]{32}\b")
MOMENT_DIGITS = 16  # a key begins with its moment, and the later one sorts later


class PlayedDay(msgspec.Struct):
    """keys: of all rows of this day and of those before it."""

    columns: dict[str, list[str]]
    text: str
    keys: set[str]

    def sow(self, database, box: str):
        """Write these rows into a box's file under keys of its own; its triggers note them."""
        tables = defaultdict(list)
        for line in KEY.sub(lambda found: self._own(found[0], box), self.text).split("\n"):
            _, table, _, *values = msgspec.json.decode(line)
            tables[table].append(values)
        with database.atomic("IMMEDIATE"):
            for table, rows in tables.items():
                database.connection().executemany(_upsert(table, self.columns[table]), rows)

    def _own(self, key: str, box: str) -> str:
        if key not in self.keys:
            return key
        return key[:MOMENT_DIGITS] + hashlib.blake2b(f"{box} {key}".encode(), digest_size=8).hexdigest()


def furnished(folder: Path) -> Path:
    """The file of a box on its first morning."""
    return folder / "furnished.db"


def keep(folder: Path, number: int, batches: Iterable[capture.Batch], rows: int | None):
    """What the box would send of this day, at most so many rows of it."""
    day = PlayedDay({}, "", read(folder, number - 1).keys if number else set())
    lines = []
    for batch in batches:
        day.columns |= {table: columns for table, (_, columns) in batch.schemas.items()}
        lines += [line.decode() for line in batch.lines]
    lines = lines[:rows]
    day.text = "\n".join(lines)
    day.keys |= {msgspec.json.decode(line)[3] for line in lines}
    _path(folder, number).write_bytes(msgspec.json.encode(day))


def read(folder: Path, number: int) -> PlayedDay:
    return msgspec.json.decode(_path(folder, number).read_bytes(), type=PlayedDay)


def _path(folder: Path, number: int) -> Path:
    return folder / f"day-{number}.json"


def _upsert(table: str, columns: list[str]) -> str:
    key, *others = columns
    names, places = ", ".join(columns), ", ".join("?" * len(columns))
    changes = ", ".join(f"{name} = excluded.{name}" for name in others)
    return f'insert into "{table}" ({names}) values ({places}) on conflict ({key}) do update set {changes}'
