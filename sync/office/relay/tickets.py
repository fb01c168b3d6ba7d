"""What boxes said of the tickets of today, kept until the day ends. A ticket is known by the hash of its token alone."""
import hashlib
from datetime import timedelta
from typing import NamedTuple

import msgspec

from sync.messages import OVER, Heard, Relaying, Shown
from sync.office.boxes.devices import Device
from sync.office.core import ONE_DAY, Office

STALE_AFTER = timedelta(minutes=2)
RELAYED = ("site_id", "token_hash", "device_id", "body", "expires_ms")
ONLY_ITS_OWN = """
on conflict (site_id, token_hash) do update set body = excluded.body, expires_ms = excluded.expires_ms
where relayed.device_id = excluded.device_id
"""

# What a revoked box said is shown to nobody, and would be in the way of the box that came in its place.
NO_LONGER_SHOWN = """
delete from relayed where site_id = ? and (expires_ms <= ? or exists (
  select 1 from device d where d.site_id = relayed.site_id and d.device_id = relayed.device_id and d.revoked_ms is not null))
"""


class Ticket(NamedTuple):
    """heard_ms is when its box spoke last."""

    site_name: str
    shown: Shown
    heard_ms: int
    is_stale: bool


def take(office: Office, device: Device, relaying: Relaying) -> Heard:
    return office.store.transact(lambda: _take(office, device, relaying))


def behind(office: Office, token: str) -> Ticket | None:
    """None for a token nobody has, one of another day, and one of a box that was revoked: they look alike."""
    site_id, _, secret = token.lower().partition(".")
    row = office.store.first(
        "select r.body, h.heard_ms, s.name from relayed r "
        "join relay_heard h on h.site_id = r.site_id and h.device_id = r.device_id "
        "join device d on d.site_id = r.site_id and d.device_id = r.device_id "
        "join site s on s.site_id = r.site_id "
        "where r.site_id = ? and r.token_hash = ? and r.expires_ms > ? and d.revoked_ms is null",
        site_id, hashed(secret), office.clock(),
    )
    return row and _ticket(office, row)


def forget(office: Office):
    """Rows end with their day, also those of a community whose box says nothing any more."""
    office.store.run("delete from relayed where expires_ms <= ?", office.clock())


def hashed(secret: str) -> str:
    """As the box hashes it: in capitals, the way a code is printed."""
    return hashlib.sha256(secret.upper().encode()).hexdigest()


def _take(office: Office, device: Device, relaying: Relaying) -> Heard:
    now_ms, place = office.clock(), (device.site_id, device.device_id)
    # First the box's own row: whatever else it says at the same moment waits here.
    office.store.run(
        "insert into relay_heard (site_id, device_id, heard_ms) values (?, ?, ?) "
        "on conflict (site_id, device_id) do update set heard_ms = excluded.heard_ms", *place, now_ms,
    )
    office.store.run(NO_LONGER_SHOWN, device.site_id, now_ms)
    if relaying.whole:
        office.store.run("delete from relayed where site_id = ? and device_id = ?", *place)
    ends_ms = office.moment_ms(office.local(now_ms).date() + ONE_DAY)
    rows = [(device.site_id, sha, device.device_id, msgspec.json.encode(shown).decode(), ends_ms) for sha, shown in sorted(relaying.shown.items())]
    office.store.insert_many("relayed", RELAYED, rows, ONLY_ITS_OWN)
    return Heard(office.store.first("select count(*) as n from relayed where site_id = ? and device_id = ?", *place)["n"])


def _ticket(office: Office, row: dict) -> Ticket:
    shown = msgspec.json.decode(row["body"], type=Shown)
    silent = timedelta(milliseconds=office.clock() - row["heard_ms"])
    return Ticket(row["name"], shown, row["heard_ms"], silent > STALE_AFTER and shown.state not in OVER)
