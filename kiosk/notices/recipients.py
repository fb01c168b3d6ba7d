"""What can come of one recipient of a notice: the outcomes of signing, or nothing yet."""
from kiosk.i18n import N_, gettext as _
from kiosk.notices.words import DEPARTMENTS
from kiosk.signing.states import ACCEPTED, LEFT, PAPER, PROXY, REFUSED, SIGNED, WITNESSED

PENDING = "pending"
OUTCOMES = {
    PENDING: N_("Not yet signed"),
    SIGNED: N_("Signed"),
    PROXY: N_("Signed by somebody for them"),
    WITNESSED: N_("Signed before a witness"),
    PAPER: N_("Signed on paper"),
    REFUSED: N_("Refused"),
    LEFT: N_("Left at the door"),
}


class Outcomes:
    """What a NoticeRecipient knows about its own outcome."""

    def take(self, outcome: str, receipt_no: str):
        """Whoever refused, or was not met, may still sign; whoever has signed has."""
        self.change_if(type(self).state.not_in(ACCEPTED), state=outcome, receipt_no=receipt_no)

    @property
    def is_signed(self) -> bool:
        return self.state in ACCEPTED

    @property
    def is_pending(self) -> bool:
        return self.state == PENDING

    @property
    def outcome(self) -> str:
        return _(OUTCOMES[self.state])

    @property
    def label(self) -> str:
        return self.unit.label if self.unit else _(DEPARTMENTS.get(self.department, self.department))
