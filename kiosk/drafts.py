"""What a visitor has entered so far. It lives in memory only, so that ending a session really deletes it."""
import threading
from collections.abc import Callable
from datetime import timedelta

from flask import session

from kiosk import clock
from kiosk.db import new_id

LIFE = timedelta(minutes=30)

_lock = threading.Lock()
_drafts: dict[str, tuple] = {}
_listeners: set[Callable] = set()


def when_forgotten(act: Callable):
    """act(fields) runs for every draft that is deleted, by a person or by time."""
    _listeners.add(act)


def of_visitor() -> dict:
    """The draft of the visitor now at this screen, made when there is none."""
    visitor = session.setdefault("visitor", new_id())
    with _lock:
        outlived = _take_out_old()
        _, fields = _drafts.get(visitor, (None, {}))
        _drafts[visitor] = (clock.now(), fields)
    _let_go(*outlived)
    return fields


def is_empty() -> bool:
    _, fields = _drafts.get(session.get("visitor"), (None, {}))
    return not fields


def forget():
    """Delete the draft; the next visitor gets another one."""
    with _lock:
        _, fields = _drafts.pop(session.pop("visitor", None), (None, {}))
    _let_go(fields)


def _take_out_old() -> list[dict]:
    old = [visitor for visitor, (touched, _) in _drafts.items() if clock.now() - touched > LIFE]
    return [_drafts.pop(visitor)[1] for visitor in old]


def _let_go(*drafts: dict):
    for fields in drafts:
        for act in _listeners:
            act(fields)
        fields.clear()
