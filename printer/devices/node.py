"""Bytes through a device node of the kernel; no wait without an end, and none that spins."""
import errno
import os
import select
import time
from abc import abstractmethod

from printer.devices.wire import Wire

_PAUSE_S = 0.02
# EINVAL: this printer has no way back.
_SILENCE = (errno.EAGAIN, errno.EINVAL)
_GONE = select.POLLHUP | select.POLLERR | select.POLLNVAL if hasattr(select, "poll") else 0


class NodeWire(Wire):
    """A piece that was handed over and has not left stops the next one, so nothing piles up unseen."""

    drain_s = 5.0
    node: int
    can_hear = True

    def send(self, piece: memoryview, timeout_s: float) -> int:
        deadline = time.monotonic() + timeout_s
        if not self.has_drained_by(deadline):
            raise TimeoutError("the printer takes no bytes")
        return self._hand_over(piece, deadline)

    def receive(self, timeout_s: float) -> bytes | None:
        deadline = time.monotonic() + timeout_s
        while events := self._events(select.POLLIN, deadline):
            if heard := self._heard():
                return heard
            if events & _GONE:
                return b""
            # An empty read is an empty packet, not an end; some printers send them without a pause.
            if not paused_before(deadline):
                return None
        return None

    def sends_no_more(self):
        # The kernel throws away what is under way when a node is closed.
        self.has_drained_by(time.monotonic() + self.drain_s)

    @abstractmethod
    def has_drained_by(self, deadline: float) -> bool:
        """Whether all that was handed over has left the box."""

    def _hand_over(self, piece: memoryview, deadline: float) -> int:
        while self._events(select.POLLOUT, deadline):
            try:
                return os.write(self.node, piece)
            except BlockingIOError:
                # Some drivers say "go on" while the printer is out of paper, and then do not take it.
                if not paused_before(deadline):
                    break
        raise TimeoutError("the printer takes no bytes")

    def _heard(self) -> bytes:
        try:
            return os.read(self.node, 1) if self.can_hear else b""
        except OSError as error:
            if error.errno not in _SILENCE:
                raise
            return b""

    def _events(self, kind: int, deadline: float) -> int:
        """What happened on the node, 0 at the deadline."""
        poll = select.poll()
        poll.register(self.node, kind)
        happened = poll.poll(max(0.0, deadline - time.monotonic()) * 1000)
        return happened[0][1] if happened else 0


def paused_before(deadline: float) -> bool:
    """Wait a little; False when there is no time left for that."""
    left_s = deadline - time.monotonic()
    if left_s <= 0:
        return False
    time.sleep(min(_PAUSE_S, left_s))
    return True
