"""What the boxes of a community sent up of their reference tables, read as rows of the contract."""
import msgspec

from sync.office.core import Office
from sync.reference import KEPT_THERE, RELEASED, WORDINGS, Row, WordingRow, mark_of

LISTS = {"recipients"}
TIMES = {"opens", "closes"}
# A community writes notices of its own, through drafts and stamps: they are never head office's to edit or to publish.
KEPT_BY_THE_SITE = {"notice": "site"}
# Accounts stay on the box: of who works there only what head office published itself is known here.
STAYS_THERE = {"staff"}
PRICES = "price"


def landed(office: Office, site_id: str, tbl: str) -> tuple[dict[str, Row], list[str]]:
    """The rows by their id, and the keys of those that cannot be read as this table."""
    found, strange = {}, []
    for pk, body in ({} if tbl in STAYS_THERE else _bodies(office, site_id, tbl)).items():
        try:
            row = msgspec.convert(_as_typed(body), RELEASED[tbl], strict=False)
            found[row.id] = row
        except msgspec.DecodeError:
            strange.append(pk)
    return found, strange


def kept_under(tbl: str, rows: dict[str, Row], landed: dict[str, Row]) -> dict[str, str]:
    """The ids under which the box has rows that are older there than head office's, by the ids these have here."""
    if tbl not in KEPT_THERE:
        return {}
    own = {mark_of(tbl, row): pk for pk, row in landed.items() if pk not in rows}
    marks = {pk: mark_of(tbl, row) for pk, row in rows.items() if pk not in landed}
    return {pk: own[mark] for pk, mark in marks.items() if mark in own}


def renamed(rows: dict[str, Row], ids: dict[str, str]) -> dict[str, Row]:
    """Of two that are one on the box, the open one stands."""
    renamed = [msgspec.structs.replace(row, id=ids.get(pk, pk)) for pk, row in rows.items()]
    return {row.id: row for row in sorted(renamed, key=lambda row: row.active)}


def fixed_rows(tbl: str) -> dict[str, Row]:
    """Rows that are there before anybody writes them: the places where head office may say something."""
    return {place: WordingRow(id=place, active=False) for place in WORDINGS} if tbl == "wording" else {}


def _bodies(office: Office, site_id: str, tbl: str) -> dict[str, dict]:
    if tbl == PRICES:
        return _prices(office, site_id)
    kept_there = KEPT_BY_THE_SITE.get(tbl)
    return {pk: body for pk, body in _stored(office, site_id, tbl).items() if not kept_there or body.get("origin") != kept_there}


def _prices(office: Office, site_id: str) -> dict[str, dict]:
    """The lines of the version that came last; head office's stands before the site's own."""
    lists = _stored(office, site_id, "price_list")
    latest = max(lists, key=lambda pk: (lists[pk].get("origin") == "office", _version(lists[pk])), default="")
    return {
        pk: body | {"id": body.get("code"), "valid_from": lists[latest].get("valid_from")}
        for pk, body in _stored(office, site_id, PRICES).items()
        if body.get("price_list_id") == latest
    }


def _version(body: dict) -> int:
    return body["version"] if type(body.get("version")) is int else 0


def _stored(office: Office, site_id: str, tbl: str) -> dict[str, dict]:
    return {row["pk"]: msgspec.json.decode(row["body"]) for row in office.store.rows(
        "select pk, body from landed where site_id = ? and tbl = ? and deleted_seq is null", site_id, tbl)}


def _as_typed(body: dict) -> dict:
    """SQLite knows no lists, no times and no truth values: undo how the box wrote them."""
    fields = {name: value for name, value in body.items() if value is not None}
    for name in LISTS & fields.keys():
        if isinstance(fields[name], str):
            fields[name] = msgspec.json.decode(fields[name] or "[]")
    for name in TIMES & fields.keys():
        fields[name] = str(fields[name])[:5]
    return fields
