"""Accounts of head office, and the code that lets the first person in."""
import functools
import hmac

from werkzeug.security import check_password_hash, generate_password_hash

from sync.office.core import Office
from sync.office.people import acts, sessions
from sync.office.people.roles import MAINTAINER
from sync.office.words import code, readable


def add(office: Office, name: str, password: str, role: str) -> bool:
    return bool(office.store.run(
        "insert into account (name, password, role, created_ms) values (?, ?, ?, ?) on conflict (name) do nothing",
        name.strip(), generate_password_hash(password), role, office.clock(),
    ))


def remove(office: Office, name: str, by: str):
    office.store.transact(lambda: _remove(office, name, by))


def everyone(office: Office) -> list[dict]:
    return office.store.rows("select name, role, created_ms from account order by name")


def known_by(office: Office, name: str, password: str) -> dict | None:
    """The account whose password this is. As slow for a name nobody has as for a wrong password."""
    row = office.store.first("select name, password, role from account where name = ?", name.strip())
    fits = check_password_hash(row["password"] if row else _nobodys_password(), password)
    return row if fits else None


def nobody_yet(office: Office) -> bool:
    return office.store.first("select name from account limit 1") is None


def first_code(office: Office) -> str | None:
    """The code for the first account, None once there is one. All processes in front of one database tell the same."""
    return readable(_derived(office), 4, 4, 4) if nobody_yet(office) else None


def claim(office: Office, secret: str, name: str, password: str) -> bool:
    """Make the first account, a maintainer; possible once."""
    expected = first_code(office) or ""
    fits = hmac.compare_digest(expected.encode(), secret.strip().upper().encode())
    return fits and office.store.transact(lambda: _add_first(office, name, password))


def _add_first(office: Office, name: str, password: str) -> bool:
    # Nothing changes, but whoever else makes the first account at this moment waits here.
    office.store.run("update setting set value = value where key = 'secret_key'")
    made = nobody_yet(office) and add(office, name, password, MAINTAINER)
    if made:
        acts.note(office, name.strip(), "account.first", subject=name.strip())
    return made


def _remove(office: Office, name: str, by: str):
    if office.store.run("delete from account where name = ?", name):
        office.store.run("delete from account_site where name = ?", name)
        sessions.end_all(office, name)
        acts.note(office, by, "account.removed", subject=name)


def _derived(office: Office) -> bytes:
    """From the key that all processes share, so that nothing that opens a door is kept in the database."""
    key = office.store.first("select value from setting where key = 'secret_key'")["value"]
    return hmac.digest(key.encode(), b"first account", "sha256")


@functools.cache
def _nobodys_password() -> str:
    return generate_password_hash(code(12))
