"""What a person ticks before signing, where the purpose asks for it: that the quantity is right, and the condition good (K-07)."""
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.signing.parts import SessionDocument
from kiosk.signing.states import READING


class Checking:
    """The ticks of a SigningSession: kept with its first document, in the words that were shown."""

    def tick(self, ticked: set[str]):
        """All of them: where something is not right, the person calls the desk, or does not sign."""
        with transaction():
            self._move((READING,), READING)
            if not set(self.checks) <= ticked:
                raise Refused(_("Please tick both. If something is not right, call us over and do not sign."))
            document = self.documents[0]
            document.change_if(SessionDocument.session == self, statement="\n".join(map(_, self.checks)))

    @property
    def checks(self) -> tuple[str, ...]:
        return self.purpose.checks

    @property
    def lacks_checks(self) -> bool:
        return bool(self.checks) and not self.documents[0].statement

    def _refuse_unchecked(self):
        if self.lacks_checks:
            raise Refused(_("Please say first that quantity and condition are right."))
