"""Writing a notice at the desk: the text with its preview, whom it is for, and the acts until it is issued."""
from flask import Blueprint, redirect, render_template, request, url_for
from flask_login import current_user

from kiosk.errors import Refused
from kiosk.i18n import gettext as _
from kiosk.notices import homes, marks
from kiosk.notices.audience import Audience
from kiosk.notices.desk_page import page_of
from kiosk.notices.forms import IssueForm, NoticeForm, TextForm, WithdrawForm
from kiosk.notices.models import Notice
from kiosk.notices.showing import MARKS
from kiosk.notices.words import DEPARTMENTS
from kiosk.site.models import Site

bp = Blueprint("writing", __name__, url_prefix="/desk/notices")


@bp.get("/new")
def new(form=None):
    form = form or TextForm()
    return render_template("notices/text.html", form=form, notice=None, **_preview(form.body.data)), 422 if form.errors else 200


@bp.post("/new")
def create():
    form = TextForm(request.form)
    if not form.validate():
        return new(form)
    notice = Notice.draft(current_user, format=MARKS, **form.written)
    return redirect(url_for("writing.audience", notice_id=notice.id), 303)


@bp.get("/<notice_id>/text")
def text(notice_id, form=None):
    notice = Notice.get_by_id(notice_id)
    form = form or _form_of(notice)(obj=notice)
    page = render_template("notices/text.html", form=form, notice=notice, **_preview(form.body.data))
    return page, 422 if form.errors else 200


@bp.post("/<notice_id>/text")
def save(notice_id):
    notice = Notice.get_by_id(notice_id)
    form = _form_of(notice)(request.form)
    if not form.validate():
        return text(notice_id, form)
    notice.edit(current_user, **form.written)
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
    return _done(notice_id, Notice.review)


@bp.post("/<notice_id>/stamp")
def stamp(notice_id):
    return _done(notice_id, Notice.stamp)


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


def _form_of(notice) -> type[NoticeForm]:
    return TextForm if notice.is_written_here else NoticeForm


def _preview(text: str | None) -> dict:
    return {"pages": marks.shown(text or ""), "issuer": Site.current().name}


def _ticked() -> list[str]:
    return Audience.chosen(request.form.getlist("to"))
