"""Signing through a witness: the person says why, a colleague comes by her own sign-in, reads it out and signs for both (A11Y-09)."""
from kiosk import clock, topics
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.signing import words
from kiosk.signing.states import OWN_SCREEN, READING
from kiosk.staff.models import Staff


class Witnessing:
    """The witness of a SigningSession: asked for by the person, and whichever colleague says on her own sign-in that she is there."""

    @classmethod
    def without_witness(cls):
        """Persons who wait for a colleague now."""
        return cls.select().where(cls.state == READING, cls.witness_reason != "", cls.witness.is_null())

    def ask_for_witness(self, reason: str):
        """The person would rather not sign alone, and says why."""
        with transaction():
            self._refuse_unread()
            if reason not in words.WITNESSINGS:
                raise Refused(_("Please choose why."))
            self._move((READING,), READING, witness_reason=reason, touched_at=clock.now())
            self._tell_desk("signing.witness_asked", reason=reason)

    def come_as_witness(self, staff):
        """This colleague stands beside the person. The first who says so is the one; also before anybody has asked."""
        with transaction():
            self._refuse_as_witness(staff)
            is_free = (type(self).state == READING) & type(self).witness.is_null()
            if not self.change_if(is_free, witness=staff.id, touched_at=clock.now()):
                raise Refused(_("This is over, or a colleague has come already."))
            self._tell_desk("signing.witness_came")

    def sign_alone(self):
        """The person goes back and signs without one after all."""
        with transaction():
            self._move((READING,), READING, witness=None, witness_reason="", touched_at=clock.now())
            self._tell_desk("signing.witness_released")

    @property
    def waits_for_witness(self) -> bool:
        return self.is_open and bool(self.witness_reason) and self.witness is None

    @property
    def witness_reason_name(self) -> str:
        return _(words.WITNESSINGS[self.witness_reason])

    @property
    def witness_name(self) -> str:
        return Staff.get_by_id(self.witness).name if self.witness else ""

    @property
    def is_through_witness(self) -> bool:
        """A colleague signs, because the person asked for it."""
        return bool(self.witness_reason and self.witness)

    @property
    def may_have_witness(self) -> bool:
        return self.state == READING and self.screen != OWN_SCREEN and self.witness is None

    @property
    def witness_confirmed(self) -> str:
        """How the colleague said it: signed in while the person sat there, or with her password when it was written down."""
        return "signed_in" if self.identified_by else "password"

    @property
    def witness_who_signs(self) -> str | None:
        return self.witness if self.is_through_witness else None

    def _refuse_as_witness(self, staff):
        if self.screen == OWN_SCREEN:
            raise Refused(_("Colleagues sign on their own screens."))
        if staff.id == self.staff:
            raise Refused(_("You said who the person is. The witness is another colleague."))

    def _refuse_alone(self):
        if self.waits_for_witness:
            raise Refused(_("Please wait for the colleague who is your witness."))

    def _refuse_another_hand(self, witness):
        """Who draws reads a sentence of their own; a colleague may have come or gone since."""
        if witness != self.witness_who_signs:
            raise Refused(_("Somebody else signs now. Please sign once more."))

    def _tell_desk(self, verb, **facts):
        self._tell(verb, **facts)
        topics.changed("help")
