"""Numbers of versions of a text that is signed for: another text never has a number that one before it had, whatever became of that one."""
import msgspec

from sync.office.core import Office
from sync.reference import RELEASED, Row

SIGNED_FOR = ("title", "body")


class _Numbered(msgspec.Struct):
    """What is read of all the rows that were ever published; their texts are passed over."""

    id: str
    version: int = 1


def highest(office: Office, site_id: str, tbl: str) -> dict[str, int]:
    """By id, the last number that was published here; nothing where rows have no versions."""
    if not _has_versions(RELEASED[tbl]):
        return {}
    found: dict[str, int] = {}
    for release in office.store.rows("select body from release where site_id = ? and tbl = ?", site_id, tbl):
        for row in msgspec.json.decode(release["body"], type=list[_Numbered]):
            found[row.id] = max(row.version, found.get(row.id, 0))
    return found


def following(there: dict[str, Row], rows: dict[str, Row], highest: dict[str, int]) -> dict[str, Row]:
    """The rows as they come after those that are there under the same ids."""
    return {pk: _following(there[pk], row, highest) if pk in there and _has_versions(row) else row for pk, row in rows.items()}


def _following(before: Row, row: Row, highest: dict[str, int]) -> Row:
    is_same = all(getattr(before, name) == getattr(row, name) for name in SIGNED_FOR)
    version = before.version if is_same else max(before.version, highest.get(row.id, 0)) + 1
    return msgspec.structs.replace(row, version=version)


def _has_versions(row: Row | type[Row]) -> bool:
    return "version" in row.__struct_fields__
