"""Looks at everything the box rests on and changes nothing. Each finding is one plain sentence."""
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

import apsw

from kiosk import clock, migrating, shelf, uplink
from kiosk.config import SECRET_NAME, Settings
from kiosk.db import OLDEST_SQLITE, PRAGMAS, database, open_database
from kiosk.documents import blobs
from kiosk.documents.models import Upload
from kiosk.documents.seals import SealPicture
from kiosk.errors import StartRefused
from kiosk.events import Event
from kiosk.keeping import ballast, inspecting, medium, rescue, sealing, state
from kiosk.keeping.state import BackUp, BroughtBack, Check
from kiosk.repairs.photos import files as photo_files
from kiosk.repairs.photos.models import Photo
from kiosk.signing.frozen import FrozenDocument
from kiosk.signing.keys import KEY_FILE
from kiosk.signing.verify import verify
from printer.printers import Printer, Role
from printer.spool import PrintJob

COPY_IS_LATE = timedelta(hours=3)
SYNC_IS_LATE = timedelta(hours=48)
AS_READ_BACK = {"wal": "wal", "full": 2}


class Finding(NamedTuple):
    kind: str
    text: str

    @property
    def is_fault(self) -> bool:
        return self.kind == "BAD"


def examine(settings: Settings) -> Iterator[Finding]:
    """The file first: when that is damaged, nothing in it is asked."""
    yield _is(tuple(map(int, apsw.sqlitelibversion().split("."))) >= OLDEST_SQLITE, f"SQLite {apsw.sqlitelibversion()}")
    yield from _disk(settings)
    yield from _keys(settings)
    yield from _copies(settings)
    if not settings.database_path.exists():
        yield Finding("BAD", f"there is no database in {settings.home}")
        return
    fault = inspecting.fault_of(settings.database_path, inspecting.THOROUGH)
    yield _is(fault is None, f"the database file, looked at as a whole{f': {fault}. Start the site: it takes the newest copy' if fault else ''}")
    if fault is None:
        yield from _inside(settings)


def _inside(settings):
    try:
        open_database(settings.database_path)
    except StartRefused as error:
        yield Finding("BAD", str(error))
        return
    database.bind([Printer, Role, PrintJob])
    photo_files.use_home(settings.home)
    blobs.use_home(settings.home)
    try:
        yield from _settings_of_connection()
        step = migrating.version()
        yield _is(step == migrating.latest(), f"tables at step {step} of {migrating.latest()}")
        if step == migrating.latest():
            for part in (_memory, _clock, _office, _printers, _files, _chain):
                yield from part(settings)
    finally:
        database.close()


def _disk(settings):
    free = shelf.free_bytes(settings.home) // 2**20
    yield _is(shelf.has_room(settings.home), f"{free} MB free on the disk{'' if shelf.has_room(settings.home) else ': no photos or documents are taken'}")
    if not ballast.is_laid(settings.home):
        yield Finding("BAD" if ballast.is_missed(settings.home) else "look", "no ballast is laid: the running site does it when there is room")


def _keys(settings):
    for name in (SECRET_NAME, KEY_FILE, sealing.CODE_FILE):
        path = settings.home / name
        if path.exists():
            yield _is(not path.stat().st_mode & 0o077, f"{path} readable by the service only")
        else:
            yield Finding("look", f"{path} does not exist yet")


def _copies(settings):
    folder = rescue.folder_of(settings)
    if settings.backup_folder is None:
        yield Finding("look", "no backup_folder is set: copies lie on this disk only")
    elif medium.whose(folder) is None:
        yield Finding("BAD", f"{folder} is not there, or was never set up with `qiantai backup`")
        return
    elif folder.stat().st_dev == settings.home.stat().st_dev:
        yield Finding("look", f"{folder} lies on the same disk as the database")
    there = medium.copies(folder)
    newest = there[0].manifest.made_at if there else None
    age = f"the newest is of {clock.local(newest):%Y-%m-%d %H:%M}" if newest else "there is none"
    yield _is(newest is not None and clock.now() - newest < COPY_IS_LATE, f"{len(there)} copies in {folder}; {age}")


def _settings_of_connection():
    for name, wanted in PRAGMAS.items():
        found = database.connection().pragma(name)
        yield _is(found == AS_READ_BACK.get(wanted, wanted), f"{name} = {found}")


def _memory(settings):
    brought, last, backup = state.read(BroughtBack), state.read(Check), state.read(BackUp)
    if brought:
        yield Finding("look", f"another database was put in place of {brought.aside}{f', which was damaged: {brought.fault}' if brought.fault else ''}")
    if last and last.fault:
        yield Finding("BAD", f"the nightly check found: {last.fault}")
    if backup and backup.error:
        yield Finding("BAD", f"the last copy was not made: {backup.error}")


def _clock(settings):
    latest = Event.select().order_by(Event.id.desc()).first()
    is_later = latest is None or clock.now() >= latest.at
    yield _is(is_later, f"the clock says {clock.local(clock.now()):%Y-%m-%d %H:%M}{'' if is_later else ', before the last thing that happened here'}")


def _office(settings):
    box = uplink.box(settings)
    if box is None:
        yield Finding("look", "not enrolled with head office")
        return
    standing = box.status()
    box.line.close()
    reached = clock.from_ms(standing.last_success_ms) if standing.last_success_ms else None
    when = f"reached {clock.local(reached):%Y-%m-%d %H:%M}" if reached else "never reached"
    yield _is(reached is not None and clock.now() - reached < SYNC_IS_LATE, f"head office: {when}, {standing.pending} changes wait")
    if standing.parked:
        yield Finding("BAD", f"{standing.parked} changes could not be sent and were put aside")
    if standing.files_faulty:
        yield Finding("BAD", f"{standing.files_faulty} files of documents cannot be sent: damaged here, or too large for head office")
    if standing.files_error:
        yield Finding("look", f"{standing.files_waiting} files of documents wait: {standing.files_error}")


def _printers(settings):
    for printer in Printer.in_use():
        yield _is(printer.is_ready or printer.state == "unknown", f"printer {printer.name}: {printer.state}")


def _files(settings):
    named = Upload.blobs_in_use() | SealPicture.blobs_in_use() | FrozenDocument.blobs_in_use()
    damaged = [sha for sha in named if not blobs.is_whole(sha)]
    yield _is(not damaged, f"{len(named)} documents{_wanting(damaged)}")
    photos, there = {row for (row,) in Photo.select(Photo.id).tuples()}, photo_files.ids()
    missing = photos - there
    yield _is(not missing, f"{len(photos)} photos{_wanting(missing)}")
    if stray := len(there - photos):
        yield Finding("look", f"{stray} photos belong to nothing; the running site deletes them")


def _chain(settings):
    verdict = verify()
    yield _is(verdict.is_intact, f"{verdict.count} receipts intact{f'; receipt {verdict.broken.seq}: {verdict.broken.what}' if verdict.broken else ''}")


def _wanting(names) -> str:
    return f", missing or damaged: {' '.join(sorted(names))}" if names else ""


def _is(fine: bool, text: str) -> Finding:
    return Finding("ok" if fine else "BAD", text)
