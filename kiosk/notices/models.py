"""Notices and their recipients. What was stamped is never edited: who signed, signed this text. Knows no HTTP."""
from datetime import date, timedelta

import peewee
from playhouse.apsw_ext import BooleanField, DateField

from kiosk import clock, topics
from kiosk.db import DayCounter, JsonField, MomentField, Record, transaction
from kiosk.documents.models import Upload
from kiosk.notices.audience import key_of
from kiosk.notices.life import Life
from kiosk.notices.offering import SUBJECT, Offering
from kiosk.notices.recipients import PENDING, Outcomes
from kiosk.notices.releases import Releases
from kiosk.notices.showing import TEXT, Showing
from kiosk.notices.states import CLOSED, DRAFT, ISSUED, OUT, THE_BOX
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.states import ACCEPTED, LEFT, REFUSED
from kiosk.site import finding
from kiosk.site.models import OFFICE, Published, Unit

LEAD = timedelta(days=3)
ROWS_AT_ONCE = 200
PLACE_LEVELS = (Unit.building, Unit.entrance, Unit.room)


class Notice(Life, Offering, Showing, Releases, Published):
    """One version of one text to be signed for. recipients is read by audience.py; none means everybody.

    authors is everybody who wrote in it. issued_on is the day that stands on it; from the stamp on, frozen is what is shown.
    """

    number = peewee.CharField()
    version = peewee.IntegerField(default=1)
    title = peewee.CharField()
    body = peewee.TextField()
    kind = peewee.CharField(default="general")
    paper_only = BooleanField(default=False)
    issued_on = DateField(default=clock.today)
    effective_on = DateField()
    lead_reason = peewee.CharField(default="")
    recipients = JsonField(default=list)
    state = peewee.CharField(default=DRAFT)
    format = peewee.CharField(default=TEXT)
    upload = peewee.ForeignKeyField(Upload, null=True)
    importance = peewee.CharField(default="ordinary")
    public = BooleanField(default=False)
    authors = JsonField(default=list)
    reviewed_by = peewee.CharField(null=True)
    reviewed_at = MomentField(null=True)
    is_reviewed_alone = BooleanField(default=False)
    stamped_by = peewee.CharField(null=True)
    stamped_at = MomentField(null=True)
    seal = peewee.CharField(default="")
    frozen = peewee.ForeignKeyField(FrozenDocument, null=True)
    issued_by = peewee.CharField(null=True)
    issued_at = MomentField(null=True)
    closed_at = MomentField(null=True)
    ended_for = peewee.CharField(default="")
    replaces = peewee.ForeignKeyField("self", null=True)

    @classmethod
    def latest(cls):
        return cls.select().where(cls.active).order_by(cls.issued_on.desc(), cls.id.desc())

    @classmethod
    def files_in_use(cls) -> set[str]:
        """The PDFs that notices are written as, drafts too."""
        return {sha for (sha,) in cls.select(Upload.source).join(Upload).distinct().tuples()}

    @classmethod
    def standing(cls):
        """Issued, and neither withdrawn nor replaced."""
        return cls.latest().where(cls.state.in_(OUT))

    @classmethod
    def on_board(cls):
        """What everybody may read at the touchscreen."""
        return cls.standing().where(cls.public)

    @classmethod
    def overdue(cls):
        """In force, and somebody has not answered."""
        return cls.latest().where(cls.state == ISSUED, cls.effective_on <= clock.today())

    def versions(self):
        """Every version under its number, the newest first."""
        return Notice.select().where(Notice.number == self.number, Notice.origin == self.origin).order_by(Notice.version.desc())

    @classmethod
    def open_for(cls, unit: Unit) -> list["Notice"]:
        """What this home has not answered yet, oldest first."""
        theirs = NoticeRecipient.select(NoticeRecipient.notice).where(
            NoticeRecipient.unit == unit, NoticeRecipient.state == PENDING, NoticeRecipient.version == cls.version
        )
        return list(cls.standing().where(cls.id.in_(theirs)).order_by(cls.issued_on, cls.id))

    @classmethod
    def is_short(cls, effective_on: date) -> bool:
        return effective_on - clock.today() < LEAD

    @classmethod
    def next_number(cls) -> str:
        # Head office numbers its own; one that happens to be the next here is passed over.
        year = clock.today().year
        while True:
            number = f"N{year}-{DayCounter.next('notice', date(year, 1, 1)):03d}"
            if not cls.select().where(cls.number == number).exists():
                return number

    def address(self) -> int:
        """Note every home and department it is for that is not noted yet, and say how many that were. One that was done goes on."""
        units = self.audience.units().where(Unit.id.not_in(self._noted(NoticeRecipient.unit)))
        departments = set(self.asked_departments) - {name for (name,) in self._noted(NoticeRecipient.department).tuples()}
        rows = [self._row(unit=unit) for unit in units] + [self._row(department=name) for name in sorted(departments)]
        for batch in peewee.chunked(rows, ROWS_AT_ONCE):
            NoticeRecipient.insert_many(batch).execute()
        if rows and self.state == CLOSED:
            self.step("reopen", THE_BOX, closed_at=None)
        return len(rows)

    def recipient(self, unit: Unit) -> "NoticeRecipient | None":
        return self.addressed().where(NoticeRecipient.unit == unit).first()

    def addressed(self, find: str = ""):
        """Every home this version is for, building by building, then the departments; find narrows it to the homes that may be meant."""
        query = NoticeRecipient.select(NoticeRecipient, Unit).join(Unit, peewee.JOIN.LEFT_OUTER).where(self._ours)
        query = query.where(Unit.id.in_(finding.homes(find).select(Unit.id))) if find else query
        return query.order_by(NoticeRecipient.department, *(order for level in PLACE_LEVELS for order in (peewee.fn.LENGTH(level), level)))

    def pending(self):
        return self.addressed().where(NoticeRecipient.state == PENDING)

    def pending_departments(self) -> list[str]:
        return [row.department for row in self.pending().where(NoticeRecipient.department != "")]

    def earlier_answers(self):
        """Who signed for the version before this one: it does not count for this one, and is shown."""
        return self.replaces.addressed().where(NoticeRecipient.state.in_(ACCEPTED)) if self.replaces else []

    @property
    def counts(self) -> dict[str, int]:
        """How many have signed in one way or another, refused, were not met, and have done nothing yet."""
        states_of = NoticeRecipient.select(NoticeRecipient.state, peewee.fn.COUNT(NoticeRecipient.id)).where(self._ours)
        found = dict(states_of.group_by(NoticeRecipient.state).tuples())
        signed = sum(found.get(state, 0) for state in ACCEPTED)
        return {"signed": signed, REFUSED: found.get(REFUSED, 0), LEFT: found.get(LEFT, 0), PENDING: found.get(PENDING, 0)}

    @property
    def is_from_office(self) -> bool:
        return self.origin == OFFICE

    @property
    def _ours(self):
        return (NoticeRecipient.notice == self) & (NoticeRecipient.version == self.version)

    def _noted(self, column):
        return NoticeRecipient.select(column).where(self._ours, column.is_null(False))

    def _row(self, unit=None, department="") -> dict:
        return {"notice": self, "version": self.version, "unit": unit, "department": department}


class NoticeRecipient(Outcomes, Record):
    """One home, or one department, that one version of a notice is for, and what came of it."""

    notice = peewee.ForeignKeyField(Notice)
    version = peewee.IntegerField()
    unit = peewee.ForeignKeyField(Unit, null=True)
    department = peewee.CharField(default="")
    state = peewee.CharField(default=PENDING)
    receipt_no = peewee.CharField(default="")

    class Meta:
        indexes = ((("notice", "version", "unit"), True), (("unit", "state"), False))

    @classmethod
    def take_receipt(cls, notice_id: str, session, receipt):
        """What a signing session sealed: the version is the one that was signed, not the one there is now."""
        version = next(row.frozen.version for row in session.documents if row.subject == f"{SUBJECT}:{notice_id}")
        who = cls.unit == session.unit_id if session.unit_id else cls.department == session.party
        signed = cls.get_or_none(cls.notice == notice_id, cls.version == version, who)
        if signed:
            with transaction():
                signed.take(session.state, receipt.receipt_no)
                Notice.get_by_id(notice_id).close_when_done()
                topics.changed("notices")

    @property
    def key(self) -> str:
        return key_of(self.unit) if self.unit else self.department
