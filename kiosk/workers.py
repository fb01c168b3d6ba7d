"""Threads that turn a worker: one_turn() says whether to go on at once, idle_s() how long to rest otherwise."""
import logging
import threading

from kiosk.db import lay_down

log = logging.getLogger(__name__)

REST_AFTER_FAULT_S = 10


class Loop:
    """Calls one worker again and again until it is told to stop; wake() cuts its rest short."""

    def __init__(self, name: str, worker):
        self.worker = worker
        self._wake = threading.Event()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def start(self):
        self._thread.start()

    def wake(self):
        self._wake.set()

    def stop(self, timeout_s: float = 1.0):
        self._stopping.set()
        self._wake.set()
        self._thread.join(timeout_s)

    def _run(self):
        while not self._stopping.is_set():
            self._wake.clear()
            rest = self._turn()
            if rest and not self._stopping.is_set():
                lay_down()
                self._wake.wait(rest)
        lay_down()

    def _turn(self) -> float:
        try:
            return 0 if self.worker.one_turn() else self.worker.idle_s()
        except Exception:  # the edge of the thread: a bug must not end printing or sync for the day
            log.exception("worker %s failed", self._thread.name)
            return REST_AFTER_FAULT_S
