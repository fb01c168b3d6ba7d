"""Notices and their recipients. A notice is never edited: who signed, signed this text. Knows no HTTP."""
from datetime import date, timedelta

import peewee
from playhouse.apsw_ext import BooleanField, DateField

from kiosk import clock, topics
from kiosk.db import DayCounter, JsonField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import record
from kiosk.i18n import N_, gettext as _
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.models import SigningSession
from kiosk.signing.states import SIGNED
from kiosk.site.models import OFFICE, Published, Site, Unit

PENDING = "pending"
SUBJECT = "notice"
KINDS = {
    "general": N_("General"),
    "works": N_("Works and repairs"),
    "fees": N_("Fees"),
    "safety": N_("Safety"),
    "stop_water": N_("Water is stopped"),
    "stop_power": N_("Power is stopped"),
    "stop_gas": N_("Gas is stopped"),
    "stop_heat": N_("Heating is stopped"),
}
# The law on electronic signatures leaves out notices that stop a public utility (UX-20).
ON_PAPER = frozenset({"stop_water", "stop_power", "stop_gas", "stop_heat"})
LEAD = timedelta(days=3)
ROWS_AT_ONCE = 200


class Notice(Published):
    """One text to be signed for. recipients names buildings; none means the whole community."""

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

    @classmethod
    def latest(cls):
        return cls.select().where(cls.active).order_by(cls.issued_on.desc(), cls.id.desc())

    @classmethod
    def issue(cls, title: str, body: str, effective_on: date, buildings: list[str], *, kind: str = "general",
              paper_only: bool = False, lead_reason: str = "") -> "Notice":
        """Give it the next number of the year and everyone it is for; less than three days ahead needs a reason (N-07)."""
        with transaction():
            if cls.is_short(effective_on) and not lead_reason:
                raise Refused(_("Less than three days ahead: please say why."))
            notice = cls.add(number=cls._next_number(), title=title, body=body, kind=kind, effective_on=effective_on,
                             paper_only=paper_only or kind in ON_PAPER, lead_reason=lead_reason, recipients=buildings)
            if not notice.address():
                raise Refused(_("Nobody lives there. Please choose other buildings."))
            record("notice.issued", notice, number=notice.number)
            topics.changed("notices")
            return notice

    @classmethod
    def take_release(cls, rows: list):
        """Head office's notices, and everyone they are for. Another version is to be signed for again."""
        with transaction():
            super().take_release(rows)
            for notice in cls.select().where(cls.origin == OFFICE, cls.active):
                notice.address()
            topics.changed("notices")

    @staticmethod
    def from_release(row) -> dict:
        names = ("number", "version", "title", "body", "kind", "recipients")
        days = {name: date.fromisoformat(getattr(row, name)) for name in ("issued_on", "effective_on")}
        return {name: getattr(row, name) for name in names} | days | {"paper_only": row.paper_only or row.kind in ON_PAPER}

    @classmethod
    def is_short(cls, effective_on: date) -> bool:
        return effective_on - clock.today() < LEAD

    def address(self) -> int:
        """Note every unit it is for that is not noted yet, and say how many that were."""
        noted = NoticeRecipient.select(NoticeRecipient.unit).where(
            NoticeRecipient.notice == self, NoticeRecipient.version == self.version
        )
        units = self._units().where(Unit.id.not_in(noted))
        rows = [{"notice": self, "version": self.version, "unit": unit} for unit in units]
        for batch in peewee.chunked(rows, ROWS_AT_ONCE):
            NoticeRecipient.insert_many(batch).execute()
        return len(rows)

    def offer(self, unit: Unit, identified_by: str, screen: int) -> SigningSession:
        """Freeze it as it stands and put it before this unit's person at the screen."""
        with transaction():
            self._refuse_what_is_not_signed_there(unit)
            frozen = FrozenDocument.freeze(
                self.body, number=self.number, version=self.version, title=self.title, issuer=Site.current().name,
                issued_on=self.issued_on.isoformat(), effective_on=self.effective_on.isoformat(),
            )
            return SigningSession.offer(screen, unit, identified_by, [(frozen, f"{SUBJECT}:{self.id}")])

    def recipient(self, unit: Unit) -> "NoticeRecipient | None":
        return self.addressed().where(NoticeRecipient.unit == unit).first()

    def addressed(self, find: str = ""):
        """Everyone this version is for, building by building; find narrows it to units whose name holds the text."""
        place = Unit.building.concat(Unit.entrance).concat(Unit.room)
        ours = (NoticeRecipient.notice == self) & (NoticeRecipient.version == self.version)
        query = NoticeRecipient.select(NoticeRecipient, Unit).join(Unit).where(ours)
        query = query.where(place.contains(find)) if find else query
        levels = (Unit.building, Unit.entrance, Unit.room)
        return query.order_by(*(order for level in levels for order in (peewee.fn.LENGTH(level), level)))

    @property
    def counts(self) -> dict[str, int]:
        """How many have signed, refused and done neither."""
        states = NoticeRecipient.select(NoticeRecipient.state, peewee.fn.COUNT(NoticeRecipient.id)).where(
            NoticeRecipient.notice == self, NoticeRecipient.version == self.version
        )
        return {"signed": 0, "refused": 0, PENDING: 0} | dict(states.group_by(NoticeRecipient.state).tuples())

    @property
    def kind_name(self) -> str:
        return _(KINDS.get(self.kind, self.kind))

    @property
    def is_from_office(self) -> bool:
        return self.origin == OFFICE

    def _units(self):
        units = Unit.select().where(Unit.active)
        return units.where(Unit.building.in_(self.recipients)) if self.recipients else units

    def _refuse_what_is_not_signed_there(self, unit):
        if self.paper_only:
            raise Refused(_("This notice is signed for on paper only: print it, and keep the signed sheet."))
        self.address()
        recipient = self.recipient(unit)
        if not self.active or recipient is None:
            raise Refused(_("This notice is not for %(unit)s.", unit=unit.label))
        if recipient.is_signed:
            raise Refused(_("%(unit)s has signed for it already.", unit=unit.label))

    @classmethod
    def _next_number(cls) -> str:
        # Head office numbers its own; one that happens to be the next here is passed over.
        year = clock.today().year
        while True:
            number = f"N{year}-{DayCounter.next('notice', date(year, 1, 1)):03d}"
            if not cls.select().where(cls.number == number).exists():
                return number


class NoticeRecipient(Record):
    """One unit that one version of a notice is for, and what came of it."""

    notice = peewee.ForeignKeyField(Notice)
    version = peewee.IntegerField()
    unit = peewee.ForeignKeyField(Unit)
    state = peewee.CharField(default=PENDING)
    receipt_no = peewee.CharField(default="")

    class Meta:
        indexes = ((("notice", "version", "unit"), True),)

    @classmethod
    def take_receipt(cls, notice_id: str, session: SigningSession, receipt):
        """What a signing session sealed: the version is the one that was signed, not the one there is now."""
        signed = cls.get_or_none(cls.notice == notice_id, cls.unit == session.unit_id, cls.version == session.document.version)
        if signed:
            signed.change_if(cls.state != SIGNED, state=session.state, receipt_no=receipt.receipt_no)
            topics.changed("notices")

    @property
    def is_signed(self) -> bool:
        return self.state == SIGNED

    @property
    def is_pending(self) -> bool:
        return self.state == PENDING
