"""The releases of one table so far: who published what, what it changed, and going back to one."""
from typing import NamedTuple

import msgspec

from sync.office.core import Office, Refused
from sync.office.people import acts
from sync.office.standards import differences, references, versions
from sync.office.standards.differences import Difference
from sync.office.words import N_
from sync.reference import Row

SHOWN = 30
BACK = "back:"
NO_END = 2**31 - 1


class Release(NamedTuple):
    """made_from is empty for what people published from the list, "back:3" for a way back, and a spread's id for a spread.

    What the box had before the first one is not known any more.
    """

    number: int
    published_ms: int
    published_by: str
    made_from: str
    is_first: bool
    changes: list[Difference]

    @property
    def back_to(self) -> str:
        return self.made_from.removeprefix(BACK) if self.made_from.startswith(BACK) else ""


def releases(office: Office, site_id: str, tbl: str, before: int = NO_END) -> list[Release]:
    """The newest first; those with a number below `before`."""
    found = office.store.rows(
        "select number, body, published_ms, published_by, made_from from release where site_id = ? and tbl = ? and number < ? "
        f"order by number desc limit {SHOWN + 1}", site_id, tbl, before,
    )
    rows = [references.rows_in(tbl, each["body"]) for each in found] + [[]]
    return [
        Release(each["number"], each["published_ms"], each["published_by"], each["made_from"], place + 1 == len(found),
                differences.between(rows[place + 1], rows[place]))
        for place, each in enumerate(found[:SHOWN])
    ]


def rows_of(office: Office, site_id: str, tbl: str, number: int) -> list[Row] | None:
    row = office.store.first(
        "select body from release where site_id = ? and tbl = ? and number = ?", site_id, tbl, number)
    return references.rows_in(tbl, row["body"]) if row else None


def way_back(office: Office, site_id: str, tbl: str, number: int) -> list[Row] | None:
    """The rows of that release, old texts under new versions; what came after it is switched off, so that no box keeps it.

    None for no such release.
    """
    old = rows_of(office, site_id, tbl, number)
    if old is None:
        return None
    old = references.as_kept(office, site_id, tbl, old)
    running = {row.id: row for row in references.table(office, site_id, tbl).running}
    back = versions.following(running, {row.id: row for row in old}, versions.highest(office, site_id, tbl))
    later = [msgspec.structs.replace(row, active=False) for pk, row in running.items() if pk not in back]
    return [*back.values(), *later]


def go_back(office: Office, site_id: str, tbl: str, number: int, by: str, seen: str, valid_from: str = ""):
    """A new release with old rows; what is being edited stays as it is."""
    office.store.transact(lambda: _go_back(office, site_id, tbl, number, by, seen, valid_from))


def _go_back(office: Office, site_id: str, tbl: str, number: int, by: str, seen: str, valid_from: str):
    references.take_turn(office, site_id)
    rows = way_back(office, site_id, tbl, number)
    if seen != references.mark(rows):
        raise Refused(N_("Somebody changed something in the meantime. Please look again."))
    if not references.publish_rows(office, site_id, tbl, references.in_force_from(rows, valid_from), by, f"{BACK}{number}"):
        raise Refused(N_("Nothing would be different."))
    acts.note(office, by, "standards.went_back", site_id, f"{tbl} {number}")
