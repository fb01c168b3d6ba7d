"""Head office's notices as they arrive: issued already, stamped by head office, and frozen here as they came."""
from datetime import date

from kiosk import clock, topics
from kiosk.db import transaction
from kiosk.events import record
from kiosk.i18n import DEFAULT, N_, say_in
from kiosk.notices import freezing
from kiosk.notices.states import HEAD_OFFICE, ISSUED
from kiosk.notices.words import ON_PAPER
from kiosk.site.models import OFFICE

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

    @staticmethod
    def from_release(row) -> dict:
        names = ("number", "version", "title", "body", "kind", "recipients")
        days = {name: date.fromisoformat(getattr(row, name)) for name in ("issued_on", "effective_on")}
        return {name: getattr(row, name) for name in names} | days | {"paper_only": row.paper_only or row.kind in ON_PAPER}

    def receive(self):
        """Freeze what is new or another text than before; the same again changes nothing."""
        stamp = {"stamped_by": HEAD_OFFICE.role, "stamped_at": self.stamped_at or clock.now()}
        for name, value in stamp.items():
            setattr(self, name, value)
        frozen = freezing.freeze(self, say_in(DEFAULT, STAMPED_BY))
        if frozen.sha256 != self.frozen_id:
            self.change_if(type(self).origin == OFFICE, state=ISSUED, frozen=frozen, issued_at=clock.now(), closed_at=None, **stamp)
            record("notice.received", self, number=self.number, version=self.version, sha256=frozen.sha256)
        self.address()
