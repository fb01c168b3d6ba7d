"""Read-aloud on and off, how loud, and the sound of one text of the page."""
import logging

from flask import Blueprint, Response, abort, current_app, redirect, render_template, request, session

from kiosk import i18n, web
from kiosk.aloud import speaking
from kiosk.display import espeak
from kiosk.i18n import gettext as _

log = logging.getLogger(__name__)

SETTINGS = {"aloud": ("on", "off"), "volume": ("1", "2", "3")}
DEFAULT_VOLUME = "2"
PERCENT_OF_STEP = {"1": 35, "2": 65, "3": 100}
MOST_CHARACTERS = 300
ACT = "aloud"
PACE = "120/minute"  # somebody who listens needs thirty

bp = Blueprint("aloud", __name__, url_prefix="/aloud")


@bp.post("")
def say():
    """The text comes in the body: addresses are written down, bodies are not."""
    text = request.form.get("text", "")
    if len(text) > MOST_CHARACTERS:
        abort(413)
    if not espeak.is_here():
        abort(404)
    current_app.extensions["aloud_pace"].count_or_refuse(ACT, _("That was too much at once. Please send less."))
    try:
        sound = speaking.wave_of(i18n.language(), text)
    except espeak.CannotSpeak as error:
        log.warning("not read aloud: %s", error)
        sound = b""
    return Response(sound, mimetype="audio/wav") if sound else ("", 204)


@bp.post("/settings")
def choose():
    chosen = {name: request.form[name] for name, values in SETTINGS.items() if request.form.get(name) in values}
    session.update(chosen)
    back = web.own_path(request.form.get("back", "/"))
    if not request.htmx:
        return redirect(back, 303)
    return render_template("aloud/_bar.html" if "volume" in chosen else "aloud/_reader.html", back=back)


def is_on() -> bool:
    return session.get("aloud") == "on" and espeak.is_here()


def volume() -> int:
    return int(session.get("volume", DEFAULT_VOLUME))


def loudness() -> int:
    """In percent of what the touchscreen's speaker can do."""
    return PERCENT_OF_STEP[session.get("volume", DEFAULT_VOLUME)]
