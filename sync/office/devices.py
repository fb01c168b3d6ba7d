"""Boxes and how they become known: a one-time code becomes a token, and a token says which box speaks."""
import hashlib
import hmac
import secrets
import uuid

import msgspec

from sync.messages import Enrolling, Enrolment
from sync.office.core import Office
from sync.office.words import code

CODE_LASTS_MS = 24 * 3600 * 1000


class Device(msgspec.Struct):
    site_id: str
    device_id: str
    incarnation: str
    revoked: bool


def open_site(office: Office, name: str) -> str:
    site_id = code(6).lower()
    office.store.run("insert into site (site_id, name, created_ms) values (?, ?, ?)", site_id, name, office.clock())
    return site_id


def new_code(office: Office, site_id: str, by: str) -> str:
    """A code for one box, shown once and kept only as a hash. It is worth something for a day."""
    secret = f"{site_id.upper()}-{code(4, 4, 4)}"
    office.store.run(
        "insert into enrolment (site_id, code_hash, expires_ms, created_by) values (?, ?, ?, ?)",
        site_id, _hash(secret), office.clock() + CODE_LASTS_MS, by,
    )
    return secret


def enrol(office: Office, asking: Enrolling) -> Enrolment | None:
    """The token of a new box, or None when the code is wrong, used or too old."""
    secret = asking.code.strip().upper()
    site_id, now_ms = secret.partition("-")[0].lower(), office.clock()
    device_id, token = uuid.uuid4().hex, secrets.token_urlsafe(32).replace(".", "_")
    with office.store.transaction():
        used = office.store.run(
            "update enrolment set used_ms = ? where site_id = ? and code_hash = ? and used_ms is null "
            "and expires_ms > ?", now_ms, site_id, _hash(secret), now_ms,
        )
        if not used:
            return None
        office.store.run(
            "insert into device (site_id, device_id, token_hash, facts, enrolled_ms) values (?, ?, ?, ?, ?)",
            site_id, device_id, _hash(token), msgspec.json.encode(asking.facts).decode(), now_ms,
        )
    return Enrolment(site_id=site_id, device_id=device_id, token=f"{site_id}.{device_id}.{token}")


def known_by(office: Office, authorization: str) -> Device | None:
    """The box this token belongs to. Nothing else in a request says who speaks."""
    site_id, _, rest = authorization.removeprefix("Bearer ").partition(".")
    device_id, _, token = rest.partition(".")
    row = office.store.first(
        "select token_hash, incarnation, revoked_ms from device where site_id = ? and device_id = ?",
        site_id, device_id,
    )
    expected = row["token_hash"] if row else _hash("")
    if not hmac.compare_digest(expected, _hash(token)) or row is None:
        return None
    return Device(site_id, device_id, row["incarnation"], row["revoked_ms"] is not None)


def revoke(office: Office, site_id: str, device_id: str):
    office.store.run(
        "update device set revoked_ms = ? where site_id = ? and device_id = ? and revoked_ms is null",
        office.clock(), site_id, device_id,
    )


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
