"""Staff accounts and their sign-ins. A sign-in is a row, so that it can be ended from here."""
import hmac
import secrets
import unicodedata
from datetime import timedelta

import peewee
from flask_login import UserMixin
from playhouse.apsw_ext import BooleanField
from werkzeug.security import check_password_hash, generate_password_hash

from kiosk import access, clock
from kiosk.db import BaseModel, JsonField, MomentField, Record, Setting, transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import N_, gettext as _
from kiosk.staff.posts import POSTS, TRADES
from kiosk.staff.releases import Releases

SHORTEST_PASSWORD = 10
IDLE = timedelta(hours=12)
SEEN_EVERY = timedelta(minutes=5)
PRESENT_FOR = SEEN_EVERY + timedelta(minutes=1)
FIRST_CODE = "first_code"
ROLE_NAMES = {
    access.RECEPTIONIST: N_("Receptionist"),
    access.ENGINEER: N_("Engineer"),
    access.MANAGER: N_("Manager"),
    access.MAINTAINER: N_("Maintainer"),
}
# Checked when the account is unknown, so that both cases take the same time (SEC-06).
NOBODY = generate_password_hash(secrets.token_hex())


class Staff(Releases, Record, UserMixin):
    """One person's account. There are none until the first start's code is used.

    trades are an engineer's; post is the one by which the person makes return visits, empty for most (RV-05).
    office_id is head office's own for those it keeps; without a password nobody gets in, until a code from the desk has set one.
    """

    account = peewee.CharField(unique=True)
    name = peewee.CharField()
    role = peewee.CharField()
    password_hash = peewee.CharField()
    trades = JsonField(default=list)
    post = peewee.CharField(default="")
    active = BooleanField(default=True)
    office_id = peewee.CharField(null=True, unique=True)

    sign_in_id = None  # the sign-in this request came with

    @classmethod
    def enlist(cls, account: str, name: str, role: str, password: str) -> "Staff":
        with transaction():
            if cls.with_value(cls.account, account):
                raise Refused(_("There is already an account called %(account)s.", account=account))
            staff = cls.add(account=account, name=name, role=role, password_hash=generate_password_hash(password))
            record("staff.enlisted", staff, role=role)
            return staff

    @classmethod
    def managers(cls):
        return cls.with_passwords().where(cls.role == access.MANAGER)

    @classmethod
    def with_passwords(cls):
        """Those who can get in."""
        return cls.select().where(cls.active, cls.password_hash != "")

    @classmethod
    def managers_named(cls):
        """Those of head office's who have not got in yet."""
        return cls.select().where(cls.role == access.MANAGER, cls.active, cls.office_id.is_null(False), cls.password_hash == "")

    @classmethod
    def present(cls, role: str):
        """Who of that role has a page of the desk open now: it asks for news and is seen by that."""
        is_seen = SignIn.seen_at > clock.now() - PRESENT_FOR
        return cls.select().where(cls.role == role, cls.active, cls.id.in_(SignIn.select(SignIn.staff).where(is_seen)))

    @classmethod
    def known_by(cls, account: str, password: str) -> "Staff | None":
        """The active account with that password; unknown, wrong and disabled are all None."""
        staff = cls.get_or_none(cls.account == account, cls.active)
        right = check_password_hash(staff and staff.password_hash or NOBODY, password)
        return staff if right else None

    def dismiss(self):
        """Close the account and every sign-in of it at once."""
        with transaction():
            self._must_be_the_desks()
            if self.role == access.MANAGER and not Staff.managers().where(Staff.id != self.id).exists():
                raise Refused(_("This is the last manager. Make another one first."))
            self.change_if(Staff.active, active=False)
            self.end_sign_ins()
            record("staff.dismissed", self)

    def appoint(self, trades: list[str], post: str):
        """Say what this person does here: an engineer's trades, none for all of them, and the post."""
        if not set(trades) <= set(TRADES) or post not in ("", *POSTS):
            raise Refused(_("Please choose from these."))
        own_trades = trades if self.has_trades else []
        with transaction():
            self._must_be_the_desks()
            self.change_if(Staff.active, trades=own_trades, post=post)
            record("staff.appointed", self, trades=own_trades, post=post)

    def change_password(self, password: str):
        with transaction():
            self.change_if(Staff.active, password_hash=generate_password_hash(password))
            SignIn.delete().where(SignIn.staff == self, SignIn.id != self.sign_in_id).execute()
            record("staff.password_changed", self)

    def end_sign_ins(self):
        SignIn.delete().where(SignIn.staff == self).execute()

    def get_id(self) -> str:
        return self.sign_in_id

    @property
    def by_office(self) -> bool:
        return self.office_id is not None

    @property
    def has_password(self) -> bool:
        return bool(self.password_hash)

    @property
    def role_name(self) -> str:
        return _(ROLE_NAMES[self.role])

    @property
    def trade_names(self) -> list[str]:
        return [_(TRADES[trade]) for trade in self.trades]

    @property
    def has_trades(self) -> bool:
        return self.role == access.ENGINEER

    @property
    def post_name(self) -> str:
        return _(POSTS[self.post]) if self.post else ""

    def _must_be_the_desks(self):
        if self.by_office:
            raise Refused(_("Head office keeps this account."))


class SignIn(BaseModel):
    """One browser in which somebody is signed in; its id is the secret the cookie carries."""

    id = peewee.CharField(primary_key=True, default=lambda: secrets.token_urlsafe(24))
    staff = peewee.ForeignKeyField(Staff, backref="sign_ins", on_delete="CASCADE")
    seen_at = MomentField(default=clock.now)

    @classmethod
    def open(cls, staff: Staff) -> Staff:
        staff.sign_in_id = cls.create(staff=staff).id
        return staff

    @classmethod
    def staff_of(cls, sign_in_id: str) -> Staff | None:
        """Who is signed in there, or None when it ended, was idle too long or the account is closed."""
        sign_in = cls.select(cls, Staff).join(Staff).where(cls.id == sign_in_id, Staff.active).first()
        if sign_in is None or clock.now() - sign_in.seen_at > IDLE:
            return None
        if clock.now() - sign_in.seen_at > SEEN_EVERY:
            sign_in.change_if(cls.staff == sign_in.staff, seen_at=clock.now())
        sign_in.staff.sign_in_id = sign_in.id
        return sign_in.staff

    @classmethod
    def forget_idle(cls):
        cls.delete().where(cls.seen_at < clock.now() - IDLE).execute()

    @classmethod
    def close(cls, sign_in_id: str):
        cls.delete().where(cls.id == sign_in_id).execute()


def first_code() -> str | None:
    """The one-time code that makes the first manager: a new one at each start until it is used (SEC-27)."""
    if Staff.managers().exists():
        return None
    code = f"{secrets.randbelow(10**8):08d}"
    Setting.write(FIRST_CODE, code)
    return code


def found_with_code(code: str, account: str, name: str, password: str) -> Staff:
    """Make the first manager's account with the code of the first start."""
    with transaction():
        expected = Setting.read(FIRST_CODE) or ""
        typed = unicodedata.normalize("NFKC", code.strip())  # an input method may make digits wide
        if Staff.managers().exists() or not expected or not hmac.compare_digest(expected.encode(), typed.encode()):
            raise Refused(_("This code is not valid. A new one is shown each time the box starts."))
        Setting.write(FIRST_CODE, "")
        named = Staff.managers_named().where(Staff.account == account).first()
        if named is None:
            return Staff.enlist(account, name, access.MANAGER, password)
        named.change_password(password)
        return named
