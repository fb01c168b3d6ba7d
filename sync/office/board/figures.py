"""Figures from landed rows. What was not reported is None, which pages show as no data and never as nought."""
from collections import Counter
from datetime import timedelta
from typing import NamedTuple

import msgspec

from sync.office.core import Office

STALE_AFTER = timedelta(hours=26)
COUNTED = ("ticket", "repair_order", "receipt")


class Figures(NamedTuple):
    taken: int
    served: int
    waiting: int
    repairs: int
    signatures: int


class Standing(NamedTuple):
    """How far a community's boxes reported: state is 'never', 'stale' or 'fresh'."""

    state: str
    complete_at: int | None
    last_hello_ms: int | None
    minutes: int | None


class Community(NamedTuple):
    site_id: str
    name: str
    standing: Standing
    figures: Figures | None


class ServiceFigures(NamedTuple):
    name: str
    taken: int
    served: int
    waiting: int
    missed: int


def board(office: Office, day: str) -> list[Community]:
    """All communities, the ones that need a look first."""
    sites = office.store.rows("select site_id, name from site")
    counted = _counts(office, day)
    communities = [
        _community(office, site, day, counted.get(site["site_id"], Counter())) for site in sites
    ]
    order = {"never": 0, "stale": 1, "fresh": 2}
    return sorted(communities, key=lambda each: (order[each.standing.state], each.name))


def totals(communities: list[Community]) -> Figures | None:
    """Over the communities that reported; None when none did."""
    known = [each.figures for each in communities if each.figures]
    return Figures(*map(sum, zip(*known, strict=True))) if known else None


def community(office: Office, site_id: str, day: str) -> Community | None:
    site = office.store.first("select site_id, name from site where site_id = ?", site_id)
    if site is None:
        return None
    return _community(office, site, day, _counts(office, day, site_id).get(site_id, Counter()))


def services(office: Office, site_id: str, day: str) -> list[ServiceFigures]:
    names = {
        each["pk"]: msgspec.json.decode(each["body"]).get("name_zh") for each in office.store.rows(
            "select pk, body from landed where site_id = ? and tbl = 'service'", site_id)
    }
    states: dict[str, Counter] = {}
    for body in _bodies(office, site_id, day, "ticket"):
        states.setdefault(body.get("service_id") or "", Counter())[body.get("state")] += 1
    return sorted(
        ServiceFigures(names.get(pk) or pk, each.total(), each["done"], each["waiting"], each["no_show"])
        for pk, each in states.items()
    )


def repairs(office: Office, site_id: str, day: str) -> list[dict]:
    """Number, category and state only: no names, no phones, no free text leave the community's page."""
    return sorted(
        ({name: body.get(name) for name in ("number", "category", "item", "state")}
         for body in _bodies(office, site_id, day, "repair_order")),
        key=lambda each: str(each["number"]),
    )


def signatures(office: Office, site_id: str, day: str) -> list[dict]:
    return [
        {name: body.get(name) for name in ("receipt_no", "outcome", "entry_hash")}
        for body in _bodies(office, site_id, day, "receipt")
    ]


def _bodies(office: Office, site_id: str, day: str, tbl: str) -> list[dict]:
    return [
        msgspec.json.decode(each["body"]) for each in office.store.rows(
            "select body from landed where site_id = ? and day = ? and tbl = ? and deleted_seq is null order by src_seq",
            site_id, day, tbl)
    ]


def _counts(office: Office, day: str, only: str | None = None) -> dict[str, Counter]:
    rows = office.store.rows(
        "select s.site_id, l.tbl, l.state, count(*) as n from site s join landed l on l.site_id = s.site_id "
        "where l.day = ? and l.tbl in (?, ?, ?) and l.deleted_seq is null and (? = '' or s.site_id = ?) "
        "group by s.site_id, l.tbl, l.state", day, *COUNTED, only or "", only or "",
    )
    counted: dict[str, Counter] = {}
    for row in rows:
        counted.setdefault(row["site_id"], Counter())[row["tbl"], row["state"]] = row["n"]
    return counted


def _community(office: Office, site: dict, day: str, counts: Counter) -> Community:
    standing = _standing(office, site["site_id"])
    figures = _figures(counts) if _reported(office, site["site_id"], standing, day) else None
    return Community(site["site_id"], site["name"], standing, figures)


def _standing(office: Office, site_id: str) -> Standing:
    """The oldest of its boxes decides: a community is complete when all of them are."""
    row = office.store.first(
        "select min(coalesce(s.complete_at, 0)) as complete_at, min(s.last_hello_ms) as last_hello_ms from device d "
        "join stream s on s.site_id = d.site_id and s.device_id = d.device_id and s.incarnation = d.incarnation "
        "where d.site_id = ? and d.revoked_ms is null", site_id,
    )
    if not row["complete_at"]:
        return Standing("never", None, row["last_hello_ms"], None)
    age = timedelta(milliseconds=max(0, office.clock() - row["complete_at"]))
    state = "stale" if age > STALE_AFTER else "fresh"
    return Standing(state, row["complete_at"], row["last_hello_ms"], int(age / timedelta(minutes=1)))


def _reported(office: Office, site_id: str, standing: Standing, day: str) -> bool:
    """Whether a complete sync reached into the day, and the community was there at all by then."""
    if standing.complete_at is None or office.local(standing.complete_at).date().isoformat() < day:
        return False
    first = office.store.first("select min(day) as day from landed where site_id = ? and day is not null", site_id)
    begun = office.store.first("select min(started_ms) as ms from stream where site_id = ?", site_id)
    earliest = min(filter(None, (first["day"], office.local(begun["ms"]).date().isoformat())))
    return day >= earliest


def _figures(counts: Counter) -> Figures:
    by_table = Counter()
    for (tbl, _), number in counts.items():
        by_table[tbl] += number
    return Figures(
        taken=by_table["ticket"], served=counts["ticket", "done"], waiting=counts["ticket", "waiting"],
        repairs=by_table["repair_order"], signatures=counts["receipt", "signed"],
    )
