"""The same rows for many communities: chosen in one, looked at, and then published in each, a few at a time.

Each community is a transaction of its own that is done once. Whoever looks on does the next few, so that a company of
any size needs no request that takes long, and a stop in the middle is gone on with.
"""
import uuid
from typing import NamedTuple

import msgspec

from sync.office.core import Office
from sync.office.people import acts, scope
from sync.office.standards import differences, references, versions
from sync.office.standards.differences import Difference
from sync.office.standards.kinds import KINDS, Kind
from sync.reference import Row, mark_of

AT_ONCE = 25
LOOKED_AT_KEPT_MS = 24 * 3600 * 1000
PUBLISHED, SAME, UNREADABLE, NOT_THEIRS, NOT_HEARD = "published", "same", "unreadable", "not_theirs", "not_heard"


class Spread(NamedTuple):
    """One set of rows on its way. started_ms is None while somebody only looks at what it would do; origin is where the rows were chosen."""

    spread_id: str
    tbl: str
    body: str
    valid_from: str
    made_ms: int
    made_by: str
    started_ms: int | None
    origin: str

    @property
    def rows(self) -> list[Row]:
        return references.rows_in(self.tbl, self.body)

    @property
    def kind_name(self) -> str:
        return next(name for name, kind in KINDS.items() if kind.tbl == self.tbl)

    @property
    def kind(self) -> Kind:
        return KINDS[self.kind_name]


def prepare(office: Office, tbl: str, rows: list[Row], site_ids: list[str], valid_from: str, by: str, origin: str) -> str:
    """Nothing is published by it."""
    return office.store.transact(lambda: _prepare(office, tbl, rows, site_ids, valid_from, by, origin))


def find(office: Office, spread_id: str) -> Spread | None:
    row = office.store.first("select * from spread where spread_id = ?", spread_id)
    return Spread(**row) if row else None


def start(office: Office, spread: Spread):
    office.store.transact(lambda: _start(office, spread))


def go_on(office: Office, spread: Spread, person, most: int = AT_ONCE):
    """Publish in the next few communities, once it was started. person is who looks on, and may by now be of a smaller region."""
    waiting = office.store.rows(
        "select site_id from spread_site where spread_id = ? and done_ms is null order by site_id limit ?",
        spread.spread_id, most)
    for each in waiting if spread.started_ms else ():
        publish_in(office, spread, person, each["site_id"])


def publish_in(office: Office, spread: Spread, person, site_id: str):
    office.store.transact(lambda: _publish_in(office, spread, person, site_id))


def counts(office: Office, spread_id: str) -> dict[str, int]:
    """How many communities stand where; those still to come stand under no outcome."""
    return {row["outcome"]: row["n"] for row in office.store.rows(
        "select outcome, count(*) as n from spread_site where spread_id = ? group by outcome", spread_id)}


def with_outcome(office: Office, spread_id: str, person, outcome: str) -> list[dict]:
    """The first of the communities in which it came to this."""
    within, seen = scope.only(scope.visible(office, person), "s.site_id")
    return office.store.rows(
        f"select s.site_id, s.name from spread_site p join site s on s.site_id = p.site_id where p.spread_id = ? and p.outcome = ?{within} "
        "order by s.name limit 200", spread_id, outcome, *seen)


def examples(office: Office, spread: Spread, person, most: int = 10) -> list[tuple[dict, list[Difference]]]:
    """What would change in the first few communities."""
    within, seen = scope.only(scope.visible(office, person), "s.site_id")
    found = office.store.rows(
        f"select s.site_id, s.name from spread_site p join site s on s.site_id = p.site_id where p.spread_id = ?{within} "
        "order by s.site_id limit ?", spread.spread_id, *seen, most)
    return [(each, _changes(office, spread, each["site_id"])) for each in found]


