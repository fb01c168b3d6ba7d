"""Sheets: documents that several parties sign one after another, each at a sitting of their own (SIGNING.md C.9)."""
import peewee

from kiosk import clock, masking, topics
from kiosk.db import MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record
from kiosk.i18n import gettext as _
from kiosk.signing import words
from kiosk.signing.chain import Receipt
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.models import SigningSession
from kiosk.signing.parties import CLIENT, COMPLETE, OFFERED, OPEN, PARTIES, PARTY_STATES, PENDING, REFUSED, ROLES, SHEET_STATES, SIGNED, VOID
from kiosk.signing.states import OPEN as OPEN_SESSION, OWN_SCREEN, PAPER, SEALED
from kiosk.site.models import Unit


class Sheet(Record):
    """What it is about stands in the subjects of its documents. It is complete once every party has signed."""

    unit = peewee.ForeignKeyField(Unit, null=True)
    state = peewee.CharField(default=OPEN)
    void_reason = peewee.CharField(default="")
    staff = peewee.CharField(null=True)
    made_at = MomentField(default=clock.now)
    ended_at = MomentField(null=True)

    @classmethod
    def make(cls, unit: Unit | None, documents: list[tuple[FrozenDocument, str]], parties: list[str]) -> "Sheet":
        """Each document comes with its subject, "kind:key"; parties sign in the order given."""
        with transaction():
            sheet = cls.add(unit=unit, staff=actor().staff)
            for position, (frozen, subject) in enumerate(documents, 1):
                SheetDocument.add(sheet=sheet, position=position, frozen=frozen, subject=subject)
            for position, kind in enumerate(parties, 1):
                SheetParty.add(sheet=sheet, position=position, kind=kind)
            record("sheet.made", sheet, parties=parties)
            topics.changed("sheets")
            return sheet

    @classmethod
    def about(cls, subject: str):
        """The sheets with a document of this subject, the latest first."""
        with_it = SheetDocument.select(SheetDocument.sheet).where(SheetDocument.subject == subject)
        return cls.select().where(cls.id.in_(with_it)).order_by(cls.id.desc())

    def void(self, reason: str):
        """It counts no more. What was signed on it stays sealed."""
        with transaction():
            if masking.has_a_persons_number(reason):
                raise Refused(_("Please leave out numbers of persons."))
            if not self.change_if(Sheet.state == OPEN, state=VOID, void_reason=reason, ended_at=clock.now()):
                raise Refused(_("This sheet is closed already."))
            for party in self.parties:
                party.end_sittings()
            SheetParty.update(state=VOID).where(SheetParty.sheet == self, SheetParty.state != SIGNED).execute()
            record("sheet.void", self)
            topics.changed("sheets")

    @property
    def documents(self) -> list["SheetDocument"]:
        return list(SheetDocument.of(self))

    @property
    def parties(self) -> list["SheetParty"]:
        return list(SheetParty.select().where(SheetParty.sheet == self).order_by(SheetParty.position))

    @property
    def title(self) -> str:
        return "、".join(row.frozen.title for row in self.documents)

    @property
    def number(self) -> str:
        return self.documents[0].frozen.number

    @property
    def pages(self) -> int:
        return sum(row.frozen.pages for row in self.documents)

    @property
    def is_open(self) -> bool:
        return self.state == OPEN

    @property
    def is_complete(self) -> bool:
        return self.state == COMPLETE

    @property
    def state_name(self) -> str:
        return _(SHEET_STATES[self.state])

    def close_if_complete(self):
        is_missing = SheetParty.select().where(SheetParty.sheet == self, SheetParty.state != SIGNED).exists()
        if not is_missing and self.change_if(Sheet.state == OPEN, state=COMPLETE, ended_at=clock.now()):
            record("sheet.complete", self)


class SheetDocument(Record):
    """One of the documents of a sheet. subject names the record it belongs to."""

    sheet = peewee.ForeignKeyField(Sheet)
    position = peewee.IntegerField()
    frozen = peewee.ForeignKeyField(FrozenDocument)
    subject = peewee.CharField(index=True)

    @classmethod
    def of(cls, sheet):
        return cls.select(cls, FrozenDocument).join(FrozenDocument).where(cls.sheet == sheet).order_by(cls.position)


