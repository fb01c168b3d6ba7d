"""The TV as the desk sees it: whether it can speak, how loud, and which calls were heard."""
from flask import Blueprint, current_app, render_template

from kiosk.display import speech, voice
from kiosk.queue.announcements import Announcement

MOST_SHOWN = 10

bp = Blueprint("tv", __name__, url_prefix="/desk/tv")


@bp.get("")
def index():
    settings = current_app.config["SITE"]
    return render_template(
        "display/desk.html", packs={language: voice.find(settings.home, language) for language in voice.LANGUAGES},
        volume=settings.voice_volume, quiet_hours=settings.quiet_hours,
        is_quiet=speech.is_quiet(settings.quiet_hours, settings.voice_volume), **_latest(),
    )


@bp.get("/latest")
def latest():
    return render_template("display/_latest.html", **_latest())


def _latest() -> dict:
    return {"announcements": list(Announcement.latest(MOST_SHOWN))}
