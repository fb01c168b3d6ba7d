"""The TV page, the parts of it that change, the clips it plays, and what it says it has played."""
import functools

from flask import Blueprint, abort, current_app, render_template, request, send_file, url_for

from kiosk import clock
from kiosk.display import screens, speech, voice
from kiosk.queue.announcements import Announcement
from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket
from kiosk.site.models import Service, Site
from kiosk.web import FOREVER

LARGE, LISTED = 1, 5

bp = Blueprint("display", __name__, url_prefix="/display")


@bp.get("")
def tv():
    settings = current_app.config["SITE"]
    return render_template(
        "display/tv.html", site=Site.current(), volume=settings.voice_volume, key=screens.new_key(),
        speaks=any(voice.find(settings.home, language) for language in voice.LANGUAGES), **_board(), **_calls(),
    )


@bp.get("/board")
def board():
    return render_template("display/_board.html", **_board())


@bp.get("/calls")
def calls():
    return render_template("display/_calls.html", **_calls())


@bp.post("/calls/<int:announcement_id>/played")
def played(announcement_id):
    if not screens.is_key(request.form.get("key", "")):
        abort(403)
    Announcement.get_by_id(announcement_id).mark_played()
    return "", 204


@bp.get("/clips/<language>/<clip>.wav")
def clip(language, clip):
    pack = voice.find(current_app.config["SITE"].home, language) if language in voice.LANGUAGES else None
    if pack is None or not pack.has_all([clip]):
        abort(404)
    response = send_file(pack.path(clip).resolve(), mimetype="audio/wav", conditional=True)
    if request.args.get("v") == pack.fingerprint(clip):
        response.headers["Cache-Control"] = FOREVER
    return response


def _board() -> dict:
    return {
        "listed": list(Ticket.latest_calls(LARGE + LISTED)),
        "in_order": Ticket.share_in_order(),
        "waiting": [(service, Ticket.waiting(service).count()) for service in Service.offered()],
        "paused": [counter for counter in Counter.all_in_order() if counter.is_paused],
        "time": clock.local(clock.now()),
    }


def _calls() -> dict:
    settings = current_app.config["SITE"]
    is_quiet = speech.is_quiet(settings.quiet_hours, settings.voice_volume)
    address = functools.partial(url_for, "display.clip")
    due = list(Announcement.due())
    sounds = {} if is_quiet else {one.id: speech.sounds(one, settings.home, address) for one in due}
    return {"newest": Ticket.latest_calls(LARGE).first(), "due": due, "sounds": sounds, "is_quiet": is_quiet, "now": clock.now()}
