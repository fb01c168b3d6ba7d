"""Finds a matter by its number in whatever community a person sees. What comes back names nobody."""
from typing import NamedTuple

import msgspec

from sync.office.boxes import numbers
from sync.office.boxes.days import is_moment
from sync.office.core import Office
from sync.office.people import scope
from sync.office.words import N_

MOST = 50
# Besides these, the number, the day and the state nothing of a row is shown.
MOMENTS = {
    "ticket": (("taken_at", N_("Taken at")), ("called_at", N_("Called at")), ("finished_at", N_("Finished at"))),
    "repair_order": (("reported_at", N_("Reported at")), ("promised_at", N_("Promised for")), ("finished_at", N_("Finished at")),
                     ("ended_at", N_("Ended at"))),
    "notice": (("issued_at", N_("Issued at")), ("closed_at", N_("Ended at"))),
    "ledger_entry": (("at", N_("Written at")),),
    "issue": (("at", N_("Handed out at")),),
    "thing_return": (("at", N_("Given back at")),),
    "receipt": (),
}


class Found(NamedTuple):
    """what: category and item of an order, by their codes; moments: (words, milliseconds)."""

    site_id: str
    community: str
    tbl: str
    number: str
    day: str | None
    state: str | None
    what: tuple[str, str] | None
    moments: list[tuple[str, int]]


def find(office: Office, typed: str, seen: frozenset[str] | None, day: str = "") -> list[Found]:
    """The newest first, at most one more than a page shows."""
    number = numbers.key(typed)
    if number is None:
        return []
    of_day, days = (" and l.day = ?", (day,)) if day else ("", ())
    in_scope, sites = scope.only(seen, "l.site_id")
    rows = office.store.rows(
        "select l.site_id, s.name, l.tbl, l.number, l.day, l.state, l.body from landed l join site s on s.site_id = l.site_id "
        f"where l.number = ? and l.deleted_seq is null{of_day}{in_scope} order by l.day desc, s.name, l.tbl limit {MOST + 1}",
        number, *days, *sites,
    )
    return [_found(row) for row in rows if row["tbl"] in MOMENTS]


def _found(row: dict) -> Found:
    body, tbl = msgspec.json.decode(row["body"]), row["tbl"]
    moments = [(words, body[name]) for name, words in MOMENTS[tbl] if is_moment(body.get(name))]
    what = (_text(body, "category"), _text(body, "item")) if tbl == "repair_order" else None
    return Found(row["site_id"], row["name"], tbl, row["number"], row["day"], row["state"], what, moments)


def _text(body: dict, name: str) -> str:
    value = body.get(name)
    return value if isinstance(value, str) else ""
