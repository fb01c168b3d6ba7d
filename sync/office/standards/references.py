"""Reference rows of one community: what its box has, what the office changed, and what it published."""
import hashlib
from typing import NamedTuple

import msgspec

from sync.office.core import Office
from sync.office.words import N_
from sync.reference import RELEASED, Row

LISTS = {"recipients"}
TIMES = {"opens", "closes"}
# A community writes notices of its own, through drafts and stamps: they are never head office's to edit or to publish.
KEPT_BY_THE_SITE = {"notice": "site"}


class Unpublishable(Exception):
    """A sentence for the person who pressed publish."""


class Listed(NamedTuple):
    """One row with where it stands: 'box' (never published), 'changed' (not published yet) or 'published'."""

    row: Row
    standing: str
    on_box: bool
    changed_ms: int | None
    changed_by: str | None


class Table(NamedTuple):
    """The rows of one reference table; strange ones came from the box and cannot be read as this table."""

    listed: list[Listed]
    strange: list[str]
    release: dict | None
    release_on_box: bool

    @property
    def unpublished(self) -> int:
        return sum(each.standing == "changed" for each in self.listed)

    def find(self, pk: str) -> Listed | None:
        return next((each for each in self.listed if each.row.id == pk), None)


def table(office: Office, site_id: str, tbl: str) -> Table:
    release = latest(office, site_id, tbl)
    released = {row.id: row for row in _release_rows(tbl, release)}
    drafts = {each["pk"]: each for each in _drafts(office, site_id, tbl)}
    edited = {pk: msgspec.json.decode(each["body"], type=RELEASED[tbl]) for pk, each in drafts.items()}
    landed, strange = _landed(office, site_id, tbl)
    listed = [
        _listed(row, released, edited, landed, drafts) for row in (landed | released | edited).values()
    ]
    return Table(
        listed, [pk for pk in strange if pk not in released and pk not in edited], release,
        release is not None and _held_by_boxes(office, site_id, tbl, release["hash"]),
    )


def save(office: Office, site_id: str, tbl: str, row: Row, by: str):
    office.store.run(
        "insert into draft (site_id, tbl, pk, body, changed_ms, changed_by) values (?, ?, ?, ?, ?, ?) "
        "on conflict (site_id, tbl, pk) do update set body = excluded.body, changed_ms = excluded.changed_ms, "
        "changed_by = excluded.changed_by",
        site_id, tbl, row.id, msgspec.json.encode(row).decode(), office.clock(), by,
    )


def publish(office: Office, site_id: str, tbl: str, by: str):
    """Make the whole table, as it stands, the next release. What was published before is never changed."""
    office.store.transact(lambda: _publish(office, site_id, tbl, by))


def publish_rows(office: Office, site_id: str, tbl: str, rows: list[Row], by: str, made_from: str = "") -> bool:
    """Make rows that head office made itself the whole next release; no release when nothing changed."""
    return office.store.transact(lambda: _publish_rows(office, site_id, tbl, rows, by, made_from))


def take_turn(office: Office, site_id: str):
    """Before reading what is to be published: whoever publishes for this community at the same moment waits, in any process."""
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


def _publish_rows(office: Office, site_id: str, tbl: str, rows: list[Row], by: str, made_from: str) -> bool:
    take_turn(office, site_id)
    return _add(office, site_id, tbl, rows, by, made_from)


def _publish(office: Office, site_id: str, tbl: str, by: str):
    take_turn(office, site_id)
    current = table(office, site_id, tbl)
    if current.strange:
        raise Unpublishable(N_("The box has rows that this page cannot read. Publishing would close them."))
    if not _add(office, site_id, tbl, [each.row for each in current.listed], by):
        raise Unpublishable(N_("Nothing changed since the last release."))


def _add(office: Office, site_id: str, tbl: str, rows: list[Row], by: str, made_from: str = "") -> bool:
    before = latest(office, site_id, tbl)
    body = msgspec.json.encode(sorted(rows, key=lambda row: row.id))
    digest = hashlib.sha256(body).hexdigest()
    if before and before["hash"] == digest:
        return False
    office.store.run(
        "insert into release (site_id, tbl, number, hash, rows_n, body, published_ms, published_by, made_from) "
        "values (?, ?, ?, ?, ?, ?, ?, ?, ?)", site_id, tbl, before["number"] + 1 if before else 1, digest, len(rows),
        body.decode(), office.clock(), by, made_from,
    )
    return True


def _release_rows(tbl: str, release: dict | None) -> list[Row]:
    return msgspec.json.decode(release["body"], type=list[RELEASED[tbl]]) if release else []


def _drafts(office: Office, site_id: str, tbl: str) -> list[dict]:
    return office.store.rows(
        "select pk, body, changed_ms, changed_by from draft where site_id = ? and tbl = ?", site_id, tbl
    )


def _landed(office: Office, site_id: str, tbl: str) -> tuple[dict[str, Row], list[str]]:
    found, strange = {}, []
    for each in office.store.rows(
        "select pk, body from landed where site_id = ? and tbl = ? and deleted_seq is null", site_id, tbl
    ):
        body = msgspec.json.decode(each["body"])
        if tbl in KEPT_BY_THE_SITE and body.get("origin") == KEPT_BY_THE_SITE[tbl]:
            continue
        try:
            row = msgspec.convert(_as_typed(body), RELEASED[tbl], strict=False)
            found[row.id] = row
        except msgspec.DecodeError:
            strange.append(each["pk"])
    return found, strange


def _as_typed(body: dict) -> dict:
    """SQLite knows no lists, no times and no truth values: undo how the box wrote them."""
    fields = {name: value for name, value in body.items() if value is not None}
    for name in LISTS & fields.keys():
        if isinstance(fields[name], str):
            fields[name] = msgspec.json.decode(fields[name] or "[]")
    for name in TIMES & fields.keys():
        fields[name] = str(fields[name])[:5]
    return fields


def _listed(row: Row, released: dict, edited: dict, landed: dict, drafts: dict) -> Listed:
    draft = drafts.get(row.id)
    if row.id in edited and released.get(row.id) != row:
        standing = "changed"
    else:
        standing = "published" if row.id in released else "box"
    return Listed(
        row, standing, landed.get(row.id) == row, draft and draft["changed_ms"], draft and draft["changed_by"]
    )


def _held_by_boxes(office: Office, site_id: str, tbl: str, digest: str) -> bool:
    """Every box of the community said in its last hello that it runs on this release."""
    held = office.store.rows("select manifest from device where site_id = ? and revoked_ms is null", site_id)
    return bool(held) and all(msgspec.json.decode(each["manifest"]).get(tbl) == digest for each in held)
