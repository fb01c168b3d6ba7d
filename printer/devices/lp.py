"""A printer behind the kernel's own driver, /dev/usb/lp0: nothing to install, and plugging it in again is enough."""
import errno
import os
import select
import time

from printer.devices.node import NodeWire
from printer.status import Status

_LPGETSTATUS = 0x060B
_PAPER_OUT, _SELECTED, _NO_ERROR = 0x20, 0x10, 0x08
# A clone that has nothing to say fills the byte with one of these.
_SAYS_NOTHING = (0x00, 0xFF)
_MAY_NOT_BE_READ = (errno.EACCES, errno.EPERM, errno.EROFS)


class LpWire(NodeWire):
    def __init__(self, path: str):
        self.path = path

    def open(self):
        flags = os.O_NONBLOCK | os.O_NOCTTY
        try:
            self.node = os.open(self.path, os.O_RDWR | flags)
        except OSError as error:
            if error.errno not in _MAY_NOT_BE_READ:
                raise
            self.node, self.can_hear = os.open(self.path, os.O_WRONLY | flags), False

    def close(self):
        os.close(self.node)

    def has_drained_by(self, deadline: float) -> bool:
        # The driver is ready for the next bytes when the printer has taken the ones before.
        return bool(self._events(select.POLLOUT, deadline))

    def own_status(self) -> Status | None:
        if not self.has_drained_by(time.monotonic()):
            return Status(online=False, confirms=False)
        return port_status(self._port_bits())

    def _port_bits(self) -> int | None:
        import fcntl  # not on Windows, where this file is loaded and never used

        try:
            answer = fcntl.ioctl(self.node, _LPGETSTATUS, bytes(4))
        except OSError:
            return None
        return answer[0]


def port_status(bits: int | None) -> Status | None:
    """What the printer port says by itself; None when it says nothing."""
    if bits is None or bits in _SAYS_NOTHING:
        return None
    return Status(
        online=bool(bits & _SELECTED),
        paper="out" if bits & _PAPER_OUT else "ok",
        error=not bits & _NO_ERROR,
        confirms=False,
    )
