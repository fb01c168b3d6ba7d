"""Who stands at the touchscreen: the session they opened, and what they have answered so far."""
from flask import request, session

from kiosk import drafts
from kiosk.errors import Expired
from kiosk.i18n import gettext as _
from kiosk.signing.ink import Ink
from kiosk.signing.models import THIS_SCREEN, SigningSession


def offered() -> SigningSession | None:
    signing = SigningSession.at(THIS_SCREEN)
    return signing if signing and signing.is_offered else None


def confirmed() -> SigningSession:
    """What the person said yes or no to; the desk may have put something else here since."""
    signing = SigningSession.at(THIS_SCREEN)
    if signing is None or signing.id != request.form.get("offer"):
        raise taken_back()
    return signing


def of_this_visitor() -> SigningSession | None:
    return SigningSession.get_or_none(SigningSession.id == session.get("signing"))


def opened() -> SigningSession:
    """The session this visitor opened, whatever became of it."""
    signing = of_this_visitor()
    if signing is None:
        raise taken_back()
    return signing


def sitting() -> SigningSession:
    """The same while it goes on."""
    signing = opened()
    if not signing.is_open or signing.is_overdue:
        raise taken_back()
    return signing


def draft() -> dict:
    return drafts.of_visitor().setdefault("signing", {})


def drawn() -> dict:
    """What they drew, with the sentence it was drawn under."""
    hand = draft().get("hand")
    if hand is None:
        raise Expired("")
    return {name: said for name, said in hand.items() if name != "strokes"} | {"ink": Ink.read(hand["strokes"])}


def begin_again(**chosen):
    """Another hand is to draw: what the one before drew, and under what, is not theirs."""
    for name in ("shown", "hand"):
        draft().pop(name, None)
    draft().update(chosen)


def taken_back() -> Expired:
    return Expired(_("This is no longer on the screen. The desk can put it here again."))
