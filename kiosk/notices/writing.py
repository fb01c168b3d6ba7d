"""Writing a notice at the desk: the text with its preview, whom it is for, and the acts until it is issued."""
from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk.documents.models import PDF as UPLOADED, Upload
from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.notices import homes, marks
from kiosk.notices.audience import Audience
from kiosk.notices.desk_page import page_of
from kiosk.notices.forms import IssueForm, NoticeForm, TextForm, WithdrawForm
from kiosk.notices.models import Notice
from kiosk.notices.showing import MARKS, PDF
from kiosk.notices.words import DEPARTMENTS
from kiosk.site.models import Site

bp = Blueprint("writing", __name__, url_prefix="/desk/notices")


@bp.get("/new")
def new(form=None):
    upload = _upload()
    return _page(form or _form_for(upload)(), None, upload)


@bp.post("/new")
def create():
    upload = _upload()
    form = _form_for(upload)(request.form)
    if not form.validate():
        return new(form)
    notice = Notice.draft(current_user, format=PDF if upload else MARKS, upload=upload, **form.written)
    return redirect(url_for("writing.audience", notice_id=notice.id), 303)


@bp.get("/<notice_id>/text")
def text(notice_id, form=None):
    """With another file than before where one was just sent in."""
    notice = Notice.get_by_id(notice_id)
    upload = _upload() or notice.upload
    return _page(form or _form_for(upload)(obj=notice), notice, upload)


@bp.post("/<notice_id>/text")
def save(notice_id):
    notice = Notice.get_by_id(notice_id)
    upload = _upload() or notice.upload
    form = _form_for(upload)(request.form)
    if not form.validate():
        return text(notice_id, form)
    notice.edit(current_user, format=PDF if upload else MARKS, upload=upload, **form.written)
    return _to(notice)


@bp.post("/preview")
def preview():
    return render_template("notices/_preview.html", **_preview(request.form.get("body", "")))


@bp.get("/<notice_id>/audience")
def audience(notice_id):
    notice = Notice.get_by_id(notice_id)
    return render_template("notices/audience.html", notice=notice, ticked=set(notice.recipients), everybody=notice.audience.is_everybody,
                           departments=DEPARTMENTS, buildings=homes.tree(), reach=homes.reach(notice.recipients))


@bp.post("/<notice_id>/audience")
def choose_audience(notice_id):
    notice = Notice.get_by_id(notice_id)
    if not request.form.getlist("to"):
        raise Refused(_("Please choose whom it is for."))
    notice.edit(current_user, recipients=_ticked())
    return _to(notice)


@bp.post("/audience/reach")
def reach():
    return render_template("notices/_reach.html", reach=homes.reach(_ticked()) if request.form.getlist("to") else homes.NOBODY)


@bp.post("/<notice_id>/review")
def review(notice_id):
    notice = Notice.get_by_id(notice_id)
    notice.review_as_seen(current_user, request.form.get("seen", ""))
    return _to(notice)


@bp.post("/<notice_id>/stamp")
def stamp(notice_id):
    """On to the page as it looks now."""
    notice = Notice.get_by_id(notice_id)
    notice.stamp(current_user)
    return redirect(url_for("notices.show", notice_id=notice_id, _anchor="text_title"), 303)


@bp.post("/<notice_id>/take-back")
def take_back(notice_id):
    return _done(notice_id, Notice.take_back)


@bp.post("/<notice_id>/issue")
def issue(notice_id):
    notice, form = Notice.get_by_id(notice_id), IssueForm(request.form)
    form.validate()
    if form.asks(notice):
        return page_of(notice, "issue", 422, issue=form)
    notice.issue(current_user, form.reason.data)
    return _to(notice)


@bp.post("/<notice_id>/withdraw")
def withdraw(notice_id):
    notice, form = Notice.get_by_id(notice_id), WithdrawForm(request.form)
    if not form.validate():
        return page_of(notice, "withdraw", 422, withdraw=form)
    notice.withdraw(current_user, form.reason.data)
    return _to(notice)


@bp.post("/<notice_id>/renew")
def renew(notice_id):
    return redirect(url_for("writing.text", notice_id=Notice.get_by_id(notice_id).renew(current_user).id), 303)


def _done(notice_id, act):
    notice = Notice.get_by_id(notice_id)
    act(notice, current_user)
    return _to(notice)


def _to(notice):
    return redirect(url_for("notices.show", notice_id=notice.id), 303)


def _page(form, notice, upload):
    page = render_template("notices/text.html", form=form, notice=notice, upload=upload, **_preview(form.body.data))
    return page, 422 if form.errors else 200


def _upload() -> Upload | None:
    """The file that was just sent in; only a notice's PDF is one."""
    sent = request.values.get("upload")
    return Upload.get(Upload.id == sent, Upload.kind == UPLOADED) if sent else None


def _form_for(upload) -> type[NoticeForm]:
    return NoticeForm if upload else TextForm


def _preview(text: str | None) -> dict:
    return {"pages": marks.shown(text or ""), "issuer": Site.current().name}


def _ticked() -> list[str]:
    return Audience.chosen(request.form.getlist("to"))
