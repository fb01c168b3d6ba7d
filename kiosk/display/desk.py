"""The TVs as the desk sees them: which are paired, whether they can speak, how loud, and which calls were heard."""
from flask import Blueprint, current_app, redirect, render_template, request, url_for

from kiosk.display import speech, voice
from kiosk.display.forms import PairingForm
from kiosk.i18n import gettext as _
from kiosk.queue.announcements import Announcement
from kiosk.queue.televisions import Television
from kiosk.web import answer

MOST_SHOWN = 10
ACT = "pairing code"

bp = Blueprint("tv", __name__, url_prefix="/desk/tv")


@bp.get("")
def index():
    return _page(PairingForm())


@bp.get("/latest")
def latest():
    return render_template("display/_latest.html", **_latest())


@bp.get("/paired")
def televisions():
    return render_template("display/_televisions.html", **_televisions())


@bp.post("/paired")
def pair():
    form = PairingForm(request.form)
    if not form.validate():
        return _page(form), 422
    pace = current_app.extensions["code_pace"]
    pace.count_or_refuse(ACT, _("Too many wrong codes. Please wait two minutes."))
    key_digest = current_app.extensions["pairing_codes"].take(form.code.data)
    if key_digest is None:
        form.code.errors = [_("No TV shows this code. A code is valid for ten minutes.")]
        return _page(form), 422
    pace.forget(ACT)
    Television.pair(key_digest, form.name.data)
    return redirect(url_for("tv.index"), 303)


@bp.post("/paired/<television_id>/unpair")
def unpair(television_id):
    Television.get_by_id(television_id).unpair()
    return answer(("display/_televisions.html", _televisions()), otherwise=url_for("tv.index"))


def _page(form):
    settings = current_app.config["SITE"]
    return render_template(
        "display/desk.html", packs={language: voice.find(settings.home, language) for language in voice.LANGUAGES},
        volume=settings.voice_volume, quiet_hours=settings.quiet_hours, closing_minutes=settings.closing_notice_minutes,
        is_quiet=speech.is_quiet(settings.quiet_hours, settings.voice_volume), form=form, **_latest(), **_televisions(),
    )


def _latest() -> dict:
    return {"announcements": list(Announcement.latest(MOST_SHOWN))}


def _televisions() -> dict:
    return {"televisions": list(Television.all_in_order())}
