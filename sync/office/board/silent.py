"""Boxes that have not reported for more than a day, the longest silence first."""
from typing import NamedTuple

import msgspec

from sync.messages import Facts
from sync.office.board.reach import STALE_AFTER_MIN
from sync.office.boxes.standing import WITH_STREAM
from sync.office.core import Office

MOST_SHOWN = 200
OVERDUE = f"""
select s.name, d.site_id, d.device_id, d.facts, d.enrolled_ms, t.complete_at, t.last_hello_ms, t.last_push_ms
from device d join site s on s.site_id = d.site_id
{WITH_STREAM}
where d.revoked_ms is null and s.closed_ms is null and coalesce(t.complete_at, 0) < ?
order by coalesce(t.complete_at, 0), s.name, d.device_id
"""
NEVER_HEARD, SILENT, UNFINISHED = "never_heard", "silent", "unfinished"


class SilentBox(NamedTuple):
    """state: never heard of, silent, or heard lately without ever getting to the end of what it has to send."""

    site_id: str
    name: str
    device_id: str
    facts: Facts
    state: str
    complete_at: int | None
    last_hello_ms: int | None
    enrolled_ms: int


def boxes(office: Office, visible: frozenset[str] | None) -> list[SilentBox]:
    late_ms = office.clock() - STALE_AFTER_MIN * 60_000
    rows = office.store.rows(OVERDUE, late_ms)
    return [_box(row, late_ms) for row in rows if visible is None or row["site_id"] in visible]


def _box(row: dict, late_ms: int) -> SilentBox:
    heard_ms = max(row["last_hello_ms"] or 0, row["last_push_ms"] or 0)
    state = NEVER_HEARD if not heard_ms else SILENT if heard_ms < late_ms else UNFINISHED
    return SilentBox(row["site_id"], row["name"], row["device_id"], msgspec.json.decode(row["facts"], type=Facts), state,
                     row["complete_at"], heard_ms or None, row["enrolled_ms"])
