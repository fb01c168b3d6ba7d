"""Accounts that head office keeps: people it names here, moves and takes away. It never knows or sets a password."""
from kiosk import access
from kiosk.db import transaction
from kiosk.events import record
from sync.reference import LAST_MANAGER, Unfit


class Releases:
    """What Staff does with a release. Whoever is signed in stays so, unless the account is closed."""

    @classmethod
    def take_release(cls, rows: list):
        """Who is missing is closed, never deleted. A box where somebody manages now keeps somebody who can get in."""
        with transaction():
            was_managed = cls.managers().exists()
            kept = [cls._take(row) for row in rows]
            for staff in cls.select().where(cls.by_office, cls.active, cls.id.not_in(kept)):
                staff._move(active=False)
            if was_managed and not cls.managers().exists():
                raise Unfit(LAST_MANAGER)

    @classmethod
    def _take(cls, row) -> str:
        trades = row.trades if row.role == access.ENGINEER else []
        fields = {"account": row.account, "name": row.name, "role": row.role, "trades": trades, "post": row.post,
                  "active": row.active, "by_office": True}
        known = cls.with_value(cls.id, row.id) or cls.with_value(cls.account, row.account)
        if known is None:
            known = cls.add(id=row.id, password_hash="", **fields)
            record("staff.named", known, role=row.role)
        elif any(getattr(known, name) != value for name, value in fields.items()):
            known._move(**fields)
        return known.id

    def _move(self, **fields):
        self.change_if(type(self).id == self.id, **fields)
        if not self.active:
            self.end_sign_ins()
        record("staff.moved", self, role=self.role, active=self.active)
