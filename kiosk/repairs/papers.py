"""The papers of an order: the visitor's receipt and the engineer's slip."""
from kiosk import papers
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.events import record, subject_of
from kiosk.i18n import gettext as _
from kiosk.repairs import slips
from kiosk.site.models import Site
from kiosk.site.wording import COMPLAINT_LINE, said


class Papers:
    """What is printed about an Order."""

    def print_receipt(self, public_url: str, role: str = papers.KIOSK):
        """The first paper of an order, which the visitor takes home."""
        papers.put(slips.receipt(self, Site.current(), public_url, said(COMPLAINT_LINE, self.language)), kind="repair_receipt", subject=subject_of(self), role=role)

    def hand_receipt(self, public_url: str, by: str):
        """At the desk: what came in there has had no paper yet, the rest is printed again."""
        if self.paper:
            self.print_again(by, papers.DESK)
        else:
            self.print_receipt(public_url, papers.DESK)

    def print_again(self, by: str, role: str = papers.KIOSK):
        """The receipt once more, marked as such, where it is wanted now."""
        job = self.paper
        if job is None:
            raise Refused(_("This paper is no longer kept. The order is still valid."))
        with transaction():
            papers.again(job, by, role)
            record("order.paper_again", self, number=self.number)

    def print_work_slip(self):
        """The engineer's paper, with everything needed at the door; on the staff printer only (PRIV-20)."""
        if papers.printer_for(papers.STAFF) is None:
            raise Refused(_("There is no staff printer. A slip with a full address is not printed in the lobby."))
        with transaction():
            slip = slips.work_slip(self, Site.current(), self.phone, self.ink)
            papers.put(slip, kind="work_slip", subject=f"work_slip:{self.id}", role=papers.STAFF)
            record("order.work_slip_printed", self, number=self.number)

    @property
    def paper(self):
        return papers.latest(subject_of(self))
