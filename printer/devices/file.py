"""A device node or file that takes everything and never answers."""
from contextlib import contextmanager

from printer.devices.device import Device
from printer.errors import PrinterError


class FileDevice(Device):
    def __init__(self, path: str):
        self.path = path

    def open(self):
        with told_as_printer_error("unreachable", certain=True):
            self.file = open(self.path, "ab", buffering=0)

    def write(self, payload: bytes):
        rest = memoryview(payload)
        with told_as_printer_error("link-lost", certain=False):
            while rest:
                rest = rest[self.file.write(rest) :]

    def close(self):
        self.file.close()


@contextmanager
def told_as_printer_error(reason: str, certain: bool):
    try:
        yield
    except OSError as error:
        raise PrinterError(reason, certain=certain) from error
