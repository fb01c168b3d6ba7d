"""Print jobs, and what a person decides about them."""
from flask import Blueprint, abort, render_template, url_for
from flask_login import current_user

from kiosk import papers, topics
from kiosk.db import transaction
from kiosk.events import record
from kiosk.paper import pictures, words
from kiosk.paper.printers import panel
from kiosk.web import answer
from printer.layout import lay_out
from printer.spool import PrintJob

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
    return _shown(job, _masked_slip(job))


@bp.get("/jobs/<job_id>/picture.png")
def picture(job_id):
    """The slip dot for dot; never one with a full address, which is shown only on being asked for."""
    job = PrintJob.get_by_id(job_id)
    if job.kind in PERSONAL_KINDS or job.is_pulse:
        abort(404)
    return pictures.answer(pictures.of_document(job.slip(words.paper_time), job.printer.profile), pictures.A_WHILE_S)


@bp.post("/jobs/<job_id>/reveal")
def reveal(job_id):
    """A slip with a full address or phone on screen, and a note of who looked (PRIV-05)."""
    job = PrintJob.get_by_id(job_id)
    record("slip.revealed", job, kind=job.kind)
    return _shown(job, _slip(job))


@bp.post("/jobs/<job_id>/again")
def again(job_id):
    job = PrintJob.get_by_id(job_id)
    with transaction():
        copy = papers.again(job, by=current_user.account)
        record("slip.reprinted", job, kind=job.kind, copy=copy.copy)
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
    latest = list(PrintJob.newest_first().limit(MOST_SHOWN))
    older = [job for job in PrintJob.open_questions() if job not in latest]
    drawn = [job for job in latest if not job.is_pulse][:MOST_DRAWN]
    return {"jobs": older + latest, "papers": [{"job": job, **_masked_slip(job)} for job in drawn]}


def _masked_slip(job) -> dict:
    return {"lines": None, "width": None} if job.kind in PERSONAL_KINDS else _slip(job)


def _slip(job) -> dict:
    paper = job.printer.profile.paper
    return {"lines": lay_out(job.slip(words.paper_time), paper.columns), "width": paper.dots}


def _shown(job, slip: dict):
    from printer.page import not_drawable  # Pillow, 6 MB, for those who look

    missing = "" if job.is_pulse else not_drawable(job.slip(words.paper_time))
    has_picture = bool(slip["lines"]) and job.kind not in PERSONAL_KINDS
    return render_template("paper/show.html", job=job, missing=missing, has_picture=has_picture, **slip)


def _jobs_again():
    topics.changed("paper")
    return answer(("paper/_jobs.html", _jobs()), otherwise=url_for("paper.index"))
