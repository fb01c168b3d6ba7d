"""Printers and print jobs, and what can happen to a job. It writes rows and touches no device.

Times are integer milliseconds UTC. create_app binds the tables and sets `clock`.
"""
import os
import uuid

from peewee import SQL, BigIntegerField, ForeignKeyField, IntegerField, Model, TextField, fn

from printer.document import Document
from printer.errors import NotPossible
from printer.paper import Paper, Profile

QUEUED, SENDING, PRINTED, SENT = "queued", "sending", "printed", "sent"
UNKNOWN, EXPIRED, DISCARDED = "unknown", "expired", "discarded"
FINISHED = (PRINTED, SENT, EXPIRED, DISCARDED)

# Two jobs of one transaction have the same time, and clocks are set back: neither orders jobs.
_AS_ASKED = SQL("rowid")
_BACK_OFF_S = (1, 2, 4, 8, 15)
# A poll every five seconds must not become a write to the disk every five seconds.
_STATE_IS_FRESH_MS = 60_000


def clock() -> int:
    """Milliseconds UTC. The application puts its own clock here."""
    raise NotImplementedError("set printer.spool.clock before using the spool")


def new_id() -> str:
    """A UUID7. The application may put its own maker here."""
    random = int.from_bytes(os.urandom(10), "big")
    value = (clock() & (1 << 48) - 1) << 80 | random
    value = value & ~(0xF << 76) | 0x7 << 76
    return str(uuid.UUID(int=value & ~(0x3 << 62) | 0x2 << 62))


class Printer(Model):
    name = TextField(primary_key=True)
    url = TextField()
    width_mm = IntegerField(default=80)
    chinese = TextField(default="gbk")
    qr = TextField(default="native")
    cut = TextField(default="full")
    answers = TextField(default="auto")
    state = TextField(default="unknown")
    state_at = BigIntegerField(null=True)
    papers = IntegerField(default=0)

    class Meta:
        table_name = "printer"
        only_save_dirty = True

    @property
    def profile(self) -> Profile:
        return Profile(Paper(self.width_mm), self.chinese, self.qr, self.cut)

    def saw(self, state: str) -> bool:
        """Note what the device says now; True when that is news."""
        now = clock()
        is_news = state != self.state
        if is_news or abs(now - (self.state_at or 0)) >= _STATE_IS_FRESH_MS:
            self.state, self.state_at = state, now
            self.save(only=[Printer.state, Printer.state_at])
        return is_news

    def release_waiting(self):
        """Let what waits behind an obstacle go at once, because the obstacle is gone."""
        waiting = PrintJob.waiting().where(PrintJob.printer == self)
        PrintJob.update(not_before=clock()).where(PrintJob.id.in_(waiting.select(PrintJob.id))).execute()


