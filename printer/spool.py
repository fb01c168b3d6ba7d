"""Print jobs, and what can happen to one. It writes rows and touches no device.

Times are integer milliseconds UTC. create_app binds the tables and sets `clock`.
"""
import functools
import os
import uuid

from peewee import SQL, BigIntegerField, ForeignKeyField, IntegerField, Model, TextField, fn

from printer.document import Document
from printer.errors import NotPossible
from printer.printers import Printer, Role

QUEUED, SENDING, PRINTED, SENT = "queued", "sending", "printed", "sent"
UNKNOWN, EXPIRED, DISCARDED = "unknown", "expired", "discarded"
FINISHED = (PRINTED, SENT, EXPIRED, DISCARDED)
# Now or not at all: never tried again, never copied, never asked about.
PULSES = ("drawer", "beep")
PULSE_LIFE_S = 10

# Two jobs of one transaction have the same time, and clocks are set back: neither orders jobs.
_AS_ASKED = SQL("rowid")
_BACK_OFF_S = (1, 2, 4, 8, 15)


def clock() -> int:
    """Milliseconds UTC. The application puts its own clock here."""
    raise NotImplementedError("set printer.spool.clock before using the spool")


def new_id() -> str:
    """A UUID7. The application may put its own maker here."""
    random = int.from_bytes(os.urandom(10), "big")
    value = (clock() & (1 << 48) - 1) << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    return str(uuid.UUID(int=value & ~(0x3 << 62) | 0x2 << 62))


class PrintJob(Model):
    id = TextField(primary_key=True)
    printer = ForeignKeyField(Printer, backref="jobs", on_update="CASCADE")
    role = TextField(default="")
    kind = TextField()
    subject = TextField()
    document = TextField()
    state = TextField(default=QUEUED)
    reason = TextField(default="")
    attempts = IntegerField(default=0)
    copy = IntegerField(default=0)
    original = ForeignKeyField("self", null=True, backref="copies", on_delete="SET NULL")
    not_before = BigIntegerField()
    expires_at = BigIntegerField()
    created_at = BigIntegerField()
    finished_at = BigIntegerField(null=True)
    decided_by = TextField(null=True)

    class Meta:
        table_name = "print_job"
        only_save_dirty = True
        indexes = ((("printer", "state"), False), (("subject",), False))

    @classmethod
    def waiting(cls):
        return cls.select().where(cls.state == QUEUED).order_by(_AS_ASKED)

    @classmethod
    def newest_first(cls):
        return cls.select().order_by(cls.created_at.desc())

    @classmethod
    def open_questions(cls):
        """What a person has to see to, however old it is: unclear, or held by a printer."""
        is_held = (cls.state == SENDING) & (cls.reason != "")
        return cls.newest_first().where((cls.state == UNKNOWN) | is_held)

    @classmethod
    def undecided(cls):
        return cls.select().where(cls.state == UNKNOWN).order_by(_AS_ASKED)

    @classmethod
    def next_for(cls, printer: str) -> "PrintJob | None":
        """The oldest waiting job, unless it is not to be tried again yet: nobody overtakes."""
        job = cls.waiting().where(cls.printer == printer).first()
        return job if job and job.may_be_tried else None

    def begin(self, length_mm: int):
        """From here on something may stand on paper. Committed before the first byte leaves."""
        with self._meta.database.atomic():
            self._move((QUEUED,), SENDING, reason="")
            if not self.is_pulse:
                self.printer.feed(length_mm)

    def put_back(self, reason: str):
        """Nothing came out; try again after a while."""
        if self.is_pulse:
            return self._move((QUEUED, SENDING), EXPIRED, reason=reason, finished_at=clock())
        later = clock() + 1000 * _BACK_OFF_S[min(self.attempts, len(_BACK_OFF_S) - 1)]
        self._move((self.state,), QUEUED, reason=reason, attempts=self.attempts + 1, not_before=later)

    def hold(self, reason: str):
        """The printer has the rest and will finish it; sending it again would print it twice."""
        self._move((SENDING,), SENDING, reason=reason)

    def finish(self, state: str):
        self._move((SENDING,), state, reason="", finished_at=clock())

    def lose(self, reason: str):
        """It may be whole, half or nothing. Only a person can see which."""
        if self.is_pulse:
            return self._move((SENDING,), EXPIRED, reason=reason, finished_at=clock())
        self._move((SENDING,), UNKNOWN, reason=reason)

    def park(self):
        """A bug stopped the worker. Out of the way, so that the next job is not stopped too."""
        if self.state == SENDING:
            self.lose("broken")
        else:
            self._move((QUEUED,), EXPIRED, reason="broken", finished_at=clock())

    def give_up(self, by: str):
        """Nobody will put paper in for it: a person decides now what became of it."""
        if not self.is_held:
            raise NotPossible("moved-on")
        self._move((SENDING,), UNKNOWN, decided_by=by)

    def came_out(self, by: str):
        self._move((UNKNOWN,), PRINTED, decided_by=by, finished_at=clock())

    def discard(self, by: str):
        self._move((QUEUED, UNKNOWN), DISCARDED, decided_by=by, finished_at=clock())

    def reprint(self, by: str, role: str = "") -> "PrintJob":
        """A second paper, marked as such. Only a person may ask for one; role is another one than before."""
        if self.is_pulse:
            raise NotPossible("no-copies")
        with self._meta.database.atomic():
            if self.state in (QUEUED, SENDING):
                raise NotPossible("not-finished")
            if self._family().where(PrintJob.state.in_((QUEUED, SENDING))).exists():
                raise NotPossible("copy-on-its-way")
            if self.state == UNKNOWN:
                self._move((UNKNOWN,), DISCARDED, reason="reprinted", decided_by=by, finished_at=clock())
            return self._new_copy(by, role or self.role)

    def slip(self, local_time) -> Document:
        """What stands on the paper; a copy says that it is one, and when. local_time(ms) is as people write it."""
        document = Document.from_json(self.document)
        return document.as_copy(self.copy, local_time(self.created_at)) if self.copy else document

    @property
    def answers_seen(self) -> str | None:
        """What this job taught about its printer, in the words of Printer.answers; None when it taught nothing."""
        if self.state == PRINTED and self.decided_by is None:
            return "yes"
        if self.state == UNKNOWN and self.reason == "no-answer":
            return "status"
        return "no" if self.state == SENT and self.printer.answers != "status" else None

    @property
    def may_be_tried(self) -> bool:
        # A clock that was set back must not leave the job waiting for hours.
        return not 0 < self.not_before - clock() <= _BACK_OFF_S[-1] * 1000

    @property
    def is_pulse(self) -> bool:
        return self.kind in PULSES

    @property
    def is_held(self) -> bool:
        """The printer has it, or a part of it, and waits for somebody to see to the printer."""
        return self.state == SENDING and self.reason != ""

    def is_still(self, state: str) -> bool:
        """Whether nobody has moved it on since this row was read."""
        return PrintJob.select().where(PrintJob.id == self.id, PrintJob.state == state).exists()

    @property
    def is_over(self) -> bool:
        return clock() >= self.expires_at

    def _move(self, before: tuple, after: str, **changes):
        # Two people and two workers may decide at once. Only the UPDATE that still finds the
        # old state wins, and the old printer: a job that was moved is no business of the first one.
        changes["state"] = after
        is_here = (PrintJob.id == self.id) & (PrintJob.printer == self.printer_id)
        is_as_before = is_here & PrintJob.state.in_(before)
        if not PrintJob.update(**changes).where(is_as_before).execute():
            raise NotPossible("moved-on")
        for name, value in changes.items():
            setattr(self, name, value)

    def _family(self):
        first = self.original_id or self.id
        return PrintJob.select().where((PrintJob.id == first) | (PrintJob.original == first))

    def _new_copy(self, by: str, role: str) -> "PrintJob":
        now = clock()
        return PrintJob.create(
            id=new_id(),
            printer=Role.printer_for(role) or self.printer_id,
            role=role,
            kind=self.kind,
            subject=self.subject,
            document=self.document,
            copy=self._family().select(fn.MAX(PrintJob.copy)).scalar() + 1,
            original=self.original_id or self.id,
            not_before=now,
            expires_at=now + self.expires_at - self.created_at,
            created_at=now,
            decided_by=by,
        )


