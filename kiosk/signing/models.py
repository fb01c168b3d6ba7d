"""Signing sessions: documents put before a person at a screen, read page by page, then signed for or refused."""
from datetime import timedelta
from functools import cached_property

import peewee
from playhouse.apsw_ext import BooleanField

from kiosk import clock, masking, papers, topics
from kiosk.db import MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record, subject_of
from kiosk.i18n import gettext as _
from kiosk.signing import evidence, slips, words
from kiosk.signing.chain import Receipt
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.ink import Ink
from kiosk.signing.parts import PageReading, SessionDocument, SessionParty
from kiosk.site.models import Household, Site, Unit

OFFERED = "offered"
READING = "reading"
SIGNED = "signed"
REFUSED = "refused"
WITHDRAWN = "withdrawn"
EXPIRED = "expired"
OPEN = (OFFERED, READING)
SEALED = (SIGNED, REFUSED)
THIS_SCREEN = 1  # a box serves one touchscreen
UNTOUCHED_LIFE = timedelta(minutes=10)


class SigningSession(Record):
    """One person at one screen with the documents the desk put there after looking at the person."""

    screen = peewee.IntegerField()
    unit = peewee.ForeignKeyField(Unit, null=True)
    identified_by = peewee.CharField()
    staff = peewee.CharField(null=True)
    state = peewee.CharField(default=OFFERED)
    reason = peewee.CharField(default="")
    asked_about_ink = BooleanField(default=False)
    pushed_at = MomentField(default=clock.now)
    touched_at = MomentField(default=clock.now)
    ended_at = MomentField(null=True)

    class Meta:
        indexes = ((("screen", "state"), False),)

    @classmethod
    def at(cls, screen: int) -> "SigningSession | None":
        """What is open at the screen. An offer that nobody touched for ten minutes ends here."""
        session = cls.get_or_none(cls.screen == screen, cls.state.in_(OPEN))
        if session and session.is_overdue:
            session.expire("time")
            return None
        return session

    @classmethod
    def latest_at(cls, screen: int) -> "SigningSession | None":
        cls.at(screen)
        return cls.select().where(cls.screen == screen).order_by(cls.id.desc()).first()

    @classmethod
    def offer(cls, screen: int, unit: Unit | None, identified_by: str,
              documents: list[tuple[FrozenDocument, str]]) -> "SigningSession":
        """Put documents before the person at the screen; each comes with its subject, "kind:key"."""
        with transaction():
            if identified_by not in words.IDENTIFICATIONS:
                raise Refused(_("Please say how you know the person."))
            if cls.at(screen):
                raise Refused(_("Somebody is signing at this touchscreen. Finish or take that back first."))
            session = cls.add(screen=screen, unit=unit, identified_by=identified_by, staff=actor().staff)
            for position, (frozen, subject) in enumerate(documents, 1):
                SessionDocument.add(session=session, position=position, frozen=frozen, subject=subject)
            SessionParty.add(session=session, position=1)
            session._tell("signing.offered", method=identified_by)
            return session

    @classmethod
    def leave(cls, session_id: str | None):
        """The visitor who had opened this is gone. What was sealed stays sealed."""
        session = cls.get_or_none(cls.id == session_id)
        if session:
            session.expire("left")

    def withdraw(self):
        """The desk takes it back before anything was sealed."""
        with transaction():
            self._move(OPEN, WITHDRAWN, ended_at=clock.now())
            self._tell("signing.withdrawn")

    def expire(self, reason: str):
        """It ended without an outcome: the person left, was another one, or never came. Later calls change nothing."""
        with transaction():
            open_still = SigningSession.state.in_(OPEN)
            if self.change_if(open_still, state=EXPIRED, reason=reason, ended_at=clock.now()):
                self._tell("signing.expired", reason=reason)

    def open(self):
        """The person begins to read."""
        with transaction():
            self._move(OPEN, READING, touched_at=clock.now())
            self._tell("signing.opened")

    def open_page(self, number: int) -> str:
        """Show a page and return its text. Pages come in their order; how long each was shown is measured here."""
        with transaction():
            if not 1 <= number <= min(self.pages_shown + 1, len(self.pages)):
                raise Refused(_("Please read the pages in their order."))
            self.leave_page()
            document, page = self.pages[number - 1]
            text = document.frozen.content.pages[page - 1]
            PageReading.create(document=document, page=page, shown_ticks_ms=clock.ticks_ms())
            topics.changed("signing")
            return text

    def leave_page(self):
        """The page that was before the person is before them no longer."""
        with transaction():
            self._move((READING,), READING, touched_at=clock.now())
            for reading in self._readings().where(PageReading.seconds.is_null()):
                reading.end()

    def ask_about(self, ink: Ink) -> bool:
        """True once, when the ink looks unfinished: the person is asked, and never turned away twice (SIG-05)."""
        with transaction():
            not_asked = (SigningSession.state == READING) & ~SigningSession.asked_about_ink
            return ink.looks_unfinished and self.change_if(not_asked, asked_about_ink=True)

    def sign(self, relation: str, ink: Ink, statement: str, language: str) -> Receipt:
        """Seal what the person signed, under the sentence as shown. A second submit gets the first one's receipt."""
        with transaction():
            if self.receipt:
                return self.receipt
            if relation not in words.RELATIONS:
                raise Refused(_("Please choose for whom you sign."))
            self._refuse_unread()
            return self._seal(SIGNED, ink, relation=relation, statement=statement, language=language)

    def refuse(self, reason: str, relation: str, language: str) -> Receipt:
        """Not to sign is an outcome like any other, and sealed like it."""
        with transaction():
            if self.receipt:
                return self.receipt
            if reason not in words.REFUSALS:
                raise Refused(_("Please choose a reason, or say that you would rather not."))
            return self._seal(REFUSED, Ink(), relation=relation, reason=reason, language=language)

    @property
    def receipt(self) -> Receipt | None:
        return Receipt.of(self.id)

    @cached_property
    def documents(self) -> list[SessionDocument]:
        return list(SessionDocument.of(self))

    @property
    def document(self) -> FrozenDocument:
        return self.documents[0].frozen

    @property
    def purpose(self) -> words.Purpose:
        return words.purpose(self.documents[0].subject)

    @cached_property
    def pages(self) -> list[tuple[SessionDocument, int]]:
        return [(document, page) for document in self.documents for page in range(1, document.frozen.pages + 1)]

    @property
    def pages_shown(self) -> int:
        return self._readings().select(PageReading.document, PageReading.page).distinct().count()

    @property
    def is_read(self) -> bool:
        return self.pages_shown == len(self.pages)

    @property
    def owner_name(self) -> str:
        """Personal. Empty when the office does not know it."""
        household = Household.get_or_none(Household.unit == self.unit_id)
        return household.owner_name if household else ""

    @property
    def masked_owner(self) -> str:
        return masking.name(self.owner_name)

    @property
    def masked_unit(self) -> str:
        return masking.room(self.unit.label) if self.unit else ""

    @property
    def paper(self):
        return papers.latest(subject_of(self))

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def is_offered(self) -> bool:
        return self.state == OFFERED

    @property
    def is_sealed(self) -> bool:
        return self.state in SEALED

    @property
    def is_refused(self) -> bool:
        return self.state == REFUSED

    @property
    def is_overdue(self) -> bool:
        return self.is_open and clock.now() - self.touched_at > UNTOUCHED_LIFE

    def _readings(self):
        return PageReading.select().join(SessionDocument).where(SessionDocument.session == self)

    def _refuse_unread(self):
        if not self.is_read:
            raise Refused(_("Please read to the last page first."))

    def _seal(self, outcome, ink, *, relation="", statement="", reason="", language) -> Receipt:
        self.leave_page()
        self._move((READING,), outcome, reason=reason, ended_at=clock.now())
        SessionParty.agree(self, relation, statement)
        facts = evidence.of(self, Site.current(), outcome, relation=relation, statement=statement, reason=reason,
                            language=language)
        name = self.owner_name if relation == "owner" else ""
        receipt = Receipt.append(self.id, facts, {"ink": ink, "signer_name": name})
        slip = slips.receipt(receipt, facts, masking.name(name), ink, language)
        papers.put(slip, kind="signature_receipt", subject=subject_of(self))
        self._tell(f"signing.{outcome}", receipt_no=receipt.receipt_no, seq=receipt.seq)
        for document in self.documents:
            document.tell_owner(receipt)
        return receipt

    def _tell(self, verb, **facts):
        record(verb, self, screen=self.screen, documents=[row.frozen.number for row in SessionDocument.of(self)], **facts)
        topics.changed("signing")

    def _move(self, before, after, **changes):
        # Desk and touchscreen may act at once; only the one that still finds the session as it was goes on.
        if not self.change_if(SigningSession.state.in_(before), state=after, **changes):
            raise Refused(_("This is over. The desk can put it on the screen again."))
