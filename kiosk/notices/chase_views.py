"""Chasing at the desk: who has not signed, the paper for the walk, and one row after the other of what came of it."""
from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk.documents.models import SCAN, Upload
from kiosk.notices import chasing
from kiosk.notices.models import Notice, NoticeRecipient
from kiosk.notices.outcome_forms import FORMS, form_of
from kiosk.notices.recipients import OUTCOMES
from kiosk.signing.states import PAPER

bp = Blueprint("chase", __name__, url_prefix="/desk/notices/<notice_id>/chase")


@bp.get("")
def index(notice_id):
    return render_template("notices/chase.html", **_rows(notice_id))


@bp.get("/rows")
def rows(notice_id):
    return render_template("notices/_chase.html", **_rows(notice_id))


@bp.post("/slip")
def print_walk(notice_id):
    chosen = chasing.Filter.of(request.form)
    chasing.print_walk(Notice.get_by_id(notice_id), chosen)
    return redirect(url_for("chase.index", notice_id=notice_id, **chosen._asdict()), 303)


@bp.get("/<recipient_id>")
def record(notice_id, recipient_id):
    opened = PAPER if "upload" in request.args else request.args.get("outcome", "")
    return _record(_recipient(notice_id, recipient_id), request.args.get("building", ""), opened)


@bp.post("/<recipient_id>/<outcome>")
def write_down(notice_id, recipient_id, outcome):
    recipient, building = _recipient(notice_id, recipient_id), request.form.get("building", "")
    form = form_of(outcome if outcome in FORMS else abort(404), current_user.id, request.form)
    if not form.validate() or not form.prove(current_app.extensions["throttle"], request.remote_addr or "?"):
        return _record(recipient, building, outcome, {outcome: form}), 422
    chasing.write_down(recipient, outcome, request.form.get("seen", ""), **form.said)
    following = chasing.next_after(recipient, building)
    if following is None:
        return redirect(url_for("chase.index", notice_id=notice_id, building=building), 303)
    return redirect(url_for("chase.record", notice_id=notice_id, recipient_id=following.id, building=building, outcome=outcome,
                            witness=request.form.get("witness") or None), 303)


def _record(recipient, building: str, opened: str, filled: dict | None = None):
    kept = {"witness": request.args.get("witness")}
    upload = Upload.get(Upload.id == request.args["upload"], Upload.kind == SCAN) if "upload" in request.args else None
    kept |= {"scan": upload.source} if upload else {}
    forms = {outcome: form_of(outcome, current_user.id, **kept) for outcome in FORMS} | (filled or {})
    return render_template("notices/record.html", notice=recipient.notice, recipient=recipient, building=building, opened=opened,
                           forms=forms, upload=upload, outcomes=OUTCOMES)


def _recipient(notice_id, recipient_id) -> NoticeRecipient:
    """A recipient of this very notice; of another one it does not exist here."""
    return NoticeRecipient.get(NoticeRecipient.id == recipient_id, NoticeRecipient.notice == notice_id)


def _rows(notice_id) -> dict:
    notice, chosen = Notice.get_by_id(notice_id), chasing.Filter.of(request.args)
    return {"notice": notice, "chosen": chosen, "rows": list(chosen.rows(notice)), "counts": notice.counts,
            "buildings": chasing.buildings(notice), "outcomes": OUTCOMES}
