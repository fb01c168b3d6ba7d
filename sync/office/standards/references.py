"""Reference rows of one community: what its box has, what the office changed, and what it published."""
import hashlib
from typing import NamedTuple

import msgspec

from sync.office.core import Office, Refused
from sync.office.people import acts
from sync.office.standards import arrivals, echo, versions
from sync.office.words import N_
from sync.reference import RELEASED, Row, mark_of


class Listed(NamedTuple):
    """One row with where it stands: 'box' (never published), 'changed' (not published yet) or 'published'."""

    row: Row
    standing: str
    on_box: bool
    changed_ms: int | None
    changed_by: str | None


class Table(NamedTuple):
    """The rows of one reference table; strange ones came from the box and cannot be read as this table.

    running is what the box has or gets without another press of a button: the last release, or its own rows before the first
    and where is_behind: boxes run on later releases, which this database forgot.
    """

    listed: list[Listed]
    strange: list[str]
    release: dict | None
    running: list[Row]
    is_behind: bool = False

    @property
    def unpublished(self) -> int:
        return sum(each.standing == "changed" for each in self.listed)

    @property
    def rows(self) -> list[Row]:
        return [each.row for each in self.listed]

    def find(self, pk: str) -> Listed | None:
        return next((each for each in self.listed if each.row.id == pk), None)


def table(office: Office, site_id: str, tbl: str) -> Table:
    release, (landed, strange) = latest(office, site_id, tbl), echo.landed(office, site_id, tbl)
    is_behind = _is_behind(office, site_id, tbl, release)
    sent = {row.id: row for row in rows_in(tbl, release["body"])} if release else {}
    saved = _drafts(office, site_id, tbl)
    ids = _kept_under(tbl, sent, {each["pk"]: _row_in(tbl, each) for each in saved}, landed)
    released = echo.renamed(sent, ids)
    drafts = {ids.get(each["pk"], each["pk"]): each for each in saved}
    edited = {pk: msgspec.structs.replace(_row_in(tbl, each), id=pk) for pk, each in drafts.items()}
    known = released | landed if is_behind else landed | released
    edited = versions.following(known, edited, versions.highest(office, site_id, tbl) if edited else {})
    fixed = echo.fixed_rows(tbl)
    listed = [_listed(row, released, edited, landed, drafts, fixed) for row in (fixed | known | edited).values()]
    return Table(
        listed, [pk for pk in strange if (is_behind or pk not in released) and pk not in edited], release,
        list((known if is_behind else released if release else landed).values()), is_behind,
    )


def as_kept(office: Office, site_id: str, tbl: str, rows: list[Row]) -> list[Row]:
    """The same under the ids that the box has them under."""
    sent, (landed, _strange) = {row.id: row for row in rows}, echo.landed(office, site_id, tbl)
    return list(echo.renamed(sent, echo.kept_under(tbl, sent, landed)).values())


def add(office: Office, site_id: str, tbl: str, row: Row, by: str) -> bool:
    """It waits in the list until somebody publishes. False, as below, when another row there is the same to people."""
    return office.store.transact(lambda: _add(office, site_id, tbl, row, by))


def save(office: Office, site_id: str, tbl: str, row: Row, by: str) -> bool:
    return office.store.transact(lambda: _save(office, site_id, tbl, row, by))


def publish(office: Office, site_id: str, tbl: str, by: str, seen: str | None = None, valid_from: str = ""):
    """Make the whole table, as it stands, the next release. What was published before is never changed.

    seen is the mark of the rows somebody looked at; others than those are not published.
    """
    office.store.transact(lambda: _publish(office, site_id, tbl, by, seen, valid_from))


def publish_rows(office: Office, site_id: str, tbl: str, rows: list[Row], by: str, made_from: str = "") -> bool:
    """Make rows that head office made itself the whole next release; no release when nothing changed."""
    return office.store.transact(lambda: _publish_rows(office, site_id, tbl, rows, by, made_from))


def take_turn(office: Office, site_id: str):
    """Before reading what is to be decided on: whoever does something for this community at the same moment waits, in any process."""
    office.store.run("update site set name = name where site_id = ?", site_id)


def latest(office: Office, site_id: str, tbl: str) -> dict | None:
    return office.store.first(
        "select number, hash, body, published_ms, published_by from release where site_id = ? and tbl = ? "
        "order by number desc limit 1", site_id, tbl,
    )


def released_body(office: Office, site_id: str, tbl: str, digest: str) -> str | None:
    row = office.store.first(
        "select body from release where site_id = ? and tbl = ? and hash = ? limit 1", site_id, tbl, digest
    )
    return row["body"] if row else None


