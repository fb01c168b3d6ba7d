"""Outcomes that come about away from the touchscreen: at the door, on paper, through somebody else."""
from kiosk import access, masking, papers
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import actor
from kiosk.i18n import gettext as _
from kiosk.signing import words
from kiosk.signing.chain import Receipt
from kiosk.signing.ink import Ink
from kiosk.signing.states import LEFT, OWN_SCREEN, PAPER, PROXY, READING, REFUSED
from kiosk.staff.models import Staff

REASONS = {REFUSED: words.REFUSALS, LEFT: words.LEAVINGS}


class AtDesk:
    """What the desk records about a SigningSession that nobody sat through."""

    @classmethod
    def record_at_desk(cls, unit, documents, outcome: str, *, reason: str = "", witness: Staff | None = None, relation: str = "",
                       authority: str = "", scan: str = "", sheet_party_id: str | None = None, language: str) -> Receipt:
        """Seal what happened. witness is another colleague, who has just proved to be it; reason says, for a sheet without a
        scan, where it is filed."""
        with transaction():
            _refuse_unfounded(outcome, reason, witness, relation, authority, scan)
            session = cls._of(unit, documents, screen=OWN_SCREEN, identified_by="", state=READING, scan=scan,
                              staff=actor().staff, witness=witness.id if witness else None, authority=authority, sheet_party_id=sheet_party_id)
            return session._seal(outcome, Ink(), relation=relation, reason=reason, language=language, role=papers.DESK)


def _refuse_unfounded(outcome, reason, witness, relation, authority, scan):
    rules = {PROXY: lambda: _refuse_unknown_proxy(relation, authority), PAPER: lambda: _refuse_lost_sheet(scan, reason),
             REFUSED: lambda: _refuse_unseen(outcome, reason, witness), LEFT: lambda: _refuse_unseen(outcome, reason, witness)}
    if outcome not in rules:
        raise Refused(_("Please choose what came of it."))
    rules[outcome]()
    if witness:
        _refuse_no_witness(witness)


def _refuse_unknown_proxy(relation, authority):
    if relation not in words.PROXIES:
        raise Refused(_("Please choose for whom you sign."))
    if authority not in words.AUTHORITIES:
        raise Refused(_("Please say what lets you receive this for the owner."))


def _refuse_lost_sheet(scan, note):
    if not scan and not note.strip():
        raise Refused(_("Please add the scan, or say where the sheet is filed."))
    if masking.has_a_persons_number(note):
        raise Refused(_("Please leave out numbers of persons."))


def _refuse_unseen(outcome, reason, witness):
    if reason not in REASONS[outcome]:
        raise Refused(_("Please choose a reason."))
    if not witness:
        raise Refused(_("Please say which colleague saw it."))


def _refuse_no_witness(witness):
    if witness.role not in access.SIGNERS or witness.id == actor().staff:
        raise Refused(_("A witness is another colleague, not whoever records it."))