class SheetParty(Record):
    """One of those who are to sign a sheet. Who it was by name stands only in the receipt's payload."""

    sheet = peewee.ForeignKeyField(Sheet)
    position = peewee.IntegerField()
    kind = peewee.CharField()
    state = peewee.CharField(default=PENDING)
    reason = peewee.CharField(default="")
    receipt_no = peewee.CharField(default="")
    answered_at = MomentField(null=True)

    class Meta:
        indexes = ((("sheet", "position"), True),)

    @classmethod
    def take_receipt(cls, party_id: str, session: SigningSession, receipt: Receipt):
        """What a sitting of this party sealed."""
        party = cls.get_by_id(party_id)
        party.change_if(cls.state.in_((PENDING, REFUSED)), state=SIGNED if session.is_accepted else REFUSED,
                        reason=session.reason, receipt_no=receipt.receipt_no, answered_at=clock.now())
        party.end_sittings()
        party.sheet.close_if_complete()
        topics.changed("sheets")

    def offer(self, screen: int, method: str, evidence_ref: str = "") -> SigningSession:
        """Put the sheet before the client at the touchscreen."""
        with transaction():
            self._refuse_colleagues()
            self._refuse_now()
            return SigningSession.offer(screen, self.sheet.unit, method, self._documents(), evidence_ref=evidence_ref,
                                        party=self.kind, sheet_party_id=self.id)

    def sign_on_paper(self, filed: str, language: str) -> Receipt:
        """The client signed the printed sheet; filed says where it is kept."""
        with transaction():
            self._refuse_colleagues()
            self._refuse_now()
            self.end_sittings()
            return SigningSession.record_at_desk(self.sheet.unit, self._documents(), PAPER, reason=filed, sheet_party_id=self.id,
                                                 language=language)

    def sit_down(self, staff) -> SigningSession:
        """The sitting of this person on a screen of their own: begun now, or gone on with."""
        with transaction():
            self.refuse_others(staff)
            return self.sitting_of(staff) or self._begin(staff)

    def sitting_of(self, staff) -> SigningSession | None:
        session = self._sittings().where(SigningSession.staff == staff.id).first()
        if session and session.is_overdue:
            session.expire("time")
            return None
        return session

    def is_answered_by(self, staff) -> bool:
        """Whether a sitting of this person was sealed and ended."""
        return SigningSession.select().where(SigningSession.sheet_party_id == self.id, SigningSession.staff == staff.id,
                                             SigningSession.state.in_(SEALED)).exists()

    def end_sittings(self):
        for session in self._sittings():
            session.withdraw()

    def refuse_others(self, staff):
        if not self.is_for(staff):
            raise Refused(_("This is for %(party)s to sign.", party=self.name))

    def is_for(self, staff) -> bool:
        return ROLES.get(self.kind) == staff.role

    @property
    def title(self) -> str:
        """In English, to be said in whichever language the paper has."""
        return PARTIES[self.kind]

    @property
    def name(self) -> str:
        return _(self.title)

    @property
    def reason_name(self) -> str:
        return _(words.REFUSALS.get(self.reason, self.reason))

    @property
    def is_client(self) -> bool:
        return self.kind == CLIENT

    @property
    def is_signed(self) -> bool:
        return self.state == SIGNED

    @property
    def is_next(self) -> bool:
        """Everyone before has signed, and this one has not."""
        return self.sheet.is_open and self.state in (PENDING, REFUSED) and not self._before().exists()

    @property
    def standing(self) -> str:
        """The state, where "offered" means that a sitting is open now."""
        return OFFERED if self.state in (PENDING, REFUSED) and any(not one.is_overdue for one in self._sittings()) else self.state

    @property
    def standing_name(self) -> str:
        return _(PARTY_STATES[self.standing])

    def _begin(self, staff) -> SigningSession:
        self._refuse_now()
        session = SigningSession.offer(OWN_SCREEN, self.sheet.unit, words.SIGNED_IN, self._documents(), party=self.kind,
                                       sheet_party_id=self.id)
        session.open()
        return session

    def _documents(self) -> list[tuple[FrozenDocument, str]]:
        return [(row.frozen, row.subject) for row in self.sheet.documents]

    def _sittings(self):
        return SigningSession.select().where(SigningSession.sheet_party_id == self.id, SigningSession.state.in_(OPEN_SESSION))

    def _refuse_colleagues(self):
        if not self.is_client:
            raise Refused(_("Colleagues sign on their own screens."))

    def _refuse_now(self):
        if not self.sheet.is_open or self.state == SIGNED:
            raise Refused(_("There is nothing left to sign here."))
        first = self._before().first()
        if first:
            raise Refused(_("%(party)s signs first.", party=first.name))

    def _before(self):
        return SheetParty.select().where(SheetParty.sheet == self.sheet_id, SheetParty.position < self.position,
                                         SheetParty.state != SIGNED).order_by(SheetParty.position)


def ask_staff(documents: list[tuple[FrozenDocument, str]], role: str) -> Sheet:
    """Let a department sign for these: service, engineering or head. They find it on their page of what is to sign (N-03)."""
    return Sheet.make(None, documents, [role])
