"""Says that something changed, once it is on disk. Who listens is decided where the application is put together."""
from kiosk.db import after_commit

_listeners = []


def listen(listener):
    """listener(topic) is called after the commit of every change."""
    _listeners.append(listener)


def forget_listeners():
    _listeners.clear()


def changed(topic: str):
    after_commit(lambda: [listener(topic) for listener in _listeners])
