"""Printers, their jobs, and what a person decides about them."""
from flask import Blueprint, redirect, render_template, url_for
from flask_login import current_user

from kiosk import clock, papers, topics
from kiosk.events import record
from kiosk.i18n import N_
from kiosk.paper import slips, words
from kiosk.site.models import Site
from kiosk.web import answer
from printer.layout import lay_out
from printer.printers import Printer
from printer.spool import PrintJob

MOST_SHOWN = 30
MOST_DRAWN = 4
PERSONAL_KINDS = ("work_slip",)  # a full address and phone: for the engineer, not for this screen
STATE_NAMES = {
    "queued": N_("Waiting for the printer"),
    "sending": N_("Printing"),
    "printed": N_("Printed"),
    "sent": N_("Sent; this printer does not answer"),
    "unknown": N_("Unclear: did it come out?"),
    "expired": N_("Too old, not printed"),
    "discarded": N_("Set aside"),
}

bp = Blueprint("paper", __name__, url_prefix="/paper")


@bp.get("")
def index():
    return render_template("paper/index.html", **_jobs())


@bp.get("/jobs")
def jobs():
    return render_template("paper/_jobs.html", **_jobs())


@bp.get("/jobs/<job_id>")
def show(job_id):
    job = PrintJob.get_by_id(job_id)
    return render_template("paper/show.html", job=job, state_names=STATE_NAMES, **_masked_slip(job))


@bp.post("/jobs/<job_id>/reveal")
def reveal(job_id):
    """A slip with a full address or phone on screen, and a note of who looked (PRIV-05)."""
    job = PrintJob.get_by_id(job_id)
    record("slip.revealed", job, kind=job.kind)
    return render_template("paper/show.html", job=job, state_names=STATE_NAMES, **_slip(job))


@bp.post("/jobs/<job_id>/again")
def again(job_id):
    papers.again(PrintJob.get_by_id(job_id), by=current_user.account)
    return _jobs_again()


@bp.post("/jobs/<job_id>/came-out")
def came_out(job_id):
    PrintJob.get_by_id(job_id).came_out(by=current_user.account)
    return _jobs_again()


@bp.post("/jobs/<job_id>/discard")
def discard(job_id):
    PrintJob.get_by_id(job_id).discard(by=current_user.account)
    return _jobs_again()


@bp.post("/printers/<name>/test")
def test(name):
    printer = Printer.get_by_id(name)
    slip = slips.test(Site.current(), printer.name, clock.local(clock.now()))
    papers.put(slip, kind="test", subject=f"printer:{name}", printer=name)
    return _jobs_again()


def _jobs() -> dict:
    latest = list(PrintJob.select().order_by(PrintJob.created_at.desc()).limit(MOST_SHOWN))
    return {
        "jobs": latest,
        "printers": list(Printer.select().order_by(Printer.name)),
        "papers": [{"job": job, **_masked_slip(job)} for job in latest[:MOST_DRAWN]],
        "state_names": STATE_NAMES,
    }


def _masked_slip(job) -> dict:
    return {"lines": None, "width": None} if job.kind in PERSONAL_KINDS else _slip(job)


def _slip(job) -> dict:
    paper = job.printer.profile.paper
    return {"lines": lay_out(job.slip(words.paper_time), paper.columns), "width": paper.dots}


def _jobs_again():
    topics.changed("paper")
    return answer(("paper/_jobs.html", _jobs()), otherwise=url_for("paper.index"))
