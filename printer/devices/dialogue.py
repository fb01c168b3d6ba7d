"""Talking ESC/POS with a printer that may answer: questions, bytes, the fence. Whatever the wire, the words are the same."""
import re
import time
from contextlib import contextmanager

from printer.devices.device import Device
from printer.devices.wire import Wire
from printer.errors import PrinterError
from printer.status import QUERIES, Status, is_fence_answer, is_status_answer, is_unasked

_FENCE = b"\x1dr1"
_CHATTER_S = 0.5


class Dialogue(Device):
    reply_s = 1.0
    stall_s = 5.0
    linger_s = 0.5

    def __init__(self, wire: Wire):
        self.wire = wire
        self.has_written = False
        self.is_fenced = False
        self.has_passed_fence = False

    def open(self):
        with self._told_as_printer_error("unreachable"):
            self.wire.open()

    def write(self, payload: bytes):
        # One deadline for each piece, not for all: a slow printer is not a dead one.
        rest = memoryview(payload)
        while rest:
            sent = self._send(rest)
            self.has_written = True
            rest = rest[sent:]

    def status(self) -> Status | None:
        self._read_until(time.monotonic())
        deadline = time.monotonic() + self.reply_s
        answers = {}
        for query, command in QUERIES.items():
            byte = self._ask(command, deadline)
            if byte is None:
                break
            answers[query] = byte
        return Status.from_answers(answers) if answers else self.wire.own_status()

    def fence(self, timeout_s: float) -> bool:
        if not self.is_fenced:
            self._send_all(_FENCE)
            self.is_fenced = True
        deadline = time.monotonic() + timeout_s
        while not self.has_passed_fence and self._read_byte(deadline) is not None:
            continue
        return self.has_passed_fence

    def ask(self, question: bytes, answer: re.Pattern, timeout_s: float) -> re.Match | None:
        """The answer as soon as it is among what the printer says; None when it is not there in time."""
        deadline = time.monotonic() + timeout_s
        # Also a printer that never stops talking is left at the deadline.
        while time.monotonic() < deadline and self._receive(0.001):
            continue
        self._send_all(question)
        heard = b""
        while (left_s := deadline - time.monotonic()) > 0 and (more := self._receive(left_s)):
            heard += more
            if match := answer.search(heard):
                return match
        return None

    def close(self):
        # Unread answers would turn our FIN into a reset, and a reset can eat the tail of the job.
        try:
            self.wire.sends_no_more()
            self._read_until(time.monotonic() + self.linger_s)
        except (OSError, PrinterError):
            return
        finally:
            self.wire.close()

    def _read_until(self, deadline: float):
        while self._read_byte(deadline) is not None:
            continue

    def _ask(self, command: bytes, deadline: float) -> int | None:
        self._send_all(command)
        while (byte := self._read_byte(deadline)) is not None:
            if is_status_answer(byte):
                return byte
        return None

    def _send_all(self, command: bytes):
        rest = memoryview(command)
        while rest:
            rest = rest[self._send(rest) :]

    def _send(self, piece: memoryview) -> int:
        with self._told_as_printer_error("link-lost"):
            return self.wire.send(piece, self.stall_s)

    def _read_byte(self, deadline: float) -> int | None:
        """The next answer, or None at the deadline; the fence's own is noted in passing."""
        left_s = deadline - time.monotonic()
        # Also a printer that never stops talking is left in the end.
        received = self._receive(max(0.001, left_s)) if left_s > -_CHATTER_S else None
        if received is None:
            return None
        if not received:
            raise PrinterError("link-lost", certain=not self.has_written)
        if is_unasked(received[0]):
            self._skip_rest_of_unasked()
        elif self.is_fenced and is_fence_answer(received[0]):
            self.has_passed_fence = True
        return received[0]

    def _skip_rest_of_unasked(self):
        # Its last three bytes look like the answer to a fence.
        for _ in range(3):
            self._receive(self.reply_s)

    def _receive(self, timeout_s: float) -> bytes | None:
        with self._told_as_printer_error("link-lost"):
            return self.wire.receive(timeout_s)

    @contextmanager
    def _told_as_printer_error(self, reason: str):
        try:
            yield
        except OSError as error:
            raise PrinterError(reason, certain=not self.has_written) from error
