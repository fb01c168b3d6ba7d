"""What a visitor has entered so far. It lives in memory only, so that ending a session really deletes it."""
import threading
from datetime import timedelta

from flask import session

from kiosk import clock
from kiosk.db import new_id

LIFE = timedelta(minutes=30)

_lock = threading.Lock()
_drafts: dict[str, tuple] = {}


def of_visitor() -> dict:
    """The draft of the visitor now at this screen, made when there is none."""
    visitor = session.setdefault("visitor", new_id())
    with _lock:
        _forget_old()
        _, fields = _drafts.get(visitor, (None, {}))
        _drafts[visitor] = (clock.now(), fields)
        return fields


def is_empty() -> bool:
    _, fields = _drafts.get(session.get("visitor"), (None, {}))
    return not fields


def forget():
    """Delete the draft; the next visitor gets another one."""
    with _lock:
        _drafts.pop(session.pop("visitor", None), None)


def _forget_old():
    for visitor, (touched, _) in list(_drafts.items()):
        if clock.now() - touched > LIFE:
            del _drafts[visitor]
