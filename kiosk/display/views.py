"""The TV page, the parts of it that change, the clips it plays, and what it says it has played."""
import functools

from flask import Blueprint, abort, current_app, make_response, render_template, request, send_file, url_for

from kiosk import clock
from kiosk.display import screens, speech, voice
from kiosk.queue.announcements import Announcement
from kiosk.queue.closings import ClosingNotice
from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket
from kiosk.queue.televisions import Television
from kiosk.site.models import Service, Site
from kiosk.web import FOREVER

LARGE, LISTED = 1, 5

bp = Blueprint("display", __name__, url_prefix="/display")


@bp.get("")
def tv():
    key = screens.key() or screens.new_key()
    television = Television.with_key(key)
    response = make_response(render_template(
        "display/tv.html", site=Site.current(), volume=current_app.config["SITE"].voice_volume,
        **_board(television, key), **_calls(television),
    ))
    screens.hand_out(key, response, screens.KEPT if television else None)
    return response


@bp.get("/board")
def board():
    return render_template("display/_board.html", **_board(screens.here(), screens.key()))


@bp.get("/calls")
def calls():
    television = screens.here()
    response = make_response(render_template("display/_calls.html", **_calls(television)))
    if television:
        screens.note_seen(television, response)
    return response


@bp.post("/calls/<int:announcement_id>/played")
def played(announcement_id):
    return _played(Announcement, announcement_id)


@bp.post("/closings/<int:notice_id>/played")
def closing_played(notice_id):
    return _played(ClosingNotice, notice_id)


@bp.get("/clips/<language>/<clip>.wav")
def clip(language, clip):
    pack = voice.find(current_app.config["SITE"].home, language) if language in voice.LANGUAGES else None
    if pack is None or not pack.has_all([clip]):
        abort(404)
    response = send_file(pack.path(clip).resolve(), mimetype="audio/wav", conditional=True)
    if request.args.get("v") == pack.fingerprint(clip):
        response.headers["Cache-Control"] = FOREVER
    return response


def _played(table, spoken_id):
    if screens.here() is None:
        abort(403)
    table.get_by_id(spoken_id).mark_played()
    return "", 204


def _board(television, key) -> dict:
    return {
        "listed": list(Ticket.latest_calls(LARGE + LISTED)),
        "in_order": Ticket.share_in_order(),
        "waiting": [(service, Ticket.waiting(service).count()) for service in Service.offered()],
        "paused": [counter for counter in Counter.all_in_order() if counter.is_paused],
        "closing": ClosingNotice.next(),
        "code": None if television else screens.code_for(key),
        "time": clock.local(clock.now()),
    }


def _calls(television) -> dict:
    settings = current_app.config["SITE"]
    is_quiet = speech.is_quiet(settings.quiet_hours, settings.voice_volume)
    due, closing_due = list(Announcement.due()), list(ClosingNotice.due())
    sounds = {}
    if television and not is_quiet:
        address = functools.partial(url_for, "display.clip")
        sounds |= {one: speech.sounds(one, settings.home, address) for one in due}
        sounds |= {one: speech.closing_sounds(one, settings.home, address) for one in closing_due}
    return {
        "newest": Ticket.latest_calls(LARGE).first(), "due": due, "closing_due": closing_due, "sounds": sounds, "now": clock.now(),
        "is_paired": television is not None, "is_quiet": is_quiet,
        "speaks": bool(television and any(voice.find(settings.home, language) for language in voice.LANGUAGES)),
    }