def laid_over(kind: Kind, there: list[Row], rows: list[Row], highest: dict[str, int]) -> list[Row]:
    """What is there with these rows in it: under the identity they have there, beside everything else. highest: see versions."""
    by_id = {row.id: row for row in there}
    by_mark = {mark_of(kind.tbl, row): row for row in sorted(there, key=lambda row: row.active)}
    for row in rows:
        known = by_id.get(row.id) or by_mark.get(mark_of(kind.tbl, row))
        laid = msgspec.structs.replace(row, id=known.id) if known else row
        by_id |= versions.following(by_id, {laid.id: laid}, highest)
    return list(by_id.values())


def _prepare(office: Office, tbl: str, rows: list[Row], site_ids: list[str], valid_from: str, by: str, origin: str) -> str:
    _forget_those_only_looked_at(office)
    spread_id = uuid.uuid4().hex
    office.store.run(
        "insert into spread (spread_id, tbl, body, valid_from, made_ms, made_by, origin) values (?, ?, ?, ?, ?, ?, ?)", spread_id, tbl,
        msgspec.json.encode(rows).decode(), valid_from, office.clock(), by, origin)
    office.store.insert_many("spread_site", ("site_id", "spread_id", "outcome"), [(each, spread_id, "") for each in site_ids],
                             "on conflict (site_id, spread_id) do nothing")
    return spread_id


def _forget_those_only_looked_at(office: Office):
    old = "started_ms is null and made_ms < ?"
    since_ms = office.clock() - LOOKED_AT_KEPT_MS
    office.store.run(f"delete from spread_site where spread_id in (select spread_id from spread where {old})", since_ms)
    office.store.run(f"delete from spread where {old}", since_ms)


def _start(office: Office, spread: Spread):
    if office.store.run("update spread set started_ms = ? where spread_id = ? and started_ms is null", office.clock(), spread.spread_id):
        communities = sum(counts(office, spread.spread_id).values())
        acts.note(office, spread.made_by, "standards.spread", subject=f"{spread.tbl} {communities}")


def _publish_in(office: Office, spread: Spread, person, site_id: str):
    references.take_turn(office, site_id)
    if not _is_waiting(office, spread, site_id):  # another who looks on was quicker, and may have been followed by an editor
        return
    outcome = _outcome(office, spread, site_id) if scope.includes(office, person, site_id) else NOT_THEIRS
    office.store.run("update spread_site set done_ms = ?, outcome = ? where site_id = ? and spread_id = ?",
                     office.clock(), outcome, site_id, spread.spread_id)


def _is_waiting(office: Office, spread: Spread, site_id: str) -> bool:
    return office.store.first("select site_id from spread_site where site_id = ? and spread_id = ? and done_ms is null",
                              site_id, spread.spread_id) is not None


def _outcome(office: Office, spread: Spread, site_id: str) -> str:
    table = references.table(office, site_id, spread.tbl)
    if table.strange:
        return UNREADABLE
    # A list that goes as a whole would be nothing but these rows.
    if spread.kind.is_dated and not table.running and not _has_reported(office, site_id):
        return NOT_HEARD
    laid = _laid(office, spread, site_id, table)
    if not differences.between(table.running, laid) and not spread.valid_from:
        return SAME
    rows = references.in_force_from(laid, spread.valid_from)
    is_new = references.publish_rows(office, site_id, spread.tbl, rows, spread.made_by, spread.spread_id)
    return PUBLISHED if is_new else SAME


def _has_reported(office: Office, site_id: str) -> bool:
    return office.store.first("select device_id from stream where site_id = ? and complete_at is not null limit 1", site_id) is not None


def _changes(office: Office, spread: Spread, site_id: str) -> list[Difference]:
    table = references.table(office, site_id, spread.tbl)
    return differences.between(table.running, _laid(office, spread, site_id, table))


def _laid(office: Office, spread: Spread, site_id: str, table: references.Table) -> list[Row]:
    return laid_over(spread.kind, table.running, spread.rows, versions.highest(office, site_id, spread.tbl))
