"""A device node or file that takes everything and never answers."""
import os
import select
import time
from contextlib import contextmanager

from printer.devices.device import Device
from printer.errors import PrinterError

_FLAGS = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0)
_MODE = 0o640


class FileDevice(Device):
    stall_s = 5.0

    def __init__(self, path: str):
        self.path = path

    def open(self):
        with _told_as_printer_error("unreachable", certain=True):
            self.file = os.open(self.path, _FLAGS, _MODE)

    def write(self, payload: bytes):
        rest = memoryview(payload)
        with _told_as_printer_error("link-lost", certain=False):
            while rest:
                rest = rest[self._some_of(rest) :]

    def close(self):
        os.close(self.file)

    def _some_of(self, piece: memoryview) -> int:
        deadline = time.monotonic() + self.stall_s
        while True:
            try:
                return os.write(self.file, piece)
            except BlockingIOError:
                if not select.select([], [self.file], [], max(0.0, deadline - time.monotonic()))[1]:
                    raise TimeoutError("nobody takes the bytes") from None


@contextmanager
def _told_as_printer_error(reason: str, certain: bool):
    try:
        yield
    except OSError as error:
        raise PrinterError(reason, certain=certain) from error
