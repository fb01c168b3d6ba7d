"""A printer of Windows' own spooler, as a RAW document. The spooler says nothing about paper, and it may hang."""
from collections.abc import Callable
from contextlib import contextmanager, suppress
from importlib import import_module
from types import ModuleType

from printer.devices.device import Device
from printer.devices.patience import within
from printer.errors import PrinterError

_TITLE = "Qiantai"
_RAW = "RAW"
_LEVEL = 1


class WinDevice(Device):
    """The spooler has the functions of win32print and fails with OSError or the given error."""

    call_s = 5.0

    def __init__(self, name: str, spooler=None, error: type[Exception] = OSError,
                 load: Callable[[str], ModuleType] = import_module):
        self.name = name
        self.spooler = spooler
        self.error = error
        self.load = load

    def open(self):
        if self.spooler is None:
            self._load_spooler()
        with self._told_as_printer_error("unreachable", certain=True):
            self.printer = self._call("OpenPrinter", self.name)

    def write(self, payload: bytes):
        with self._told_as_printer_error("unreachable", certain=True):
            self._call("StartDocPrinter", self.printer, _LEVEL, (_TITLE, None, _RAW))
            self._call("StartPagePrinter", self.printer)
        with self._told_as_printer_error("link-lost", certain=False):
            self._spool(payload)
            self._call("EndPagePrinter", self.printer)
            self._call("EndDocPrinter", self.printer)

    def close(self):
        with suppress(OSError, self.error):
            self._call("ClosePrinter", self.printer)

    def _load_spooler(self):
        try:
            self.spooler, self.error = self.load("win32print"), self.load("pywintypes").error
        except ImportError as error:
            raise PrinterError("no-driver", permanent=True) from error

    def _spool(self, payload: bytes):
        rest = payload
        while rest:
            taken = self._call("WritePrinter", self.printer, rest)
            if not taken:
                raise OSError("the spooler takes no bytes")
            rest = rest[taken:]

    def _call(self, function: str, *arguments):
        return within(self.call_s, getattr(self.spooler, function), *arguments)

    @contextmanager
    def _told_as_printer_error(self, reason: str, certain: bool):
        try:
            yield
        except (OSError, self.error) as error:
            raise PrinterError(reason, certain=certain) from error
