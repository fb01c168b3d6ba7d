"""What every part of head office stands on: the store, the clock, the company's zone, the gates."""
import os
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import NamedTuple

from flask import current_app

from sync.office.store import Store
from sync.office.throttle import Guesses

PUSHES_PER_CORE = 2
PARTS_AT_ONCE = 2  # of files: however many boxes have some, rows find a thread
ENROLMENTS_A_MINUTE = 10
SIGN_INS_A_MINUTE = 5  # of one name
ADDRESS_SIGN_INS_A_MINUTE = 30  # all people of an office may share one
LOST_LINKS_A_MINUTE = 60  # a page left open overnight asks for one twelve times, and phones share addresses
MIDNIGHT, ONE_DAY = time(), timedelta(days=1)


class Refused(Exception):
    """A rule of head office does not allow this now; the text is a sentence for the person."""


class Office(NamedTuple):
    store: Store
    clock: Callable[[], int]
    zone: tzinfo
    gate: threading.Semaphore
    enrolments: Guesses
    sign_ins: Guesses
    sign_in_addresses: Guesses
    files: Path | None
    files_gate: threading.Semaphore
    lookups: Guesses
    relays: bool

    def local(self, moment_ms: int) -> datetime:
        return datetime.fromtimestamp(moment_ms / 1000, UTC).astimezone(self.zone)

    def today(self) -> str:
        return self.local(self.clock()).date().isoformat()

    def moment_ms(self, day: date, at: time = MIDNIGHT) -> int:
        """Of a day where the company is."""
        return int(datetime.combine(day, at, self.zone).timestamp() * 1000)


def open_office(store: Store, clock: Callable[[], int], zone: tzinfo, files: Path | None, relays: bool) -> Office:
    gate = threading.Semaphore(PUSHES_PER_CORE * (os.cpu_count() or 1))
    return Office(
        store, clock, zone, gate, Guesses(ENROLMENTS_A_MINUTE), Guesses(SIGN_INS_A_MINUTE), Guesses(ADDRESS_SIGN_INS_A_MINUTE), files,
        threading.Semaphore(PARTS_AT_ONCE), Guesses(LOST_LINKS_A_MINUTE), relays,
    )


def shifted(day: str, days: int) -> str:
    """So many days later; earlier where they are below nought."""
    return (date.fromisoformat(day) + ONE_DAY * days).isoformat()


def the_office() -> Office:
    return current_app.extensions["office"]
