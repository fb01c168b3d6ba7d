"""Outcomes: what ends a session for good, each sealed as the next receipt of the chain."""
from kiosk import clock, masking, papers
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import subject_of
from kiosk.i18n import gettext as _
from kiosk.signing import evidence, links, slips, words
from kiosk.signing.agreements import Agreement
from kiosk.signing.chain import Receipt
from kiosk.signing.ink import Ink
from kiosk.signing.parts import ask_owner, tell
from kiosk.signing.states import PROXY, READING, REFUSED, SIGNED, WITNESSED
from kiosk.site.models import Site
from printer.document import Document


class Outcomes:
    """What can become of a SigningSession."""

    def sign(self, relation: str, ink: Ink, statement: str, language: str, authority: str = "", witness: str | None = None) -> Receipt:
        """Seal what was drawn under the sentence as shown, to this witness or to the person. A second submit gets the first one's receipt."""
        self._refuse_damaged()
        with transaction():
            if self.receipt:
                return self.receipt
            words.refuse_unclear(relation, authority)
            self._refuse_unread()
            self._refuse_unchecked()
            self._refuse_alone()
            self._refuse_another_hand(witness)
            self._refuse_without_agreement()
            for document in self.documents:
                ask_owner(document.subject, self.unit)
            return self._seal(self._accepted_as(relation), ink, relation=relation, statement=statement, language=language,
                              authority=authority)

    def refuse(self, reason: str, relation: str, language: str) -> Receipt:
        """Not to sign is an outcome like any other, and sealed like it."""
        with transaction():
            if self.receipt:
                return self.receipt
            if reason not in words.REFUSALS:
                raise Refused(_("Please choose a reason, or say that you would rather not."))
            return self._seal(REFUSED, Ink(), relation=relation, reason=reason, language=language)

    def preview(self, relation: str, ink: Ink, statement: str, language: str, authority: str = "", witness: str | None = None) -> Document:
        """The receipt as it would be printed now, but for its number and its code, which come with the seal."""
        self._refuse_another_hand(witness)
        self.authority = authority
        facts = evidence.of(self, Site.current(), self._accepted_as(relation), ink, relation=relation, statement=statement,
                            reason="", language=language)
        return slips.preview(facts, masking.name(self.name_of(relation)), ink, language, self.witness_name)

    @property
    def receipt(self) -> Receipt | None:
        return Receipt.of(self.id)

    def _accepted_as(self, relation: str) -> str:
        if self.is_through_witness:
            return WITNESSED
        return PROXY if relation == "proxy" else SIGNED

    def _refuse_without_agreement(self):
        if self.unit and self.purpose.rests_on_agreement and (self.agreement is None or self.agreement != Agreement.of(self.unit)):
            raise Refused(_("%(unit)s has not agreed to sign at the screen. Let them sign on paper, or sign the agreement first.",
                            unit=self.unit.label))

    def _seal(self, outcome, ink, *, relation="", statement="", reason="", language, role=papers.KIOSK, **columns) -> Receipt:
        if self.is_overdue:
            raise Refused(_("This is over. The desk can put it on the screen again."))
        self.leave_page()
        self._move((READING,), outcome, reason=reason, ended_at=clock.now(), ink_meta=ink.meta, **columns)
        facts = evidence.of(self, Site.current(), outcome, ink, relation=relation, statement=statement, reason=reason,
                            language=language)
        name = self.name_of(relation)
        has_slip = relation != "staff"  # colleagues sign wherever they are, and find it in the sheet
        body = slips.body_digest(facts, masking.name(name), ink, language, self.witness_name)
        facts["delivery"] = {"body_sha256": body} if has_slip else None
        receipt = Receipt.append(self.id, facts, {"ink": ink, "signer_name": name, "unit_label": self.unit.label if self.unit else ""})
        if has_slip:
            slip = slips.receipt(receipt, facts, masking.name(name), ink, links.of(receipt), language, self.witness_name)
            papers.put(slip, kind="signature_receipt", subject=subject_of(self), role=role)
        self._tell(f"signing.{outcome}", receipt_no=receipt.receipt_no, seq=receipt.seq)
        for document in self.documents:
            tell(document.subject, self, receipt)
        if self.sheet_party_id:
            tell(f"sheet_party:{self.sheet_party_id}", self, receipt)
        return receipt
