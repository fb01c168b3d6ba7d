"""Head office's notices as they arrive: issued already, stamped by head office, and frozen here as they came."""
import logging
from datetime import date

from kiosk import clock, topics
from kiosk.db import transaction
from kiosk.events import record
from kiosk.i18n import DEFAULT, N_, gettext as _, say_in
from kiosk.notices import freezing
from kiosk.notices.states import HEAD_OFFICE, ISSUED
from kiosk.notices.words import ON_PAPER
from kiosk.site.models import OFFICE

log = logging.getLogger(__name__)

STAMPED_BY = N_("Head office")


class Releases:
    """What a Notice does with a release."""

    @classmethod
    def take_release(cls, rows: list):
        """Everyone they are for is noted. Another version is to be signed for again."""
        with transaction():
            super().take_release(rows)
            for notice in cls.select().where(cls.origin == OFFICE, cls.active):
                notice.receive()
            topics.changed("notices")

    @classmethod
    def from_release(cls, row) -> dict:
        """Under a version that is or was here another text is not taken: it was signed for, and whom it is for is all that may change."""
        names = ("number", "version", "title", "body", "kind")
        days = {name: date.fromisoformat(getattr(row, name)) for name in ("issued_on", "effective_on")}
        text = {name: getattr(row, name) for name in names} | days | {"paper_only": row.paper_only or row.kind in ON_PAPER}
        known = cls.get_or_none(cls.id == row.id, cls.version >= row.version, cls.frozen.is_null(False))
        return (known._kept(text) if known else text) | {"recipients": row.recipients}

    def _kept(self, sent: dict) -> dict:
        kept = {name: getattr(self, name) for name in sent}
        if sent != kept:
            log.warning("%s: head office sent another text under version %s, which is not taken", self.number, self.version)
            record("notice.text_refused", self, number=self.number, version=self.version)
        return kept

    def receive(self):
        """Freeze a version that is new here; the same again changes nothing."""
        if self.frozen is None or self.frozen.version != self.version:
            self._freeze_release()
        self.address()
        self.ask_departments()

    def _freeze_release(self):
        stamp = {"stamped_by": HEAD_OFFICE.role, "stamped_at": self.stamped_at or clock.now()}
        for name, value in stamp.items():
            setattr(self, name, value)
        frozen = freezing.freeze(self, say_in(DEFAULT, STAMPED_BY))
        self.leave_departments(_("Replaced by a new version"))
        self.change_if(type(self).origin == OFFICE, state=ISSUED, frozen=frozen, issued_at=clock.now(), closed_at=None, **stamp)
        record("notice.received", self, number=self.number, version=self.version, sha256=frozen.sha256)
