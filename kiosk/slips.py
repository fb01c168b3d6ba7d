"""Hands a slip to the spool inside the caller's transaction; the printer is woken once it is on disk."""
from datetime import timedelta

from kiosk.db import after_commit
from printer import spool
from printer.document import Document

LOBBY = "lobby"
STAFF = "staff"

_wake = {"printers": lambda name: None}


def on_new_job(wake):
    """wake(printer name) is called after each commit that put a job into the spool."""
    _wake["printers"] = wake


def print_slip(document: Document, *, kind: str, subject: str, printer: str = LOBBY,
               life: timedelta = timedelta(minutes=10)) -> spool.PrintJob:
    job = spool.enqueue(document, printer=printer, kind=kind, subject=subject, life_s=int(life.total_seconds()))
    after_commit(lambda: _wake["printers"](printer))
    return job
