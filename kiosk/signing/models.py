"""Signing sessions: documents put before a person at a screen, read page by page, then signed for or refused."""
from datetime import timedelta

import peewee
from playhouse.apsw_ext import BooleanField

from kiosk import clock, masking, papers, topics
from kiosk.db import JsonField, MomentField, Record, transaction
from kiosk.errors import Refused
from kiosk.events import actor, record, subject_of
from kiosk.i18n import gettext as _
from kiosk.signing import words
from kiosk.signing.agreements import Agreement
from kiosk.signing.at_desk import AtDesk
from kiosk.signing.checking import Checking
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.ink import Ink
from kiosk.signing.outcomes import Outcomes
from kiosk.signing.parts import SessionDocument
from kiosk.signing.reading import Reading
from kiosk.signing.states import (
    ACCEPTED, EXPIRED, OFFERED, OPEN, OWN_SCREEN, READING, REFUSED, SEALED, THIS_SCREEN, WITHDRAWN,
)
from kiosk.signing.witnesses import Witnessing
from kiosk.site.models import Household, Unit
from kiosk.staff.models import Staff

MOST_DOCUMENTS = 4
UNTOUCHED_LIFE = timedelta(minutes=10)


class SigningSession(Reading, Checking, Witnessing, Outcomes, AtDesk, Record):
    """One person at one screen with the documents the desk put there after looking at the person.

    party is whose part of a sheet this is. evidence_ref is what identified_by rests on, such as the code that was used;
    authority is what lets somebody receive for the owner; ink_meta is with what the strokes were drawn, and how finely.
    """

    screen = peewee.IntegerField()
    unit = peewee.ForeignKeyField(Unit, null=True)
    party = peewee.CharField(default="client")
    sheet_party_id = peewee.FixedCharField(max_length=32, null=True)
    agreement = peewee.ForeignKeyField(Agreement, null=True)
    identified_by = peewee.CharField()
    evidence_ref = peewee.CharField(default="")
    staff = peewee.CharField(null=True)
    state = peewee.CharField(default=OFFERED)
    reason = peewee.CharField(default="")
    authority = peewee.CharField(default="")
    witness = peewee.CharField(null=True)
    witness_reason = peewee.CharField(default="")
    scan = peewee.CharField(default="")
    ink_meta = JsonField(default=dict)
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
    def at_own_screen_of(cls, staff):
        """Those that this colleague has open."""
        return cls.select().where(cls.screen == OWN_SCREEN, cls.staff == staff.id, cls.state.in_(OPEN))

    @classmethod
    def latest_at(cls, screen: int) -> "SigningSession | None":
        cls.at(screen)
        return cls.select().where(cls.screen == screen).order_by(cls.id.desc()).first()

    @classmethod
    def offer(cls, screen: int, unit: Unit | None, identified_by: str, documents: list[tuple[FrozenDocument, str]], *,
              evidence_ref: str = "", party: str = "client", sheet_party_id: str | None = None,
              staff: str | None = None) -> "SigningSession":
        """Put documents before the person at the screen; each comes with its subject, "kind:key". staff is who knew them."""
        for frozen, _subject in documents:
            frozen.refuse_damaged()
        with transaction():
            if len(documents) > MOST_DOCUMENTS:
                raise Refused(_("At most %(count)d documents at one sitting, please.", count=MOST_DOCUMENTS))
            words.refuse_unidentified(identified_by, screen, evidence_ref)
            if screen != OWN_SCREEN and cls.at(screen):
                raise Refused(_("Somebody is signing at this touchscreen. Finish or take that back first."))
            session = cls._of(unit, documents, screen=screen, identified_by=identified_by, evidence_ref=evidence_ref,
                              party=party, sheet_party_id=sheet_party_id, staff=staff or actor().staff)
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

    def ask_about(self, ink: Ink) -> bool:
        """True once, when the ink looks unfinished: the person is asked, and never turned away twice (SIG-05)."""
        with transaction():
            not_asked = (SigningSession.state == READING) & ~SigningSession.asked_about_ink
            return ink.looks_unfinished and self.change_if(not_asked, asked_about_ink=True)

    @property
    def purpose(self) -> words.Purpose:
        return words.SEVERAL if self.has_several else words.purpose(self.documents[0].subject, self.party)

    def name_of(self, relation: str) -> str:
        """Personal. The name on file of whoever signs as this; empty when none is, and then only their hand says it."""
        if relation == "staff":
            return Staff.get_by_id(self.staff).name
        return self.owner_name if relation == "owner" else ""

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
    def is_accepted(self) -> bool:
        """Received, or agreed to: by whoever signed, on the screen or on paper."""
        return self.state in ACCEPTED

    @property
    def is_refused(self) -> bool:
        return self.state == REFUSED

    @property
    def is_overdue(self) -> bool:
        return self.is_open and clock.now() - self.touched_at > UNTOUCHED_LIFE

    @classmethod
    def _of(cls, unit, documents, **columns) -> "SigningSession":
        session = cls.add(unit=unit, agreement=Agreement.of(unit), **columns)
        for position, (frozen, subject) in enumerate(documents, 1):
            SessionDocument.add(session=session, position=position, frozen=frozen, subject=subject)
        return session

    def _tell(self, verb, **facts):
        record(verb, self, screen=self.screen, documents=[row.frozen.number for row in SessionDocument.of(self)], **facts)
        topics.changed("signing")

    def _move(self, before, after, **changes):
        # Desk and touchscreen may act at once; only the one that still finds the session as it was goes on.
        if not self.change_if(SigningSession.state.in_(before), state=after, **changes):
            raise Refused(_("This is over. The desk can put it on the screen again."))
