"""Two sets of rows beside each other: what is new, what changes in which fields, what goes."""
from typing import NamedTuple

from sync.reference import Row

NEW, CHANGED, OFF = "new", "changed", "off"
BESIDE = {"id", "active", "valid_from"}  # said in other words than as a field of one row


class Difference(NamedTuple):
    """One row that people will see differently; fields are its name, what it was and what it becomes."""

    kind: str
    row: Row
    fields: list[tuple[str, object, object]]


def between(before: list[Row], after: list[Row]) -> list[Difference]:
    """In the order of after; what is only in before is going, as is what is switched off."""
    was = {row.id: row for row in before if row.active}
    becomes = {row.id: row for row in after if row.active}
    found = [_difference(was.get(pk), row) for pk, row in becomes.items()]
    return [each for each in found if each] + [Difference(OFF, row, []) for pk, row in was.items() if pk not in becomes]


def _difference(before: Row | None, row: Row) -> Difference | None:
    if before is None:
        return Difference(NEW, row, [])
    fields = [(name, getattr(before, name), getattr(row, name)) for name in row.__struct_fields__
              if name not in BESIDE and getattr(before, name) != getattr(row, name)]
    return Difference(CHANGED, row, fields) if fields else None