class PrintJob(Model):
    id = TextField(primary_key=True)
    printer = ForeignKeyField(Printer, backref="jobs", on_update="CASCADE")
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
    def undecided(cls):
        return cls.select().where(cls.state == UNKNOWN).order_by(_AS_ASKED)

    @classmethod
    def next_for(cls, printer: str) -> "PrintJob | None":
        """The oldest waiting job, unless it is not to be tried again yet: nobody overtakes."""
        job = cls.waiting().where(cls.printer == printer).first()
        return job if job and job.may_be_tried else None

    def begin(self):
        """From here on something may stand on paper. Committed before the first byte leaves."""
        self._move((QUEUED,), SENDING, reason="")

    def put_back(self, reason: str):
        """Nothing came out; try again after a while."""
        pause_s = _BACK_OFF_S[min(self.attempts, len(_BACK_OFF_S) - 1)]
        later = clock() + pause_s * 1000
        self._move((QUEUED, SENDING), QUEUED, reason=reason, attempts=self.attempts + 1, not_before=later)

    def hold(self, reason: str):
        """The printer has the rest and will finish it; sending it again would print it twice."""
        self._move((SENDING,), SENDING, reason=reason)

    def finish(self, state: str):
        with self._meta.database.atomic():
            self._move((SENDING,), state, reason="", finished_at=clock())
            Printer.update(papers=Printer.papers + 1).where(Printer.name == self.printer_id).execute()

    def lose(self, reason: str):
        """It may be whole, half or nothing. Only a person can see which."""
        self._move((SENDING,), UNKNOWN, reason=reason)

    def park(self):
        """A bug stopped the worker. Out of the way, so that the next job is not stopped too."""
        if self.state == SENDING:
            self.lose("broken")
        else:
            self._move((QUEUED,), EXPIRED, reason="broken", finished_at=clock())

    def came_out(self, by: str):
        self._move((UNKNOWN,), PRINTED, decided_by=by, finished_at=clock())

    def discard(self, by: str):
        self._move((QUEUED, UNKNOWN), DISCARDED, decided_by=by, finished_at=clock())

    def reprint(self, by: str) -> "PrintJob":
        """A second paper, marked as such. Only a person may ask for one."""
        with self._meta.database.atomic():
            if self.state in (QUEUED, SENDING):
                raise NotPossible("not-finished")
            if self._family().where(PrintJob.state.in_((QUEUED, SENDING))).exists():
                raise NotPossible("copy-on-its-way")
            if self.state == UNKNOWN:
                self._move((UNKNOWN,), DISCARDED, reason="reprinted", decided_by=by, finished_at=clock())
            return self._new_copy(by)

    @property
    def may_be_tried(self) -> bool:
        # A clock that was set back must not leave the job waiting for hours.
        return not 0 < self.not_before - clock() <= _BACK_OFF_S[-1] * 1000

    @property
    def is_over(self) -> bool:
        return clock() >= self.expires_at

    def _move(self, before: tuple, after: str, **changes):
        # Two people and a worker may decide at once. Only the UPDATE that still finds
        # the old state wins.
        changes["state"] = after
        is_as_before = (PrintJob.id == self.id) & PrintJob.state.in_(before)
        if not PrintJob.update(**changes).where(is_as_before).execute():
            raise NotPossible("moved-on")
        for name, value in changes.items():
            setattr(self, name, value)

    def _family(self):
        first = self.original_id or self.id
        return PrintJob.select().where((PrintJob.id == first) | (PrintJob.original == first))

    def _new_copy(self, by: str) -> "PrintJob":
        now = clock()
        return PrintJob.create(
            id=new_id(),
            printer=self.printer_id,
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
    document: Document, printer: str = "kiosk", *, kind: str, subject: str, life_s: int = 600
) -> PrintJob:
    """A plain insert, so that it lives or dies with the caller's transaction."""
    now = clock()
    return PrintJob.create(
        id=new_id(),
        printer=printer,
        kind=kind,
        subject=subject,
        document=document.to_json(),
        not_before=now,
        expires_at=now + life_s * 1000,
        created_at=now,
    )


def latest_for(subject: str) -> PrintJob | None:
    return PrintJob.select().where(PrintJob.subject == subject).order_by(_AS_ASKED.desc()).first()


def recover() -> int:
    """At the start of the process: whatever was on its way may be whole, half or nothing."""
    return PrintJob.update(state=UNKNOWN, reason="restarted").where(PrintJob.state == SENDING).execute()


def expire_due() -> list[PrintJob]:
    """Close what nobody needs on paper any more; the reason stays, so that staff see why."""
    now = clock()
    is_due = (PrintJob.state == QUEUED) & (PrintJob.expires_at <= now)
    if not PrintJob.select().where(is_due).exists():
        return []
    closing = PrintJob.update(state=EXPIRED, finished_at=now).where(is_due)
    return list(closing.returning(PrintJob).execute())


def purge(before_ms: int) -> int:
    """Delete finished jobs: their documents may be personal."""
    is_old = PrintJob.state.in_(FINISHED) & (PrintJob.finished_at < before_ms)
    return PrintJob.delete().where(is_old).execute()
