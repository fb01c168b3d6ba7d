"""A printer on a serial line. pyserial sets the line up; the bytes go through the node itself, where waits have an end."""
import time
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from urllib.parse import parse_qsl

from printer.devices.node import NodeWire, paused_before
from printer.devices.patience import within
from printer.errors import PrinterError
from printer.status import Status

DEFAULT_BAUD = 9600
_FLOWS = ("none", "rtscts", "xonxoff")
_BITS_PER_BYTE = 10
# Half as much again: the adapter and the printer have buffers and pauses of their own.
_SLACK = 1.5
_PIECE_S = 0.05
_CLOSE_S = 2.0


class SerialWire(NodeWire):
    def __init__(self, path: str, baud: int = DEFAULT_BAUD, flow: str = "none",
                 load: Callable[[str], ModuleType] = import_module):
        self.path = path
        self.baud = baud
        self.flow = flow
        self.load = load

    @classmethod
    def at(cls, path: str, query: str) -> "SerialWire":
        """From /dev/ttyUSB0 and baud=9600&flow=none."""
        try:
            words = dict(parse_qsl(query, strict_parsing=True)) if query else {}
            baud, flow = int(words.pop("baud", DEFAULT_BAUD)), words.pop("flow", _FLOWS[0])
        except ValueError as error:
            raise PrinterError("bad-address", permanent=True) from error
        if words or flow not in _FLOWS or baud <= 0:
            raise PrinterError("bad-address", permanent=True)
        return cls(path, baud, flow)

    def open(self):
        self.line = self._line()
        self.node = self.line.fileno()

    def send(self, piece: memoryview, timeout_s: float) -> int:
        short = piece[: max(1, int(self.baud * _PIECE_S) // _BITS_PER_BYTE)]
        limit_s = timeout_s + len(short) * _BITS_PER_BYTE / self.baud * _SLACK
        sent = super().send(short, limit_s)
        self.has_drained_by(time.monotonic() + limit_s)
        return sent

    def has_drained_by(self, deadline: float) -> bool:
        while self.line.out_waiting:
            if not paused_before(deadline):
                return False
        return True

    def close(self):
        # A line that is held up keeps close() waiting in the kernel for half a minute.
        with suppress(OSError, self.termios_error):
            self._drop_what_is_held_up()
        with suppress(OSError):
            within(_CLOSE_S, self.line.close)

    def own_status(self) -> Status | None:
        try:
            is_taking_bytes = self.has_drained_by(time.monotonic())
        except OSError:
            return None
        return None if is_taking_bytes else Status(online=False, confirms=False)

    def _line(self):
        serial = self._serial()
        # pyserial lets this one through, and it is no OSError.
        self.termios_error = self.load("termios").error
        try:
            return serial.Serial(
                self.path, self.baud, rtscts=self.flow == "rtscts", xonxoff=self.flow == "xonxoff", exclusive=True,
            )
        except (ValueError, OverflowError) as error:
            raise PrinterError("bad-address", permanent=True) from error
        except self.termios_error as error:
            raise OSError(*error.args) from error

    def _drop_what_is_held_up(self):
        if self.line.out_waiting:
            self.line.reset_output_buffer()

    def _serial(self) -> ModuleType:
        try:
            return self.load("serial")
        except ImportError as error:
            raise PrinterError("no-driver", permanent=True) from error
