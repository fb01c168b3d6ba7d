"""Lets a home sign for notices: at the touchscreen, one or all that are open for it, or as the desk writes down what came of it."""
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.notices import freezing
from kiosk.signing.agreements import Agreement
from kiosk.signing.codes import PickUpCode
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.models import MOST_DOCUMENTS, THIS_SCREEN, SigningSession
from kiosk.signing.sheets import Sheet, ask_staff
from kiosk.signing.words import METHODS_FOR
from kiosk.site.models import Unit

SUBJECT = "notice"


class Offering:
    """How a Notice comes before those it is for."""

    @classmethod
    def offer_all(cls, notices: list, unit: Unit, identified_by: str, screen: int, **evidence) -> SigningSession:
        """One sitting for as many of them as it holds."""
        with transaction():
            return SigningSession.offer(screen, unit, identified_by, cls.ready_for(notices, unit, identified_by), **evidence)

    @classmethod
    def ready_for(cls, notices: list, unit: Unit, identified_by: str) -> list[tuple[FrozenDocument, str]]:
        """The documents of one sitting, when all of them may be signed for like that. What is for paper only never may (UX-20)."""
        notices = notices[:MOST_DOCUMENTS]
        for notice in notices:
            notice.refuse_on_screen()
            notice.refuse_unless_open_for(unit)
        if identified_by not in cls.methods_for(notices):
            raise Refused(_("Please say how you know the person."))
        if Agreement.of(unit) is None:
            raise Refused(_("%(unit)s has not agreed to sign at the screen. Let them sign on paper, or sign the agreement first.",
                            unit=unit.label))
        return [notice.signed_as() for notice in notices]

    @classmethod
    def open_on_screen(cls, unit: Unit) -> list:
        """What this home has not answered and may sign for at the touchscreen, oldest first."""
        return [notice for notice in cls.open_for(unit) if not notice.paper_only]

    @staticmethod
    def methods_for(notices: list) -> list[str]:
        """How the person may be identified: as the most important of them asks for."""
        return [method for method in METHODS_FOR["ordinary"] if all(method in METHODS_FOR[notice.importance] for notice in notices)]

    def offer(self, unit: Unit, identified_by: str, screen: int, **evidence) -> SigningSession:
        """Put it before this unit's person at the screen."""
        return self.offer_all([self], unit, identified_by, screen, **evidence)

    def ask_departments(self):
        """Each that has not answered finds it on its page of what is to sign (N-03), once."""
        asked = {party.kind for sheet in self._open_sheets() for party in sheet.parties}
        for department in self.pending_departments():
            if department not in asked:
                ask_staff([self.signed_as()], department)

    def leave_departments(self, reason: str):
        """Nobody is to sign for what is over."""
        for sheet in self._open_sheets():
            sheet.void(reason)

    @classmethod
    def refuse_sealing(cls, notice_id: str, unit: Unit | None):
        """It may have been withdrawn, answered or put on paper while somebody was reading."""
        notice = cls.get_by_id(notice_id)
        notice.refuse_on_screen()
        notice.refuse_unless_out()
        if unit:
            notice.refuse_unless_open_for(unit)

    def leave_screen(self):
        """Nobody goes on reading at the touchscreen what is over, or comes to it by a code."""
        PickUpCode.void(self.subject)
        session = SigningSession.at(THIS_SCREEN)
        if session and any(row.subject == self.subject for row in session.documents):
            session.withdraw()

    @property
    def asked_departments(self) -> list[str]:
        """Departments sign on their own screens and nowhere else: where paper alone counts, nobody waits for them."""
        return [] if self.paper_only else self.audience.departments

    @property
    def subject(self) -> str:
        return f"{SUBJECT}:{self.id}"

    def signed_as(self) -> tuple[FrozenDocument, str]:
        """The document and its subject, as signing wants them."""
        return self.document(), self.subject

    def document(self) -> FrozenDocument:
        """What was frozen at the stamp; notices from before there were stamps are frozen when they are first needed."""
        if self.frozen is None:
            self.change_if(type(self).frozen.is_null(), frozen=freezing.freeze(self, ""))
        return self.frozen

    def refuse_on_screen(self):
        if self.paper_only:
            raise Refused(_("This notice is signed for on paper only: print it, and keep the signed sheet."))

    def refuse_unless_out(self):
        if not self.is_out:
            raise Refused(_("%(number)s is not to be signed now: %(state)s.", number=self.number, state=self.state_name))

    def refuse_unless_open_for(self, unit: Unit):
        self.refuse_unless_out()
        self.address()
        recipient = self.recipient(unit)
        if recipient is None:
            raise Refused(_("This notice is not for %(unit)s.", unit=unit.label))
        if recipient.is_signed:
            raise Refused(_("%(unit)s has signed for it already.", unit=unit.label))

    def _open_sheets(self) -> list[Sheet]:
        return [sheet for sheet in Sheet.about(self.subject) if sheet.is_open]
