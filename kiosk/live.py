"""Tells open pages that something changed, over server-sent events. It carries topics, never content."""
import itertools
import queue
import threading

from flask import Blueprint, Response, abort, current_app, request

from kiosk import web

BEAT_S = 4
LOOK_S = 0.25  # a page that was left must not keep its thread until the next beat
RETRY_MS = 1500
CAPACITY = {"kiosk": 4, "lan": 14}  # each stream holds one of its listener's 8 or 20 threads
BACKLOG = 50

bp = Blueprint("live", __name__)


class Hub:
    """The listeners of one process; everyone is told everything they asked for, or is dropped."""

    def __init__(self):
        self._lock = threading.Lock()
        self._listeners: dict[queue.SimpleQueue, tuple[str, frozenset]] = {}
        self._closed = False

    def publish(self, topic: str):
        with self._lock:
            for listener, (_, topics) in self._listeners.items():
                if topic in topics and listener.qsize() < BACKLOG:
                    listener.put(topic)

    def join(self, surface: str, topics: frozenset) -> queue.SimpleQueue | None:
        """A queue of topics, or None when this surface has no room left."""
        with self._lock:
            if self._closed or self._count(surface) >= CAPACITY[surface]:
                return None
            listener = queue.SimpleQueue()
            self._listeners[listener] = (surface, topics)
            return listener

    def leave(self, listener):
        with self._lock:
            self._listeners.pop(listener, None)

    def close(self):
        """End every stream, so that the server can stop at once."""
        with self._lock:
            self._closed = True
            for listener in self._listeners:
                listener.put(None)

    def _count(self, surface) -> int:
        return sum(one == surface for one, _ in self._listeners.values())


def hub() -> Hub:
    return current_app.extensions["live"]


@bp.get("/live")
def stream():
    topics = frozenset(request.args.get("topics", "").split()) or abort(404)
    house = hub()
    listener = house.join(web.surface(), topics)
    if listener is None:
        return Response(status=503, headers={"Retry-After": "5"})

    gone = request.environ.get("waitress.client_disconnected", lambda: False)
    response = Response(_events(house, listener, gone), mimetype="text/event-stream")
    response.call_on_close(lambda: house.leave(listener))
    return response


def _events(house, listener, gone):
    try:
        yield f"retry: {RETRY_MS}\n\n"
        beats = itertools.cycle(range(int(BEAT_S / LOOK_S)))
        while not gone():
            try:
                topic = listener.get(timeout=LOOK_S)
            except queue.Empty:
                if next(beats) == 0:
                    yield "event: beat\ndata: 1\n\n"
                continue
            if topic is None:
                return
            yield f"event: change\ndata: {topic}\n\n"
    finally:
        house.leave(listener)
