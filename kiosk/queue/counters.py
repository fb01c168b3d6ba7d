"""The windows people are called to, and who sits there now."""
import peewee

from kiosk import clock, topics
from kiosk.db import BaseModel, JsonField, MomentField, transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import N_, gettext as _
from kiosk.staff.models import SignIn

PAUSES = {
    "break": N_("Break"),
    "meal": N_("Meal"),
    "errand": N_("Out for a moment"),
    "training": N_("Training"),
}


class Counter(BaseModel):
    """One window with its number. It is open while somebody who is signed in sits there.

    skills are the ids of the services it serves; none means all.
    """

    number = peewee.IntegerField(primary_key=True)
    staff = peewee.CharField(null=True)
    staff_name = peewee.CharField(default="")
    opened_at = MomentField(null=True)
    skills = JsonField(default=list)
    paused_for = peewee.CharField(default="")
    paused_at = MomentField(null=True)

    @classmethod
    def all_in_order(cls):
        return cls.select().order_by(cls.number)

    @classmethod
    def open_count(cls) -> int:
        """Windows that call people now; a paused one does not."""
        return cls.open().count()

    @classmethod
    def open(cls):
        return cls.staffed().where(cls.paused_at.is_null())

    @classmethod
    def staffed(cls):
        """Open windows and paused ones."""
        return cls.select().where(cls._somebody_sits_there()).order_by(cls.number)

    @classmethod
    def of(cls, staff_id: str) -> "Counter | None":
        """The window this person sits at, or None."""
        return cls.with_value(cls.staff, staff_id)

    @classmethod
    def leave_all(cls, staff_id: str):
        with transaction():
            cls.update(staff=None, staff_name="", opened_at=None, paused_for="", paused_at=None).where(cls.staff == staff_id).execute()
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

    def pause(self, reason: str):
        """Nobody is called here for a while; the TV says so."""
        with transaction():
            if reason not in PAUSES:
                raise Refused(_("Please choose one of the reasons."))
            self.change_if(Counter.paused_at.is_null(), paused_for=reason, paused_at=clock.now())
            record("counter.paused", self, reason=reason)
            topics.changed("queue")

    def go_on(self):
        with transaction():
            self.change_if(Counter.paused_at.is_null(False), paused_for="", paused_at=None)
            record("counter.reopened", self)
            topics.changed("queue")

    def serve_only(self, services: list[str]):
        """The ids of the services this window serves; none means all."""
        with transaction():
            self.change_if(Counter.number == self.number, skills=sorted(services))
            topics.changed("queue")

    def serves(self, service_id: str) -> bool:
        return not self.skills or service_id in self.skills

    @property
    def is_paused(self) -> bool:
        return self.paused_at is not None

    @property
    def pause_name(self) -> str:
        return _(PAUSES[self.paused_for]) if self.paused_for else ""

    @property
    def is_open(self) -> bool:
        return Counter.select().where(Counter.number == self.number, Counter._somebody_sits_there()).exists()

    @classmethod
    def _somebody_sits_there(cls):
        # Whoever has signed out, was idle too long or left the office sits nowhere.
        return cls.staff.in_(SignIn.select(SignIn.staff))


class Windows:
    """The staffed windows of one moment, asked for once."""

    def __init__(self, staffed: list[Counter]):
        self.staffed = staffed

    @classmethod
    def now(cls) -> "Windows":
        return cls(list(Counter.staffed()))

    @property
    def open(self) -> list[Counter]:
        return [window for window in self.staffed if not window.is_paused]

    def that_serve(self, service_id: str) -> list[Counter]:
        return [window for window in self.staffed if window.serves(service_id)]

    def serving_with(self, service_id: str) -> list[str] | None:
        """The ids of all services that the open windows for this one serve as well; None when one of them serves all."""
        skills = [window.skills for window in self.open if window.serves(service_id)]
        return sorted(set().union(*skills)) if skills and all(skills) else None
