"""The windows people are called to, and who sits there now."""
import peewee

from kiosk import clock, topics
from kiosk.db import BaseModel, MomentField, transaction
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.staff.models import SignIn


class Counter(BaseModel):
    """One window with its number. It is open while somebody who is signed in sits there."""

    number = peewee.IntegerField(primary_key=True)
    staff = peewee.CharField(null=True)
    staff_name = peewee.CharField(default="")
    opened_at = MomentField(null=True)

    @classmethod
    def all_in_order(cls):
        return cls.select().order_by(cls.number)

    @classmethod
    def open_count(cls) -> int:
        return cls.select().where(cls._somebody_sits_there()).count()

    @classmethod
    def of(cls, staff_id: str) -> "Counter | None":
        """The window this person sits at, or None."""
        return cls.get_or_none(cls.staff == staff_id)

    @classmethod
    def leave_all(cls, staff_id: str):
        with transaction():
            cls.update(staff=None, staff_name="", opened_at=None).where(cls.staff == staff_id).execute()
            topics.changed("queue")

    def sit_down(self, staff_id: str, name: str):
        """Open the window with this person, who leaves any other one."""
        with transaction():
            free = Counter.staff.is_null() | (Counter.staff == staff_id) | ~Counter._somebody_sits_there()
            if not Counter.select().where(Counter.number == self.number, free).exists():
                raise Refused(_("%(name)s sits at window %(number)d.", name=self.staff_name, number=self.number))
            Counter.leave_all(staff_id)
            self.change_if(free, staff=staff_id, staff_name=name, opened_at=clock.now())
            topics.changed("queue")

    @property
    def is_open(self) -> bool:
        return Counter.select().where(Counter.number == self.number, Counter._somebody_sits_there()).exists()

    @classmethod
    def _somebody_sits_there(cls):
        # Whoever has signed out, was idle too long or left the office sits nowhere.
        return cls.staff.in_(SignIn.select(SignIn.staff))
