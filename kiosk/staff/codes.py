"""Entry codes: what a manager gives somebody at the desk, so that they set a password of their own and get in."""
import secrets
import unicodedata
from datetime import timedelta

import peewee
from werkzeug.security import check_password_hash, generate_password_hash

from kiosk import clock
from kiosk.db import MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import gettext as _
from kiosk.staff.models import NOBODY, Staff

LIVES = timedelta(hours=24)


class EntryCode(Record):
    """The latest code of one account. Its digits are kept nowhere."""

    staff = peewee.ForeignKeyField(Staff, unique=True, on_delete="CASCADE")
    digest = peewee.CharField()
    valid_until = MomentField()

    @classmethod
    def give(cls, staff: Staff) -> str:
        """The digits, to be shown once. A password there is stays good until they are used."""
        digits = f"{secrets.randbelow(10**8):08d}"
        with transaction():
            if not staff.active:
                raise Refused(_("This account is closed."))
            cls.delete().where(cls.staff == staff).execute()
            cls.add(staff=staff, digest=generate_password_hash(digits), valid_until=clock.now() + LIVES)
            record("staff.code_given", staff)
        return digits

    @classmethod
    def use(cls, account: str, digits: str, password: str) -> Staff | None:
        """The person, with the new password; None where account and code do not belong together."""
        staff = Staff.get_or_none(Staff.account == account, Staff.active)
        code = staff and cls.get_or_none(cls.staff == staff, cls.valid_until > clock.now())
        typed = unicodedata.normalize("NFKC", digits.strip())  # an input method may make digits wide
        if not check_password_hash(code.digest if code else NOBODY, typed):
            return None
        with transaction():
            # Of two who type the same code at once, the first has it.
            if not cls.delete().where(cls.id == code.id).execute():
                return None
            staff.change_password(password)
        return staff
