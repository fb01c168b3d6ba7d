"""What is not in order with boxes, in words for whoever looks after them. A box that does not say how it is, is not well: nobody knows."""
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from sync.messages import CLOCKS_APART_MS, Facts, Health
from sync.office.boxes import lanes
from sync.office.boxes.standing import WITH_STREAM
from sync.office.core import Office
from sync.office.words import N_

LITTLE_ROOM_MB = 1024
COPY_IS_OLD_MIN = 26 * 60
MANY_STARTS = 10
PAPER = {"low": N_("paper low"), "out": N_("no paper"), "silent": N_("printer does not answer")}
ALARMS = {
    "damaged": N_("database damaged"), "brought_back": N_("runs on its copy"), "begun_anew": N_("began anew"),
    "no_copy": N_("no copy made"), "disk_full": N_("disk full"), "files_stuck": N_("files cannot be sent"),
    "day_apart": N_("numbers count by another day than its clock"),
}
BOXES = f"""
select d.site_id, d.device_id, d.facts, d.refused, t.drift_ms, t.last_hello_ms from device d {WITH_STREAM} where d.revoked_ms is null
"""
NOT_WELL = "select distinct site_id from device where revoked_ms is null and well_until_ms < ?"

_decode: Callable[[str], Facts] = msgspec.json.Decoder(Facts).decode


class Trouble(NamedTuple):
    """text is a sentence in need of count."""

    text: str
    count: int = 0


class Condition(NamedTuple):
    """Of a community's boxes. troubles is None while one of them does not say, or was not heard of lately."""

    troubles: list[Trouble] | None
    programs: list[str]


UNKNOWN = Condition(None, [])


def of(office: Office, site_ids: list[str]) -> dict[str, Condition]:
    """Of the communities of one page."""
    return _of(office, f"{BOXES} and d.site_id in ({', '.join('?' * len(site_ids))})", *site_ids) if site_ids else {}


def in_trouble(office: Office) -> frozenset[str]:
    """The communities whose condition is not known to be in order, as it was noted when their boxes last spoke."""
    return frozenset(row["site_id"] for row in office.store.rows(NOT_WELL, office.clock()))


def note(office: Office, site_id: str):
    """In its turn, keep until when the boxes of a community count as well. What one of them says may end a trouble of another."""
    rows = office.store.rows(f"{BOXES} and d.site_id = ?", site_id)
    is_well = bool(rows) and _together(office, site_id, rows).troubles == []
    for row in rows:
        until_ms = _heard_until(row) if is_well else 0
        office.store.run("update device set well_until_ms = ? where site_id = ? and device_id = ? and well_until_ms <> ?",
                         until_ms, site_id, row["device_id"], until_ms)


def well_until(facts: Facts, row: dict) -> int:
    """Of one box by itself; 0 when it is not well, or does not say."""
    return 0 if facts.health == Health() or _told(facts, row) else _heard_until(row)


def of_box(office: Office, facts: Facts, row: dict) -> list[Trouble] | None:
    """None: it says nothing of itself, or nothing lately."""
    return None if facts.health == Health() or _heard_until(row) < office.clock() else _told(facts, row)


def _of(office: Office, sql: str, *values) -> dict[str, Condition]:
    found: dict[str, list[dict]] = {}
    for row in office.store.rows(sql, *values):
        found.setdefault(row["site_id"], []).append(row)
    return {site_id: _together(office, site_id, rows) for site_id, rows in found.items()}


def _together(office: Office, site_id: str, rows: list[dict]) -> Condition:
    boxes = [(_decode(row["facts"]), row) for row in rows]
    said = [of_box(office, *box) for box in boxes] + [_side_by_side(office, site_id, [facts for facts, _ in boxes])]
    programs = sorted({facts.app for facts, _ in boxes if facts.app})
    troubles = None if None in said else list(dict.fromkeys(trouble for each in said for trouble in each))
    return Condition(troubles, programs)


def _heard_until(row: dict) -> int:
    return (row["last_hello_ms"] or 0) + lanes.HEARD_WITHIN_MS


def _told(facts: Facts, row: dict) -> list[Trouble]:
    return [*_paper(facts.health), *_disk(facts.health), *_clock(row["drift_ms"] or 0), *_alarms(facts.health), *_refused(row["refused"])]


def _side_by_side(office, site_id, boxes):
    """What no box sees alone."""
    if len(boxes) == 1:
        return []
    letters, numbers = lanes.shared(facts.lane for facts in boxes), lanes.doubled(office, site_id)
    found = [Trouble(N_("%(count)d ticket letters shared by two boxes"), len(letters)), Trouble(N_("%(count)d numbers given twice"), len(numbers))]
    return [trouble for trouble in found if trouble.count]


def _refused(releases):
    if count := len(msgspec.json.decode(releases)):
        yield Trouble(N_("%(count)d releases refused"), count)


def _paper(health):
    for state in PAPER:
        if state in (health.paper or {}).values():
            yield Trouble(PAPER[state])


def _disk(health):
    if health.disk_free_mb is not None and health.disk_free_mb < LITTLE_ROOM_MB:
        yield Trouble(N_("%(count)d MB left on the disk"), health.disk_free_mb)


def _clock(drift_ms):
    if abs(drift_ms) > CLOCKS_APART_MS:
        yield Trouble(N_("clock %(count)d minutes ahead") if drift_ms > 0 else N_("clock %(count)d minutes behind"), abs(drift_ms) // 60_000)


def _alarms(health):
    yield from (Trouble(ALARMS[name]) for name in ALARMS if name in health.alarms)
    if health.backup_age_min is not None and health.backup_age_min > COPY_IS_OLD_MIN and "no_copy" not in health.alarms:
        yield Trouble(N_("last copy %(count)d hours old"), health.backup_age_min // 60)
    if (health.restarts or 0) > MANY_STARTS:
        yield Trouble(N_("started %(count)d times in a week"), health.restarts)
