"""Where a release has arrived: what each box of a community runs on and since when, or why it did not take it."""
from typing import NamedTuple

import msgspec

from sync.messages import Hello, ReleaseNote
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
    """One box and one release: running on it since a moment, refused for a reason, on a later one that is not here, or none of it yet."""

    device_id: str
    host: str
    since_ms: int | None
    reason: str | None
    later: int | None

    @property
    def state(self) -> str:
        return "running" if self.since_ms else "refused" if self.reason else "later" if self.later else "waiting"


def note(office: Office, site_id: str, device_id: str, hello: Hello):
    """The box says what it runs on; the moment stays the one at which it first said so."""
    known = {row["tbl"]: (row["hash"], row["number"]) for row in office.store.rows(
        "select tbl, hash, number from arrival where site_id = ? and device_id = ?", site_id, device_id)}
    for tbl, digest in hello.manifest.items():
        number = hello.numbers.get(tbl, 0)
        if tbl in RELEASED and known.get(tbl) != (digest, number):
            office.store.run(
                "insert into arrival (site_id, device_id, tbl, hash, number, since_ms) values (?, ?, ?, ?, ?, ?) on conflict "
                "(site_id, device_id, tbl) do update set hash = excluded.hash, number = excluded.number, "
                "since_ms = case when arrival.hash = excluded.hash then arrival.since_ms else excluded.since_ms end",
                site_id, device_id, tbl, digest, number, office.clock(),
            )


def later(hello: Hello, current: dict[str, ReleaseNote]) -> int:
    """How many tables of this box are of releases that this database forgot: somebody put an old copy of it back."""
    return sum(_is_later(hello.numbers.get(tbl, 0), digest, current.get(tbl))
               for tbl, digest in hello.manifest.items() if tbl in RELEASED)


def of(office: Office, site_id: str, tbl: str, release: dict | None) -> list[Arrival]:
    """Every box of the community that is not shut out, in the order they came. Without a release only those that know of one."""
    current = ReleaseNote(release["number"], release["hash"], 0) if release else None
    arrivals = [_arrival(row, current) for row in office.store.rows(
        "select d.device_id, d.facts, d.refused, a.hash, a.number, a.since_ms from device d left join arrival a on "
        "a.site_id = d.site_id and a.device_id = d.device_id and a.tbl = ? where d.site_id = ? and d.revoked_ms is null "
        "order by d.enrolled_ms, d.device_id", tbl, site_id)]
    return [arrival for arrival in arrivals if current or arrival.later]


def highest(office: Office, site_id: str, tbl: str) -> int:
    """The highest number that a box named, also of a release that this database forgot: below it no box takes one."""
    return office.store.first("select max(number) as n from arrival where site_id = ? and tbl = ?", site_id, tbl)["n"] or 0


def _arrival(row: dict, current: ReleaseNote | None) -> Arrival:
    digest = current and current.hash
    why = msgspec.json.decode(row["refused"]).get(digest)
    is_later = _is_later(row["number"] or 0, row["hash"], current)
    return Arrival(row["device_id"], msgspec.json.decode(row["facts"]).get("host", ""), row["since_ms"] if row["hash"] == digest else None,
                   why and REASONS.get(why, OTHERWISE), row["number"] if is_later else None)


def _is_later(number: int, digest: str, current: ReleaseNote | None) -> bool:
    return number > 0 and (current is None or number >= current.number and digest != current.hash)
