"""Files that staff send in, how far their pages are, and the office's seal; and the pictures of pages."""
from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk import access, web
from kiosk.documents import models, seals
from kiosk.documents.models import PDF, SCAN, Upload
from kiosk.documents.pictures import picture, refuse_others_than_seen, refuse_others_than_signed
from kiosk.documents.seals import SealPicture
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.staff.models import Staff

KINDS = (PDF, SCAN)
FILE = "file"  # what was wrong with it is said once, at the form it was sent from
BYTES_OF_THE_FORM = 64 * 1024

bp = Blueprint("documents", __name__, url_prefix="/desk/documents")
seals_bp = Blueprint("seals", __name__, url_prefix="/desk/seal")
pictures_bp = Blueprint("pictures", __name__)


@bp.url_value_preprocessor
@seals_bp.url_value_preprocessor
def let_in_a_file(endpoint, values):
    # Before anything reads the form, which for all other addresses may be small only.
    request.max_content_length = (models if request.blueprint == bp.name else seals).MOST_BYTES + BYTES_OF_THE_FORM


@bp.post("")
def put():
    """next is where it goes on, with the upload's id behind it, or with what was wrong; without one, its own page."""
    kind, way = request.form.get("kind"), request.form.get("next")
    if kind not in KINDS:
        abort(400)
    try:
        upload = _taken(kind)
    except Refused as refused:
        if not way:
            raise
        flash(str(refused), FILE)
        return redirect(web.own_path(way), 303)
    return redirect(f"{web.own_path(way)}?upload={upload.id}" if way else url_for("documents.show", upload_id=upload.id), 303)


@bp.get("/<upload_id>")
def show(upload_id):
    return render_template("documents/show.html", upload=Upload.get_by_id(upload_id))


@bp.get("/<upload_id>/state")
def state(upload_id):
    return render_template("documents/_upload.html", upload=Upload.get_by_id(upload_id))


@seals_bp.get("")
def index(trouble=""):
    names = dict(Staff.select(Staff.id, Staff.name).tuples())
    page = render_template("documents/seal.html", seals=list(SealPicture.versions()), names=names, trouble=trouble)
    return page, 409 if trouble else 200


@seals_bp.post("")
def put_seal():
    try:
        SealPicture.put(_sent().stream)
    except Refused as refused:
        return index(str(refused))
    return redirect(url_for("seals.index"), 303)


@pictures_bp.get("/pictures/<sha>")
def at_screen(sha):
    refuse_others_than_seen(sha)
    return picture(sha)


@pictures_bp.get("/desk/documents/pictures/<sha>")
def for_staff(sha):
    """The desk sees all of them, scans of signed paper too; another colleague those of what is before them to sign."""
    if current_user.role not in access.DESK:
        refuse_others_than_signed(sha)
    return picture(sha)


def _taken(kind) -> Upload:
    sent = _sent()
    return Upload.take(sent.stream, kind, sent.filename)


def _sent():
    sent = request.files.get("file")
    if not sent:
        raise Refused(_("No file came with this. Please choose one."))
    return sent
