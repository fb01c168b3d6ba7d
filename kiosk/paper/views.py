"""Print jobs, and what a person decides about them."""
from flask import Blueprint, Response, abort, render_template, url_for
from flask_login import current_user

from kiosk import papers, topics
from kiosk.db import transaction
from kiosk.events import record
from kiosk.paper import words
from kiosk.paper.printers import panel
from kiosk.web import answer
from printer.layout import lay_out
from printer.spool import PULSES, PrintJob

MOST_SHOWN = 30
MOST_DRAWN = 3
PERSONAL_KINDS = ("work_slip",)  # a full address and phone: for the engineer, not for this screen

bp = Blueprint("paper", __name__, url_prefix="/paper")


@bp.get("")
def index():
    return render_template("paper/index.html", **panel(), **_jobs())


@bp.get("/jobs")
def jobs():
    return render_template("paper/_jobs.html", **_jobs())


@bp.get("/jobs/<job_id>")
def show(job_id):
    job = PrintJob.get_by_id(job_id)
    return render_template("paper/show.html", job=job, missing=_missing(job), **_masked_slip(job))


@bp.get("/jobs/<job_id>/picture.png")
def picture(job_id):
    """The slip dot for dot; never one with a full address, which is shown only on being asked for."""
    from printer.page import png  # Pillow, 6 MB, for those who look

    job = PrintJob.get_by_id(job_id)
    if job.kind in PERSONAL_KINDS or job.kind in PULSES:
        abort(404)
    return Response(png(job.slip(words.paper_time), job.printer.profile), mimetype="image/png")


@bp.post("/jobs/<job_id>/reveal")
def reveal(job_id):
    """A slip with a full address or phone on screen, and a note of who looked (PRIV-05)."""
    job = PrintJob.get_by_id(job_id)
    record("slip.revealed", job, kind=job.kind)
    return render_template("paper/show.html", job=job, missing=_missing(job), **_slip(job))


@bp.post("/jobs/<job_id>/again")
def again(job_id):
    papers.again(PrintJob.get_by_id(job_id), by=current_user.account)
    return _jobs_again()


@bp.post("/jobs/<job_id>/came-out")
def came_out(job_id):
    return _decided(PrintJob.get_by_id(job_id), PrintJob.came_out)


@bp.post("/jobs/<job_id>/give-up")
def give_up(job_id):
    return _decided(PrintJob.get_by_id(job_id), PrintJob.give_up)


@bp.post("/jobs/<job_id>/discard")
def discard(job_id):
    return _decided(PrintJob.get_by_id(job_id), PrintJob.discard)


def _decided(job, decide):
    with transaction():
        decide(job, by=current_user.account)
        record(f"slip.{decide.__name__}", job, kind=job.kind)
    return _jobs_again()


def _jobs() -> dict:
    latest = list(PrintJob.select().order_by(PrintJob.created_at.desc()).limit(MOST_SHOWN))
    drawn = [job for job in latest if not job.is_pulse][:MOST_DRAWN]
    return {"jobs": latest, "papers": [{"job": job, **_masked_slip(job)} for job in drawn]}


def _masked_slip(job) -> dict:
    return {"lines": None, "width": None} if job.kind in PERSONAL_KINDS else _slip(job)


def _slip(job) -> dict:
    paper = job.printer.profile.paper
    return {"lines": lay_out(job.slip(words.paper_time), paper.columns), "width": paper.dots}


def _missing(job) -> str:
    from printer.page import not_drawable  # Pillow, 6 MB, for those who look

    return "" if job.is_pulse else not_drawable(job.slip(words.paper_time))


def _jobs_again():
    topics.changed("paper")
    return answer(("paper/_jobs.html", _jobs()), otherwise=url_for("paper.index"))
