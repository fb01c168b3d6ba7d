"""What a sitting asks of a person beside the hand: each of several documents ticked, that things are right (K-07), reasons not to sign."""
from kiosk import clock
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.signing import words
from kiosk.signing.parts import SessionDocument
from kiosk.signing.states import OWN_SCREEN, READING


class Checking:
    """Ticks of a SigningSession are kept with the document they are about, in the words that were shown."""

    def tick(self, ticked: set[str]):
        """All of them: where something is not right, the person calls the desk, or does not sign."""
        with transaction():
            self._move((READING,), READING, touched_at=clock.now())
            if not self.checks.keys() <= ticked:
                raise Refused(_("Please tick every line. If something is not right, call us over and do not sign."))
            for document in self.documents:
                sentences = "\n".join(self._checks_of(document).values())
                document.change_if(SessionDocument.session == self, statement=sentences)

    @property
    def checks(self) -> dict[str, str]:
        """What is to be ticked, by code, in the words that are shown."""
        return {code: sentence for document in self.documents for code, sentence in self._checks_of(document).items()}

    @property
    def refusals(self) -> dict[str, str]:
        """The reasons that fit what this is about."""
        return {code: words.REFUSALS[code] for code in self.purpose.refusals}

    @property
    def lacks_checks(self) -> bool:
        return any(self._checks_of(document) and not document.statement for document in self.documents)

    def _checks_of(self, document) -> dict[str, str]:
        # A colleague's own screen shows the sentence of each document above the pad.
        by_itself = {document.subject: words.tick(document, self.party)} if self.has_several and self.screen != OWN_SCREEN else {}
        return by_itself | {check: _(check) for check in words.purpose(document.subject, self.party).checks}

    def _refuse_unchecked(self):
        if self.lacks_checks:
            raise Refused(_("Please tick every line first, or do not sign."))
