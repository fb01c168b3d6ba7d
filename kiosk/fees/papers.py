"""The papers of a ledger entry: its receipt, at the desk, and again when somebody asks for it."""
from kiosk import papers
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import record, subject_of
from kiosk.fees import slips
from kiosk.fees.words import CASH
from kiosk.i18n import gettext as _
from kiosk.site.models import Site
from kiosk.staff.models import Staff


def name_of(staff_id: str | None) -> str:
    staff = Staff.get_or_none(Staff.id == staff_id)
    return staff.name if staff else ""


class Papers:
    """What is printed about an Entry."""

    def print_receipt(self, language: str):
        """Where the money changes hands; for cash the drawer opens with it."""
        with transaction():
            if self.method == CASH:
                papers.open_drawer(papers.DESK)
            slip = slips.receipt_of_payment(self, Site.current(), name_of(self.staff), language)
            papers.put(slip, kind="fee_receipt", subject=subject_of(self), role=papers.DESK)

    def print_again(self, by: str):
        job = papers.latest(subject_of(self))
        if job is None:
            raise Refused(_("This paper is no longer kept. The entry is still valid."))
        with transaction():
            papers.again(job, by, papers.DESK)
            record("fee.paper_again", self, number=self.number)
