"""Reading: the pages of a session's documents, one after another, each with the time it was before the person.

A page is before the person from the GET that shows it to the GET of whatever comes next, so those requests write the time down.
"""
from functools import cached_property

from kiosk import clock, topics
from kiosk.db import transaction
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.parts import PageReading, SessionDocument
from kiosk.signing.states import READING


class Reading:
    """What a SigningSession shows, and what of it has been shown."""

    def open_page(self, number: int) -> tuple[SessionDocument, int]:
        """Show a page: the document it stands in and its number there. Pages come in their order, and their time is measured."""
        with transaction():
            if not 1 <= number <= min(self.pages_shown + 1, len(self.pages)):
                raise Refused(_("Please read the pages in their order."))
            self.leave_page()
            document, page = self.pages[number - 1]
            document.show(page)
            topics.changed("signing")
            return document, page

    def leave_page(self):
        """The page that was before the person is before them no longer."""
        with transaction():
            self._move((READING,), READING, touched_at=clock.now())
            for reading in self._readings().where(PageReading.seconds.is_null()):
                reading.end()
            topics.changed("signing")

    @cached_property
    def documents(self) -> list[SessionDocument]:
        return list(SessionDocument.of(self))

    @property
    def document(self) -> FrozenDocument:
        return self.documents[0].frozen

    @property
    def has_several(self) -> bool:
        return len(self.documents) > 1

    @cached_property
    def pages(self) -> list[tuple[SessionDocument, int]]:
        return [(document, page) for document in self.documents for page in range(1, document.frozen.pages + 1)]

    @property
    def pages_shown(self) -> int:
        return self._readings().select(PageReading.document, PageReading.page).distinct().count()

    @property
    def is_read(self) -> bool:
        return self.pages_shown == len(self.pages)

    @property
    def is_past_its_pages(self) -> bool:
        """Every page was read and none is open: the person ticks, signs or looks it over."""
        return self.state == READING and self.is_read and not self._readings().where(PageReading.seconds.is_null()).exists()

    def _readings(self):
        return PageReading.select().join(SessionDocument).where(SessionDocument.session == self)

    def _refuse_damaged(self):
        for document in self.documents:
            document.frozen.refuse_damaged()

    def _refuse_unread(self):
        if not self.is_read:
            raise Refused(_("Please read to the last page first."))
