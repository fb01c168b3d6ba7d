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
            kept = cls._take_all(_one_of_each(rows))
            for staff in cls.select().where(cls.office_id.is_null(False), cls.active, cls.id.not_in(kept)):
                staff._move(active=False)
            if was_managed and not cls.managers().exists():
                raise Unfit(LAST_MANAGER)

    @classmethod
    def _take_all(cls, rows: list) -> list[str]:
        meant = cls._meant_by(rows)
        for row in rows:
            if meant[row.id] and meant[row.id].account != row.account:
                meant[row.id]._give_up_name()
        return [cls._take(row, meant[row.id]) for row in rows]

    @classmethod
    def _meant_by(cls, rows: list) -> dict:
        """Each row's account here, or None: the one it was before, whatever its name is now, or else one of that name that no other row is."""
        here, ids = list(cls.select()), {row.id for row in rows}
        taken = {staff.office_id: staff for staff in here if staff.office_id in ids}
        others = {staff.account: staff for staff in here if staff.office_id not in ids}
        return {row.id: taken.get(row.id) or others.pop(row.account, None) for row in rows}

    @classmethod
    def _take(cls, row, known) -> str:
        trades = row.trades if row.role == access.ENGINEER else []
        fields = {"account": row.account, "name": row.name, "role": row.role, "trades": trades, "post": row.post,
                  "active": row.active, "office_id": row.id}
        if known is None:
            known = cls.add(password_hash="", **fields)
            record("staff.named", known, role=row.role)
        elif any(getattr(known, name) != value for name, value in fields.items()):
            known._move(**fields)
        return known.id

    def _give_up_name(self):
        # Two people may change names: each name is free before one of them gets it.
        self.change_if(type(self).id == self.id, account=self.id)

    def _move(self, **fields):
        self.change_if(type(self).id == self.id, **fields)
        if not self.active:
            self.end_sign_ins()
        record("staff.moved", self, role=self.role, active=self.active)


def _one_of_each(rows: list) -> list:
    """A name that is closed in one row and open in another is that of one person who is back."""
    back = {row.account for row in rows if row.active}
    return [row for row in rows if row.active or row.account not in back]