def rows_in(tbl: str, body: str) -> list[Row]:
    return msgspec.json.decode(body, type=list[RELEASED[tbl]])


def mark(rows: list[Row]) -> str:
    """Stands for these rows: others have another."""
    return hashlib.sha256(_as_body(rows)).hexdigest()


def in_force_from(rows: list[Row], day: str) -> list[Row]:
    """All of them from one day on, where rows of this kind have one."""
    return [msgspec.structs.replace(row, valid_from=day) for row in rows] if day else rows


def _add(office: Office, site_id: str, tbl: str, row: Row, by: str) -> bool:
    """Some ids are typed."""
    take_turn(office, site_id)
    return table(office, site_id, tbl).find(row.id) is None and _save(office, site_id, tbl, row, by)


def _save(office: Office, site_id: str, tbl: str, row: Row, by: str) -> bool:
    take_turn(office, site_id)
    if any(_are_the_same(tbl, each, row) for each in table(office, site_id, tbl).rows):
        return False
    office.store.run(
        "insert into draft (site_id, tbl, pk, body, changed_ms, changed_by) values (?, ?, ?, ?, ?, ?) "
        "on conflict (site_id, tbl, pk) do update set body = excluded.body, changed_ms = excluded.changed_ms, "
        "changed_by = excluded.changed_by",
        site_id, tbl, row.id, msgspec.json.encode(row).decode(), office.clock(), by,
    )
    return True


def _are_the_same(tbl: str, one: Row, other: Row) -> bool:
    return one.id != other.id and one.active and other.active and mark_of(tbl, one) == mark_of(tbl, other)


def _publish_rows(office: Office, site_id: str, tbl: str, rows: list[Row], by: str, made_from: str) -> bool:
    take_turn(office, site_id)
    return _release(office, site_id, tbl, rows, by, made_from)


def _publish(office: Office, site_id: str, tbl: str, by: str, seen: str | None, valid_from: str):
    take_turn(office, site_id)
    current = table(office, site_id, tbl)
    if current.strange:
        raise Refused(N_("The box has rows that this page cannot read. Publishing would close them."))
    if seen is not None and seen != mark(current.rows):
        raise Refused(N_("Somebody changed something in the meantime. Please look again."))
    if not _release(office, site_id, tbl, in_force_from(current.rows, valid_from), by):
        raise Refused(N_("Nothing changed since the last release."))
    office.store.run("delete from draft where site_id = ? and tbl = ?", site_id, tbl)
    acts.note(office, by, "standards.published", site_id, tbl)


def _release(office: Office, site_id: str, tbl: str, rows: list[Row], by: str, made_from: str = "") -> bool:
    before, named = latest(office, site_id, tbl), arrivals.highest(office, site_id, tbl)
    number, body, digest = before["number"] if before else 0, _as_body(rows), mark(rows)
    if before and before["hash"] == digest and not _is_behind(office, site_id, tbl, before):
        return False
    office.store.run(
        "insert into release (site_id, tbl, number, hash, rows_n, body, published_ms, published_by, made_from) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?)", site_id, tbl, max(number, named) + 1, digest, len(rows),
        body.decode(), office.clock(), by, made_from,
    )
    return True


def _is_behind(office: Office, site_id: str, tbl: str, release: dict | None) -> bool:
    return any(arrival.later for arrival in arrivals.of(office, site_id, tbl, release))


def _as_body(rows: list[Row]) -> bytes:
    return msgspec.json.encode(sorted(rows, key=lambda row: row.id))


def _drafts(office: Office, site_id: str, tbl: str) -> list[dict]:
    return office.store.rows(
        "select pk, body, changed_ms, changed_by from draft where site_id = ? and tbl = ? order by changed_ms", site_id, tbl
    )


def _row_in(tbl: str, draft: dict) -> Row:
    return msgspec.json.decode(draft["body"], type=RELEASED[tbl])


def _kept_under(tbl: str, sent: dict, edited: dict, landed: dict) -> dict[str, str]:
    """Of what was published, and of what else waits, as far as nothing that was published is it."""
    ids = echo.kept_under(tbl, sent, landed)
    known = sent.keys() | ids.values()
    others = ({pk: row for pk, row in rows.items() if pk not in known} for rows in (edited, landed))
    return echo.kept_under(tbl, *others) | ids


def _listed(row: Row, released: dict, edited: dict, landed: dict, drafts: dict, fixed: dict) -> Listed:
    draft = drafts.get(row.id)
    if row.id in edited and released.get(row.id) != row:
        standing = "changed"
    else:
        standing = "published" if row.id in released and row != fixed.get(row.id) else "box"
    return Listed(
        row, standing, landed.get(row.id) == row, draft and draft["changed_ms"], draft and draft["changed_by"]
    )
