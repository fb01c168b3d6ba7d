"""Accounts of head office: who there is, what each may, and the code that lets the first person in."""
import functools
import hmac
from collections.abc import Iterable
from datetime import timedelta

from werkzeug.security import check_password_hash, generate_password_hash

from sync.office.core import Office, Refused
from sync.office.people import acts, sessions
from sync.office.people.roles import MAINTAINER
from sync.office.words import N_, code, readable

QUIET = timedelta(hours=1)


def everyone(office: Office) -> list[dict]:
    """Each with the names of the communities the account is limited to."""
    limits: dict[str, list[str]] = {}
    for row in office.store.rows("select l.name, s.name as community from account_site l join site s on s.site_id = l.site_id order by s.name"):
        limits.setdefault(row["name"], []).append(row["community"])
    people = office.store.rows("select name, role, created_ms from account order by name")
    return [person | {"communities": limits.get(person["name"], [])} for person in people]


def find(office: Office, name: str) -> dict | None:
    return office.store.first("select name, password, role, created_ms from account where name = ?", name.strip())


def known_by(office: Office, name: str, password: str) -> dict | None:
    """The account whose password this is. As slow for a name nobody has as for a wrong password."""
    account = find(office, name)
    fits = check_password_hash(account["password"] if account else _nobodys_password(), password)
    return account if fits else None


def add(office: Office, name: str, password: str, role: str, sites: Iterable[str] = (), by: str = "") -> bool:
    """False when somebody has this name."""
    kept = generate_password_hash(password)
    return office.store.transact(lambda: enter(office, name.strip(), kept, role, sites, by))


def enter(office: Office, name: str, kept: str, role: str, sites: Iterable[str] = (), by: str = "") -> bool:
    """What add does inside a transaction; kept is the hash of the password."""
    made = office.store.run(
        "insert into account (name, password, role, created_ms) values (?, ?, ?, ?) on conflict (name) do nothing",
        name, kept, role, office.clock(),
    )
    if made:
        limits = _limit(office, name, role, sites)
        acts.note(office, by, "account.added", subject=name, purpose=limits)
    return bool(made)


def change(office: Office, name: str, role: str, sites: Iterable[str], by: str):
    office.store.transact(lambda: _change(office, name, role, sites, by))


def set_password(office: Office, name: str, password: str, by: str):
    """Whoever is signed in with the old one is out."""
    kept = generate_password_hash(password)
    office.store.transact(lambda: _set_password(office, name, kept, by))


def remove(office: Office, name: str, by: str):
    office.store.transact(lambda: _remove(office, name, by))


def note_failure(office: Office, name: str):
    """One line an hour for each account, and one for all names nobody has: what was typed may be a password."""
    account = find(office, name)
    subject, since = account["name"] if account else "", office.clock() - QUIET // timedelta(milliseconds=1)
    if not acts.was_noted(office, "", "sign_in.failed", "", subject, since):
        acts.note(office, "", "sign_in.failed", subject=subject)


def nobody_yet(office: Office) -> bool:
    return office.store.first("select name from account limit 1") is None


def first_code(office: Office) -> str | None:
    """The code for the first account, None once there is one. All processes in front of one database tell the same."""
    return readable(_derived(office), 4, 4, 4) if nobody_yet(office) else None


def claim(office: Office, secret: str, name: str, password: str) -> bool:
    """Make the first account, a maintainer; possible once."""
    expected = first_code(office) or ""
    fits = hmac.compare_digest(expected.encode(), secret.strip().upper().encode())
    kept = generate_password_hash(password) if fits else ""
    return fits and office.store.transact(lambda: _claim(office, name.strip(), kept))


def _claim(office: Office, name: str, kept: str) -> bool:
    acts.take_turns(office)  # of two who make the first account at once the second finds it made
    return nobody_yet(office) and enter(office, name, kept, MAINTAINER, (), name)


def _change(office: Office, name: str, role: str, sites: Iterable[str], by: str):
    acts.take_turns(office)
    if role != MAINTAINER:
        _refuse_the_last(office, name)
    if office.store.run("update account set role = ? where name = ?", role, name):
        limits = _limit(office, name, role, sites)
        acts.note(office, by, "account.changed", subject=name, purpose=limits)


def _set_password(office: Office, name: str, kept: str, by: str):
    if office.store.run("update account set password = ? where name = ?", kept, name):
        sessions.end_all(office, name)
        acts.note(office, by, "account.password", subject=name)


def _remove(office: Office, name: str, by: str):
    acts.take_turns(office)
    if name == by:
        raise Refused(N_("Nobody removes the own account."))
    _refuse_the_last(office, name)
    if office.store.run("delete from account where name = ?", name):
        office.store.run("delete from account_site where name = ?", name)
        sessions.end_all(office, name)
        acts.note(office, by, "account.removed", subject=name)


def _refuse_the_last(office: Office, name: str):
    rows = office.store.rows("select name from account where role = ?", MAINTAINER)
    if [row["name"] for row in rows] == [name]:
        raise Refused(N_("This is the last maintainer. Make somebody else one first."))


def _limit(office: Office, name: str, role: str, sites: Iterable[str]) -> str:
    """A maintainer is never limited. What the account may now, for the log."""
    kept = () if role == MAINTAINER else sorted(sites)
    office.store.run("delete from account_site where name = ?", name)
    office.store.insert_many("account_site", ("site_id", "name"), [(site_id, name) for site_id in kept], "")
    return " ".join((role, *kept))


def _derived(office: Office) -> bytes:
    """From the key that all processes share, so that nothing that opens a door is kept in the database."""
    key = office.store.first("select value from setting where key = 'secret_key'")["value"]
    return hmac.digest(key.encode(), b"first account", "sha256")


@functools.cache
def _nobodys_password() -> str:
    return generate_password_hash(code(12))
