"""Who sits behind a cookie. It names a row that dies with signing out, with the account, with another password, or after twelve hours."""
import hashlib
import secrets
from datetime import timedelta

from flask import g, request, session
from flask_login import LoginManager, UserMixin, login_user

from sync.office.core import Office, the_office
from sync.office.store import Unavailable
from sync.office.words import N_

people = LoginManager()
people.session_protection = "strong"

LASTS = timedelta(hours=12)
STAYS = ("language", "who")
TOO_MANY = N_("Too many attempts. Wait a minute.")


class Person(UserMixin):
    def __init__(self, name: str, role: str, secret: str):
        self.id, self.role, self._secret = name, role, secret

    def get_id(self) -> str:
        return self._secret


@people.user_loader
def find(secret: str) -> Person | None:
    office = the_office()
    try:
        row = office.store.first(
            "select a.name, a.role from sign_in s join account a on a.name = s.name where s.session_hash = ? "
            "and s.ends_ms > ?", _hash(secret), office.clock(),
        )
    except Unavailable:
        return None  # a stranger for now: the page that says so has to be drawn without the database
    return Person(row["name"], row["role"], secret) if row else None


def may_try(office: Office, name: str) -> bool:
    """Whether one more guess at a password is allowed, from this address and of this name."""
    # The address first: names that strangers make up are not even remembered once it is refused.
    return office.sign_in_addresses.allows(request.remote_addr or "") and office.sign_ins.allows(f"name {name}")


def enter(person: Person):
    forget()
    login_user(person)
    session["who"] = person.id


def forget():
    """Nothing that was set before signing in or out is trusted after it, except the language and who was here last."""
    stays = {name: session[name] for name in STAYS if name in session}
    session.clear()
    session.update(stays)
    g.pop("csrf_token", None)  # made for the session that ended; a page that is shown now needs one of its own


def begin(office: Office, account: dict) -> Person:
    """For the account as it was when its password was checked: one that got another since stays outside."""
    secret, now_ms = secrets.token_urlsafe(32), office.clock()
    office.store.run("delete from sign_in where name = ? and ends_ms <= ?", account["name"], now_ms)
    office.store.run(
        "insert into sign_in (session_hash, name, begun_ms, ends_ms) select ?, name, ?, ? from account "
        "where name = ? and password = ?",
        _hash(secret), now_ms, now_ms + LASTS // timedelta(milliseconds=1), account["name"], account["password"],
    )
    return Person(account["name"], account["role"], secret)


def end(office: Office, person: Person):
    office.store.run("delete from sign_in where session_hash = ?", _hash(person.get_id()))


def end_all(office: Office, name: str):
    office.store.run("delete from sign_in where name = ?", name)


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
