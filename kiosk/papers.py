"""Hands slips to the spool inside the caller's transaction; the printer is woken once they are on disk."""
from datetime import timedelta

from msgspec.structs import replace

from kiosk import i18n
from kiosk.db import after_commit, transaction
from printer import spool
from printer.document import Beep, Document, Drawer
from printer.errors import NotPossible
from printer.printers import Printer, Role
from printer.spool import PULSE_LIFE_S, PrintJob, enqueue

# The roles of papers: for visitors at the touchscreen, for visitors at the desk, and internal copies.
KIOSK = "kiosk"
DESK = "desk"
STAFF = "staff"
PULSES = {"drawer": Drawer(), "beep": Beep()}

_wake = {"printer": lambda name: None}


def on_new_job(wake):
    """wake(printer name) is called after each commit that put a job into the spool."""
    _wake["printer"] = wake


def put(document: Document, *, kind: str, subject: str, role: str = KIOSK,
        life: timedelta = timedelta(minutes=10)) -> PrintJob | None:
    """None when no printer takes papers of this role."""
    printer = printer_for(role)
    shown = replace(document, is_large=i18n.reads_large())
    return printer and _put(shown, printer, kind=kind, subject=subject, role=role, life_s=int(life.total_seconds()))


def try_out(document: Document, printer: Printer, kind: str) -> PrintJob:
    """A paper for this very printer, whatever it stands in for."""
    return _put(document, printer.name, kind=kind, subject=f"printer:{printer.name}")


def pulse(printer: Printer, kind: str) -> PrintJob:
    """Open the drawer or beep, now or not at all."""
    if kind == "drawer" and not printer.has_drawer:
        raise NotPossible("no-drawer")
    return _put(Document([PULSES[kind]]), printer.name, kind=kind, subject=f"printer:{printer.name}", life_s=PULSE_LIFE_S)


def open_drawer(role: str):
    """Where a drawer hangs on the printer of this role; elsewhere nothing happens."""
    printer = Printer.get_or_none(Printer.name == printer_for(role))
    if printer and printer.has_drawer:
        pulse(printer, "drawer")


def printer_for(role: str) -> str | None:
    """The name of the printer that takes papers of this role now; None when there is none."""
    return Role.printer_for(role)


def redirect(role: Role, printer: Printer, by: str):
    """Papers of this role, also those that wait, come out of another printer from now on, because a person said so."""
    with transaction():
        role.redirect(printer, by, spool.clock())
        spool.move_waiting(role.name, printer.name)
        _wake_for(printer.name)


def again(job: PrintJob, by: str, role: str = "") -> PrintJob:
    """A second paper because a person asked for it: marked 补打, with its count. role: where it is wanted now."""
    copy = job.reprint(by, role)
    _wake_for(copy.printer_id)
    return copy


def latest(subject: str) -> PrintJob | None:
    return spool.latest_for(subject)


def _put(document, printer: str, **about) -> PrintJob:
    job = enqueue(document, printer=printer, **about)
    _wake_for(printer)
    return job


def _wake_for(printer: str):
    after_commit(lambda: _wake["printer"](printer))
