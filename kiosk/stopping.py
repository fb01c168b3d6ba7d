"""How a running program is told to stop: SIGTERM from the system, or Ctrl-C."""
import signal
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager

STOPS = (signal.SIGTERM, signal.SIGINT)


@contextmanager
def asked_to_stop() -> Iterator[Callable[[], object]]:
    """Gives a function that waits until this process is asked to stop, also when that was before. Asked again, it ends at once."""
    bell, button = socket.socketpair()
    button.setblocking(False)
    with bell, button:
        # Threads share a signal: one that another thread takes, or that comes just before a lock is waited for, would wake nobody.
        before = signal.set_wakeup_fd(button.fileno())
        for number in STOPS:
            signal.signal(number, lambda number, _: signal.signal(number, signal.SIG_DFL))
        try:
            yield lambda: bell.recv(1)
        finally:
            signal.set_wakeup_fd(before)
