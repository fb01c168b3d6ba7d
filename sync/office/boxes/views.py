"""The pages where people look after boxes: keys, lost boxes, rows set aside, books of receipts."""
from io import BytesIO

from flask import Blueprint, abort, flash, redirect, render_template, request, send_file, url_for
from flask_login import current_user

from sync.office import sites
from sync.office.addresses import whole
from sync.office.boxes import books, devices, documents, replaying
from sync.office.core import the_office
from sync.office.forms import Form, purpose
from sync.office.people import acts
from sync.office.words import N_

bp = Blueprint("boxes", __name__)


class OpeningForm(Form):
    purpose = purpose(N_("Say what you need it for."))


@bp.get("/sites/<site_id>/book")
def book(site_id):
    return render_template("office/boxes/book.html", community=sites.asked_for(site_id), books=books.of(the_office(), site_id))


@bp.get("/sites/<site_id>/documents")
def signed(site_id):
    page = whole(request.args, "page", 0)
    found, more = documents.of(the_office(), site_id, page)
    return render_template("office/boxes/documents.html", community=sites.asked_for(site_id), documents=found, page=page, more=more)


@bp.get("/sites/<site_id>/documents/<sha>")
def document(site_id, sha):
    return _document_page(site_id, _document(site_id, sha), OpeningForm())


@bp.post("/sites/<site_id>/documents/<sha>")
def open_document(site_id, sha):
    found, form = _document(site_id, sha), OpeningForm()
    if not form.validate_on_submit():
        return _document_page(site_id, found, form), 422
    documents.open_for(the_office(), current_user.id, site_id, found, form.purpose.data)
    return redirect(url_for("boxes.document", site_id=site_id, sha=sha), 303)


@bp.get("/sites/<site_id>/documents/<sha>/<file>")
def file(site_id, sha, file):
    """Only what the document names, and only for whoever said why: a hash alone opens nothing."""
    found = _document(site_id, sha)
    if file not in {each.sha for each in found.files} or not documents.is_open_for(the_office(), current_user.id, site_id, found):
        abort(404)
    content = documents.read(the_office(), site_id, file) or abort(404)
    kind = documents.kind(content)
    return send_file(BytesIO(content), kind, as_attachment=kind != documents.PICTURE, download_name=f"{found.number}-{found.version}")


@bp.route("/sites/<site_id>/boxes/<device_id>/revoke", methods=["GET", "POST"])
def revoke(site_id, device_id):
    if request.method == "GET":
        return _asked("office/boxes/revoke.html", site_id, device_id)
    return _done_to_box("box.revoked", devices.revoke, site_id, device_id, N_("The box can no longer sync. What it sent stays here."))


@bp.route("/sites/<site_id>/boxes/<device_id>/lost", methods=["GET", "POST"])
def lost(site_id, device_id):
    if request.method == "GET":
        return _asked("office/boxes/lost.html", site_id, device_id)
    return _done_to_box("box.lost", devices.mark_lost, site_id, device_id,
                        N_("The box is marked as lost and can no longer sync. What it sent stays here."))


@bp.post("/sites/<site_id>/boxes/<device_id>/renew")
def renew(site_id, device_id):
    return _done_to_box("box.renewed", devices.ask_to_renew, site_id, device_id,
                        N_("The box takes a new key at its next sync. The old one ends when the new one has spoken."))


@bp.get("/sites/<site_id>/aside")
def aside(site_id):
    waiting = replaying.waiting(the_office(), site_id)
    return render_template("office/boxes/aside.html", community=sites.asked_for(site_id), waiting=waiting)


@bp.post("/sites/<site_id>/aside")
def try_again(site_id):
    if _noted("aside.tried", lambda: replaying.try_again(the_office(), site_id), site_id):
        flash(N_("Rows found their place."))
    else:
        flash(N_("No row can be read yet."))
    return redirect(url_for("boxes.aside", site_id=site_id), 303)


@bp.post("/sites/<site_id>/aside/<device_id>/<incarnation>/<int(signed=True):seq>/put-away")
def put_away(site_id, device_id, incarnation, seq):
    _noted("aside.put_away", lambda: replaying.put_away(the_office(), site_id, device_id, incarnation, seq), site_id, f"{device_id} {seq}")
    return redirect(url_for("boxes.aside", site_id=site_id), 303)


def _document(site_id: str, sha: str) -> documents.Document:
    sites.asked_for(site_id)
    return documents.find(the_office(), site_id, sha) or abort(404)


def _document_page(site_id: str, found: documents.Document, form: OpeningForm) -> str:
    is_open = documents.is_open_for(the_office(), current_user.id, site_id, found)
    return render_template("office/boxes/document.html", community=sites.asked_for(site_id), document=found, form=form, is_open=is_open)


def _asked(question: str, site_id: str, device_id: str):
    if not devices.is_known(the_office(), site_id, device_id):
        abort(404)
    return render_template(question, community=sites.asked_for(site_id), device_id=device_id)


def _done_to_box(verb: str, work, site_id: str, device_id: str, said: str):
    if not devices.is_known(the_office(), site_id, device_id):
        abort(404)
    _noted(verb, lambda: work(the_office(), site_id, device_id), site_id, device_id)
    flash(said)
    return redirect(url_for("board.site", site_id=site_id), 303)


def _noted(verb: str, work, site_id: str = "", subject: str = ""):
    """What the work answers. It and its line in the log are one transaction; work that changed nothing leaves no line."""
    def both():
        done = work()
        if done:
            acts.note(the_office(), current_user.id, verb, site_id, subject)
        return done

    return the_office().store.transact(both)