def enqueue(
    document: Document, printer: str = "kiosk", *, kind: str, subject: str, life_s: int = 600, role: str = ""
) -> PrintJob:
    """A plain insert, so that it lives or dies with the caller's transaction."""
    now = clock()
    job = PrintJob(
        id=new_id(),
        printer=printer,
        role=role,
        kind=kind,
        subject=subject,
        document=document.to_json(),
        not_before=now,
        expires_at=now + life_s * 1000,
        created_at=now,
    )
    PrintJob._meta.database.execute_sql(_insert(), [job.__data__.get(field.name) for field in PrintJob._meta.sorted_fields])
    job._dirty.clear()
    return job


@functools.cache
def _insert() -> str:
    """Built once: through Peewee, building it takes longer than the insert, and every ticket waits for it."""
    columns = [f'"{field.column_name}"' for field in PrintJob._meta.sorted_fields]
    return f'insert into print_job ({", ".join(columns)}) values ({", ".join("?" * len(columns))})'


def latest_for(subject: str, **about) -> PrintJob | None:
    return PrintJob.select().filter(subject=subject, **about).order_by(_AS_ASKED.desc()).first()


def move_waiting(role: str, printer: str) -> int:
    """What waits for a role and has certainly not come out goes to another printer, in its order."""
    is_waiting = (PrintJob.role == role) & (PrintJob.state == QUEUED) & (PrintJob.printer != printer)
    moving = PrintJob.update(printer=printer, reason="", attempts=0, not_before=clock())
    return moving.where(is_waiting).execute()


def release_waiting(printer: str):
    """Let what waits behind an obstacle go at once, because the obstacle is gone."""
    is_waiting = (PrintJob.printer == printer) & (PrintJob.state == QUEUED)
    PrintJob.update(not_before=clock()).where(is_waiting).execute()
