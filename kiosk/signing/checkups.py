"""The daily check of all receipts (SIGNING.md C.7): what it found is kept, printed with the day, and shown while it is bad."""
from contextlib import suppress

import msgspec

from kiosk import clock, topics
from kiosk.db import UNREADABLE, Setting, transaction
from kiosk.events import record
from kiosk.signing import inspection, keys, retention, sealing
from kiosk.signing.inspection import DATABASE, Trouble
from kiosk.site.models import Site

KEPT_AS = "receipts.checked"
MOST_TOLD = 20

_done = {"last": None}


class Checkup(msgspec.Struct):
    """at is the site's own time; count receipts were intact, up to head."""

    at: str
    count: int
    head: str
    troubles: list[Trouble]

    @property
    def is_intact(self) -> bool:
        return not self.troubles

    @property
    def database_ok(self) -> bool:
        return all(trouble.what != DATABASE for trouble in self.troubles)


def latest() -> Checkup | None:
    kept = Setting.read(KEPT_AS)
    return kept and msgspec.json.decode(kept, type=Checkup)


def check_if_due():
    """Once a day, before what is too old is forgotten, and once after each start: the database may be another one than before."""
    now = (keys.home(), clock.today())
    if _done["last"] != now:
        check()
        _done["last"] = now
        retention.forget_old()


def check() -> Checkup:
    # What a start finds unsigned is signed first; what keeps it from being signed is for the inspection to name.
    with suppress(keys.NoKey, *UNREADABLE):
        sealing.seal_now()
    found = inspection.inspect()
    checkup = Checkup(clock.local(clock.now()).isoformat(timespec="seconds"), found.verdict.count, found.verdict.head, found.troubles[:MOST_TOLD])
    with transaction():
        Setting.write(KEPT_AS, msgspec.json.encode(checkup).decode())
        record("receipts.checked", Site.current(), count=checkup.count, troubles=len(found.troubles))
        topics.changed("status")
    return checkup
