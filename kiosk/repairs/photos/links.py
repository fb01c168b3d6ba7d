"""The way from a draft at the touchscreen to the visitor's own phone: a link for ten minutes. It lives in memory, as the draft does."""
import threading
from datetime import datetime, timedelta
from typing import NamedTuple

from kiosk import clock, i18n, tokens
from kiosk.db import new_id
from kiosk.repairs.intake.draft import Draft

VALID = timedelta(minutes=10)


class Link(NamedTuple):
    """Whoever has it may add photos to this draft for as long as the draft lives."""

    token: str
    draft: Draft
    key: str
    language: str
    until: datetime

    @property
    def is_good(self) -> bool:
        return clock.now() < self.until and self.draft.is_still(self.key)

    @property
    def digest(self) -> str:
        return tokens.digest(self.token)


class Links:
    """Found by the digests of their tokens."""

    def __init__(self):
        self._lock = threading.Lock()
        self._open: dict[str, Link] = {}

    def of(self, draft: Draft) -> Link:
        """The link of this draft, which is the same until its time is over."""
        with self._lock:
            self._open = {digest: link for digest, link in self._open.items() if link.is_good}
            link = next((link for link in self._open.values() if link.key == draft.key()), None) or _new(draft)
            self._open[link.digest] = link
            return link

    def behind(self, token: str) -> Link | None:
        link = self._open.get(tokens.digest(token))
        return link if link and link.is_good else None


def _new(draft) -> Link:
    return Link(tokens.of(new_id()), draft, draft.key(), i18n.language(), clock.now() + VALID)
