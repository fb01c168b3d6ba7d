"""Boxes and how they become known: a one-time code becomes a token, and a token says which box speaks."""
import hashlib
import secrets
import uuid

import msgspec

from sync.messages import Enrolling, Enrolment
from sync.office.boxes import health
from sync.office.core import Office
from sync.office.people import acts
from sync.office.standards import references
from sync.office.words import code

CODE_LASTS_MS = 24 * 3600 * 1000
TOKEN_LASTS_MS = 90 * 24 * 3600 * 1000


class Device(msgspec.Struct):
    """A box that spoke with one of its tokens; wants_token: it should ask for the next one."""

    site_id: str
    device_id: str
    incarnation: str
    revoked: bool
    wants_token: bool = False


def open_site(office: Office, name: str) -> str:
    site_id = code(6).lower()
    office.store.run("insert into site (site_id, name, created_ms) values (?, ?, ?)", site_id, name, office.clock())
    return site_id


def new_code(office: Office, site_id: str, by: str, replaces: str = "") -> str:
    """A code for one box, shown once and kept only as a hash. It is worth something for a day. replaces: the box that ends with it."""
    secret = f"{site_id.upper()}-{code(4, 4, 4)}"
    office.store.run(
        "insert into enrolment (site_id, code_hash, expires_ms, created_by, replaces) values (?, ?, ?, ?, ?)",
        site_id, _hash(secret), office.clock() + CODE_LASTS_MS, by, replaces,
    )
    return secret


def enrol(office: Office, asking: Enrolling) -> Enrolment | None:
    """The token of a new box, or None when the code is wrong, used or too old."""
    return office.store.transact(lambda: _enrol(office, asking))


def known_by(office: Office, authorization: str) -> Device | None:
    """The box this token belongs to. Nothing else in a request says who speaks."""
    site_id, _, rest = authorization.removeprefix("Bearer ").partition(".")
    device_id, _, token = rest.partition(".")
    row = office.store.first(
        "select d.incarnation, coalesce(d.revoked_ms, s.closed_ms) as revoked_ms, d.renew_ms, t.issued_ms, t.spoke_ms from token t "
        "join device d on d.site_id = t.site_id and d.device_id = t.device_id join site s on s.site_id = t.site_id "
        "where t.site_id = ? and t.device_id = ? and t.token_hash = ?", site_id, device_id, _hash(token),
    )
    if row is None:
        return None
    if row["spoke_ms"] is None:
        office.store.transact(lambda: _take_over(office, site_id, device_id, _hash(token)))
    old = office.clock() - row["issued_ms"] > TOKEN_LASTS_MS
    return Device(
        site_id, device_id, row["incarnation"], row["revoked_ms"] is not None,
        row["spoke_ms"] is not None and (old or row["renew_ms"] is not None),
    )


def next_token(office: Office, device: Device) -> Enrolment:
    """A second token. The one that asks stays good until the new one has spoken; asking again replaces the new one."""
    return office.store.transact(lambda: _issue(office, device.site_id, device.device_id))


def is_known(office: Office, site_id: str, device_id: str) -> bool:
    return office.store.first("select device_id from device where site_id = ? and device_id = ?", site_id, device_id) is not None


def ask_to_renew(office: Office, site_id: str, device_id: str) -> bool:
    """False, as below, when that stands already."""
    return bool(office.store.run(
        "update device set renew_ms = ? where site_id = ? and device_id = ? and renew_ms is null",
        office.clock(), site_id, device_id,
    ))


def revoke(office: Office, site_id: str, device_id: str) -> bool:
    return _end(office, site_id, device_id, "revoked_ms = ? where revoked_ms is null", office.clock())


def mark_lost(office: Office, site_id: str, device_id: str) -> bool:
    """Stolen, or nobody knows where: it gets nothing any more, and the page goes on saying so."""
    change = "lost_ms = ?, revoked_ms = coalesce(revoked_ms, ?) where lost_ms is null"
    return _end(office, site_id, device_id, change, office.clock(), office.clock())


def take_place(office: Office, device: Device):
    """A box speaks for the first time: the one in whose place its code was made is shut out."""
    code = office.store.first("select replaces, created_by from enrolment where site_id = ? and used_by = ? and replaces <> ''",
                              device.site_id, device.device_id)
    if code and revoke(office, device.site_id, code["replaces"]):
        acts.note(office, code["created_by"], "box.replaced", device.site_id, code["replaces"])


def _enrol(office: Office, asking: Enrolling) -> Enrolment | None:
    secret = asking.code.strip().upper()
    site_id, now_ms, device_id = secret.partition("-")[0].lower(), office.clock(), uuid.uuid4().hex
    used = office.store.run(
        "update enrolment set used_ms = ?, used_by = ? where site_id = ? and code_hash = ? and used_ms is null and expires_ms > ? "
        "and exists (select 1 from site s where s.site_id = enrolment.site_id and s.closed_ms is null)",
        now_ms, device_id, site_id, _hash(secret), now_ms,
    )
    if not used:
        return None
    office.store.run(
        "insert into device (site_id, device_id, facts, enrolled_ms) values (?, ?, ?, ?)",
        site_id, device_id, msgspec.json.encode(asking.facts).decode(), now_ms,
    )
    return _issue(office, site_id, device_id)


def _end(office: Office, site_id: str, device_id: str, change: str, *values) -> bool:
    def end() -> bool:
        references.take_turn(office, site_id)
        ended = office.store.run(f"update device set {change} and site_id = ? and device_id = ?", *values, site_id, device_id)
        health.note(office, site_id)
        return bool(ended)

    return office.store.transact(end)


def _issue(office: Office, site_id: str, device_id: str) -> Enrolment:
    token = secrets.token_urlsafe(32).replace(".", "_")
    # Nothing changes, but of two requests at once the second waits here: never are there more than two tokens.
    office.store.run("update device set renew_ms = renew_ms where site_id = ? and device_id = ?", site_id, device_id)
    office.store.run(
        "delete from token where site_id = ? and device_id = ? and spoke_ms is null", site_id, device_id
    )
    office.store.run(
        "insert into token (site_id, device_id, token_hash, issued_ms) values (?, ?, ?, ?)",
        site_id, device_id, _hash(token), office.clock(),
    )
    return Enrolment(site_id=site_id, device_id=device_id, token=f"{site_id}.{device_id}.{token}")


def _take_over(office: Office, site_id: str, device_id: str, token_hash: str):
    """The box has this token safely, for it spoke with it: all others die."""
    office.store.run(
        "update token set spoke_ms = ? where site_id = ? and device_id = ? and token_hash = ?",
        office.clock(), site_id, device_id, token_hash,
    )
    office.store.run(
        "delete from token where site_id = ? and device_id = ? and token_hash <> ?", site_id, device_id, token_hash
    )
    office.store.run("update device set renew_ms = null where site_id = ? and device_id = ?", site_id, device_id)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
