"""The papers of a ledger entry: its receipt, at the desk, and again when somebody asks for it."""
from kiosk import i18n, papers
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import record, subject_of
from kiosk.fees import slips
from kiosk.fees.words import CASH
from kiosk.i18n import gettext as _
from kiosk.site.models import Site
from kiosk.staff.models import Staff


def name_of(staff_id: str | None) -> str:
    staff = Staff.with_value(Staff.id, staff_id)
    return staff.name if staff else ""


class Papers:
    """What is printed about an Entry."""

    def print_receipt(self, language: str):
        """Where the money changes hands; for cash the drawer opens with it."""
        with transaction():
            if self.method == CASH:
                papers.open_drawer(papers.DESK)
            self._put(self._receipt(language))

    def print_again(self, by: str):
        """Marked as a copy, also when the spool no longer keeps the first one: the entry says all that stood on it."""
        with transaction():
            job = self.paper
            copy = papers.again(job, by, papers.DESK) if job else self._put(self._receipt(i18n.DEFAULT).as_copy(1, ""))
            if copy is None:
                raise Refused(_("There is no printer for slips at the desk."))
            record("fee.paper_again", self, number=self.number)

    @property
    def paper(self):
        return papers.latest(subject_of(self))

    def _receipt(self, language):
        return slips.receipt_of_payment(self, Site.current(), name_of(self.staff), language)

    def _put(self, slip):
        return papers.put(slip, kind="fee_receipt", subject=subject_of(self), role=papers.DESK)
