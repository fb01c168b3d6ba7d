"""What the purpose of a sitting asks of a person: ticks before the pad, such as the quantity (K-07), and reasons not to sign."""
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.signing import words
from kiosk.signing.parts import SessionDocument
from kiosk.signing.states import READING


class Checking:
    """Ticks of a SigningSession are kept with its first document, in the words that were shown."""

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
    def refusals(self) -> dict[str, str]:
        """The reasons that fit what this is about."""
        return {code: words.REFUSALS[code] for code in self.purpose.refusals}

    @property
    def lacks_checks(self) -> bool:
        return bool(self.checks) and not self.documents[0].statement

    def _refuse_unchecked(self):
        if self.lacks_checks:
            raise Refused(_("Please say first that quantity and condition are right."))
