"""Notices at the desk: who has signed, putting one on the touchscreen, taking it back, issuing a new one."""
from itertools import groupby

from flask import Blueprint, redirect, render_template, request, url_for
from wtforms.fields.choices import SelectChoice

from kiosk import masking
from kiosk.notices.forms import NoticeForm
from kiosk.notices.models import Notice
from kiosk.signing.models import THIS_SCREEN, SigningSession
from kiosk.signing.words import AT_THE_DESK
from kiosk.site.models import Household, Unit
from kiosk.web import answer

bp = Blueprint("notices", __name__, url_prefix="/desk/notices")


@bp.get("")
def index():
    return render_template("notices/index.html", notices=list(Notice.latest()), **_screen())


@bp.get("/new")
def new(form=None):
    form = form or NoticeForm()
    form.buildings.choices = _buildings()
    return render_template("notices/new.html", form=form), 422 if form.errors else 200


@bp.post("")
def issue():
    form = NoticeForm(request.form)
    form.buildings.choices = _buildings()
    if not form.validate():
        return new(form)
    notice = Notice.issue(form.title.data, form.body.data, form.effective_on.data, form.buildings.data,
                          kind=form.kind.data, paper_only=form.paper_only.data, lead_reason=form.lead_reason.data)
    return redirect(url_for("notices.show", notice_id=notice.id), 303)


@bp.get("/<notice_id>")
def show(notice_id):
    return render_template("notices/show.html", **_recipients(notice_id), **_screen())


@bp.get("/<notice_id>/recipients")
def recipients(notice_id):
    return render_template("notices/_recipients.html", **_recipients(notice_id))


@bp.get("/<notice_id>/units/<unit_id>")
def unit(notice_id, unit_id):
    notice, unit = Notice.get_by_id(notice_id), Unit.get_by_id(unit_id)
    household = Household.get_or_none(Household.unit == unit)
    return render_template("notices/unit.html", notice=notice, unit=unit, recipient=notice.recipient(unit),
                           owner=masking.name(household.owner_name) if household else "",
                           identifications=AT_THE_DESK, **_screen())


@bp.post("/<notice_id>/units/<unit_id>/offer")
def offer(notice_id, unit_id):
    Notice.get_by_id(notice_id).offer(Unit.get_by_id(unit_id), request.form.get("method", ""), THIS_SCREEN)
    return _screen_again()


@bp.get("/screen")
def screen():
    return render_template("notices/_screen.html", **_screen())


@bp.post("/screen/<session_id>/withdraw")
def withdraw(session_id):
    SigningSession.get_by_id(session_id).withdraw()
    return _screen_again()


def _buildings() -> list[tuple[str, str]]:
    return [SelectChoice(name, name) for name in Unit.choices("building", {})]


def _recipients(notice_id) -> dict:
    notice, find = Notice.get_by_id(notice_id), request.args.get("find", "").strip()
    rows = groupby(notice.addressed(find), key=lambda recipient: recipient.unit.building)
    return {"notice": notice, "find": find, "buildings": [(building, list(each)) for building, each in rows]}


def _screen() -> dict:
    return {"signing": SigningSession.latest_at(THIS_SCREEN)}


def _screen_again():
    return answer(("notices/_screen.html", _screen()), otherwise=url_for("notices.index"))
