"""What the desk reads of a notice: its steps with who took them, its pages, its dangers."""
import hashlib

from kiosk import clock
from kiosk.i18n import gettext as _
from kiosk.notices import marks, words
from kiosk.notices.states import BEFORE_ISSUE, HEAD_OFFICE
from kiosk.signing.frozen import canonical
from kiosk.signing.paging import pages_of
from kiosk.staff.models import Staff

TEXT = "text"  # as it stands, a line a paragraph: head office writes like that
MARKS = "marks"
PDF = "pdf"


class Showing:
    """What a Notice says about itself."""

    @property
    def kind_name(self) -> str:
        return _(words.KINDS.get(self.kind, self.kind))

    @property
    def has_been_issued(self) -> bool:
        return self.state not in BEFORE_ISSUE and self.addressed().exists()

    @property
    def is_short_now(self) -> bool:
        return self.is_short(self.effective_on)

    @property
    def days_left(self) -> int:
        """Until it is in force; below zero it is already."""
        return (self.effective_on - clock.today()).days

    @property
    def still_open(self) -> str:
        """How many have not answered, homes and departments apart."""
        departments = len(self.pending_departments())
        homes = self.counts["pending"] - departments
        if departments and homes:
            return _("%(homes)d homes and %(departments)d departments still open", homes=homes, departments=departments)
        return _("%(count)d departments still open", count=departments) if departments else _("%(count)d still open", count=homes)

    @property
    def writers(self) -> list[str]:
        return [_name_of(author) for author in self.authors]

    @property
    def threats(self) -> list[str]:
        """Words about fees that threaten to cut somebody off, for whoever reviews it (Civil Code art. 944)."""
        text = "\n".join([self.title, self.body, *(self.upload.texts if self.upload else [])])
        return words.threats_in(text) if self.kind == words.FEES or words.FEE_SIGN in text else []

    @property
    def wording(self) -> str:
        """A digest of all that a reviewer says yes to."""
        words = [self.title, self.body, self.upload_id, self.kind, self.effective_on.isoformat(), self.recipients, self.paper_only,
                 self.importance, self.public]
        return hashlib.sha256(canonical(words)).hexdigest()

    @property
    def steps(self) -> list[tuple]:
        """What was done to it, by whom and when."""
        reviewed = _("Reviewed by its writer, for want of another manager") if self.is_reviewed_alone else _("Reviewed")
        taken = [(reviewed, self.reviewed_by, self.reviewed_at), (_("Stamped"), self.stamped_by, self.stamped_at),
                 (_("Issued"), self.issued_by, self.issued_at)]
        return [(name, _name_of(who), at) for name, who, at in taken if at]

    @property
    def shown_pages(self) -> list:
        """The pages as they are, or would be, before the person who signs."""
        return marks.shown(self.body) if self.format == MARKS else pages_of(self.body)

    @property
    def pictures(self) -> list:
        """Hash, width and height of each page of a PDF."""
        return self.upload.images if self.upload else []


def _name_of(staff_id: str | None) -> str:
    if staff_id in (None, HEAD_OFFICE.role):
        return _("Head office")
    staff = Staff.get_or_none(Staff.id == staff_id)
    return staff.name if staff else ""
