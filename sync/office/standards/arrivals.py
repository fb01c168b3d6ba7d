"""Where a release has arrived: what each box of a community runs on and since when, or why it did not take it."""
from typing import NamedTuple

import msgspec

from sync.office.core import Office
from sync.office.words import N_
from sync.reference import CLASH, EMPTY, LAST_MANAGER, NOT_WHOLE, RELEASED, UNREADABLE

REASONS = {
    UNREADABLE: N_("It holds rows that the box's program does not know. Update the box."),
    NOT_WHOLE: N_("It did not arrive whole. Publish it again."),
    EMPTY: N_("A price list without prices helps nobody."),
    CLASH: N_("Two of its rows exclude each other on the box."),
    LAST_MANAGER: N_("It would leave the box without a manager. Add one and publish again."),
}
OTHERWISE = N_("The box did not say why in a way this program knows.")


class Arrival(NamedTuple):
    """One box and one release: running on it since a moment, refused for a reason, or neither yet."""

    device_id: str
    host: str
    since_ms: int | None
    reason: str | None

    @property
    def state(self) -> str:
        return "running" if self.since_ms else "refused" if self.reason else "waiting"


def note(office: Office, site_id: str, device_id: str, manifest: dict[str, str]):
    """The box says what it runs on; the moment stays the one at which it first said so."""
    known = {row["tbl"]: row["hash"] for row in office.store.rows(
        "select tbl, hash from arrival where site_id = ? and device_id = ?", site_id, device_id)}
    for tbl, digest in manifest.items():
        if tbl in RELEASED and known.get(tbl) != digest:
            office.store.run(
                "insert into arrival (site_id, device_id, tbl, hash, since_ms) values (?, ?, ?, ?, ?) on conflict "
                "(site_id, device_id, tbl) do update set hash = excluded.hash, since_ms = excluded.since_ms",
                site_id, device_id, tbl, digest, office.clock(),
            )


def of(office: Office, site_id: str, tbl: str, digest: str) -> list[Arrival]:
    """Every box of the community that is not shut out, in the order they came."""
    return [_arrival(row, digest) for row in office.store.rows(
        "select d.device_id, d.facts, d.refused, a.since_ms from device d left join arrival a on a.site_id = d.site_id "
        "and a.device_id = d.device_id and a.tbl = ? and a.hash = ? where d.site_id = ? and d.revoked_ms is null "
        "order by d.enrolled_ms, d.device_id", tbl, digest, site_id)]


def _arrival(row: dict, digest: str) -> Arrival:
    why = msgspec.json.decode(row["refused"]).get(digest)
    return Arrival(row["device_id"], msgspec.json.decode(row["facts"]).get("host", ""), row["since_ms"],
                   why and REASONS.get(why, OTHERWISE))
