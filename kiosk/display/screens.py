"""Which television a request comes from: the key in its cookie, and the code that pairs it while it has no name yet."""
import secrets
from datetime import timedelta

from flask import current_app, request

from kiosk import tokens
from kiosk.queue.televisions import Television

COOKIE = "qiantai_tv"
KEPT = timedelta(days=400)  # browsers keep none for longer; it is renewed while the page is open
SOUND = {"on": True, "off": False}


def key() -> str | None:
    return request.cookies.get(COOKIE)


def new_key() -> str:
    return demo_key() if current_app.config["SITE"].demo else secrets.token_hex(16)


def demo_key() -> str:
    """In a demo every browser that opens the page stands for the one TV of the lobby, which is paired from the start."""
    return tokens.of("the television of the demo")


def here() -> Television | None:
    """The paired television this request comes from."""
    return Television.with_key(key()) if key() else None


def code_for(key: str | None) -> str | None:
    """What its page shows for the desk to type in."""
    return current_app.extensions["pairing_codes"].of(tokens.digest(key)) if key else None


def note_seen(television: Television, response):
    """Renews its cookie along with the time it was seen."""
    if television.note_seen(SOUND.get(request.args.get("sound"))):
        hand_out(key(), response, KEPT)


def hand_out(key: str, response, kept: timedelta | None = None):
    """Without a time the browser forgets it when it is closed."""
    response.set_cookie(COOKIE, key, max_age=kept, path="/display", httponly=True, samesite="Strict",
                        secure=current_app.config["SITE"].is_tls)
