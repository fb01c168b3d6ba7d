"""Hands slips to the spool inside the caller's transaction; the printer is woken once they are on disk."""
from datetime import timedelta

from kiosk.db import after_commit
from printer.document import Document
from printer.spool import Printer, PrintJob, enqueue, latest_for

LOBBY = "lobby"
STAFF = "staff"

_wake = {"printer": lambda name: None}


def on_new_job(wake):
    """wake(printer name) is called after each commit that put a job into the spool."""
    _wake["printer"] = wake


def put(document: Document, *, kind: str, subject: str, printer: str = LOBBY,
        life: timedelta = timedelta(minutes=10)) -> PrintJob:
    job = enqueue(document, printer=printer, kind=kind, subject=subject, life_s=int(life.total_seconds()))
    after_commit(lambda: _wake["printer"](printer))
    return job


def has_printer(name: str) -> bool:
    return Printer.select().where(Printer.name == name).exists()


def again(job: PrintJob, by: str) -> PrintJob:
    """A second paper because a person asked for it: marked 补打, with its count."""
    copy = job.reprint(by)
    after_commit(lambda: _wake["printer"](copy.printer_id))
    return copy


def latest(subject: str) -> PrintJob | None:
    return latest_for(subject)
