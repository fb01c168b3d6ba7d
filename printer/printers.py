"""Printers as rows: where they are, what they can do, how they are, how much paper is left, and which papers go to which.

Times are integer milliseconds UTC and come from the caller.
"""
from peewee import BigIntegerField, BooleanField, ForeignKeyField, IntegerField, Model, TextField

from printer.errors import NotPossible
from printer.paper import Paper, Profile
from printer.status import READY

# A poll every five seconds must not become a write to the disk every five seconds.
_STATE_IS_FRESH_MS = 60_000


class Printer(Model):
    """roll_mm is a full roll, fed_mm what went through since it was put in. is_private: only staff stand before it.

    answers: auto | yes, silence is a fault | status, it says how it is but confirms nothing | no, it is never asked.
    """

    name = TextField(primary_key=True)
    url = TextField()
    width_dots = IntegerField(default=576)
    chinese = TextField(default="gbk")
    qr = TextField(default="native")
    cut = TextField(default="full")
    answers = TextField(default="auto")
    has_drawer = BooleanField(default=False)
    is_private = BooleanField(default=False)
    state = TextField(default="unknown")
    state_at = BigIntegerField(null=True)
    papers = IntegerField(default=0)
    roll_mm = IntegerField(default=50_000)
    fed_mm = IntegerField(default=0)
    roll_at = BigIntegerField(null=True)
    ran_out = BooleanField(default=False)

    class Meta:
        table_name = "printer"
        only_save_dirty = True

    @classmethod
    def in_use(cls):
        """Those that some role prints on. A printer taken out of the settings stays for the sake of its jobs."""
        taken = Role.select(Role.printer).union(Role.select(Role.stand_in).where(Role.stand_in.is_null(False)))
        return cls.select().where(cls.name.in_(taken)).order_by(cls.name)

    @property
    def profile(self) -> Profile:
        return Profile(Paper(self.width_dots), self.chinese, self.qr, self.cut)

    @property
    def left_mm(self) -> int:
        """Counted, not measured; 0 when more went through than a roll should hold."""
        return max(0, self.roll_mm - self.fed_mm)

    @property
    def is_ready(self) -> bool:
        return self.state in READY

    def saw(self, state: str, now: int) -> bool:
        """Note what the device says; True when that is news."""
        is_news = state != self.state
        if is_news or abs(now - (self.state_at or 0)) >= _STATE_IS_FRESH_MS:
            self.state, self.state_at = state, now
            self._follow_the_roll(now)
            self.save(only=self.dirty_fields)
        return is_news

    def feed(self, mm: int):
        """Another slip went to it."""
        counting = Printer.update(papers=Printer.papers + 1, fed_mm=Printer.fed_mm + mm)
        counting.where(Printer.name == self.name).execute()

    def change_roll(self, now: int):
        self.fed_mm, self.roll_at, self.ran_out = 0, now, False
        self.save(only=[Printer.fed_mm, Printer.roll_at, Printer.ran_out])

    def _follow_the_roll(self, now):
        # Nothing but a new roll ends "no paper"; it may pass through an open cover on the way.
        if self.state == "paper-out":
            self.ran_out = True
        elif self.ran_out and self.state in READY:
            self.fed_mm, self.roll_at, self.ran_out = 0, now, False


# As text: every paper asks it, and building it through Peewee takes longer than the question.
PRINTER_FOR = "select coalesce(stand_in_id, printer_id) from print_role where name = ?"


class Role(Model):
    """Which printer takes a kind of paper, and which one stands in for it because a person said so."""

    name = TextField(primary_key=True)
    printer = ForeignKeyField(Printer, on_update="CASCADE", index=False)
    stand_in = ForeignKeyField(Printer, null=True, on_update="CASCADE", on_delete="SET NULL", index=False)
    is_private = BooleanField(default=False)
    decided_by = TextField(null=True)
    decided_at = BigIntegerField(null=True)

    class Meta:
        table_name = "print_role"
        only_save_dirty = True

    @classmethod
    def printer_for(cls, role: str) -> str | None:
        """The name of the printer that takes it now; None when there is none."""
        found = cls._meta.database.execute_sql(PRINTER_FOR, (role,)).fetchone()
        return found and found[0]

    @property
    def now(self) -> str:
        return self.stand_in_id or self.printer_id

    def may_go_to(self, printer: Printer) -> bool:
        """Papers with full addresses never come out where visitors stand (PRIV-20)."""
        return printer.is_private or not self.is_private

    def redirect(self, printer: Printer, by: str, now: int):
        """Papers of this role go to another printer until somebody says otherwise."""
        if not self.may_go_to(printer):
            raise NotPossible("not-private")
        self.stand_in = None if printer.name == self.printer_id else printer
        self.decided_by, self.decided_at = by, now
        self.save()
