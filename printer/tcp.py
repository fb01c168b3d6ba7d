"""A printer on port 9100: one connection per job, opened late, closed politely, never waited on for ever."""
import socket
import time
from contextlib import contextmanager

from printer.device import Device
from printer.errors import PrinterError
from printer.status import QUERIES, Status, is_fence_answer, is_status_answer, is_unasked

_FENCE = b"\x1dr1"


class TcpDevice(Device):
    connect_s = 2.0
    reply_s = 1.0
    stall_s = 5.0
    linger_s = 0.5

    def __init__(self, host: str, port: int):
        self.address = (host, port)
        self.has_written = False
        self.is_fenced = False
        self.has_passed_fence = False

    def open(self):
        with self._told_as_printer_error("unreachable"):
            self.socket = self._connection()
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def write(self, payload: bytes):
        # One deadline for each piece, not for all: a slow printer is not a dead one.
        rest = memoryview(payload)
        with self._told_as_printer_error("link-lost"):
            self.socket.settimeout(self.stall_s)
            while rest:
                sent = self.socket.send(rest)
                self.has_written = True
                rest = rest[sent:]

    def status(self) -> Status | None:
        self._forget_late_answers()
        deadline = time.monotonic() + self.reply_s
        answers = {}
        for query, command in QUERIES.items():
            byte = self._ask(command, deadline)
            if byte is None:
                break
            answers[query] = byte
        return Status.from_answers(answers) if answers else None

    def fence(self, timeout_s: float) -> bool:
        if not self.is_fenced:
            self._send(_FENCE)
            self.is_fenced = True
        deadline = time.monotonic() + timeout_s
        while not self.has_passed_fence and self._read_byte(deadline) is not None:
            continue
        return self.has_passed_fence

    def close(self):
        # Unread answers would turn our FIN into a reset, and a reset can eat the tail of the job.
        try:
            self.socket.shutdown(socket.SHUT_WR)
            self._read_until(time.monotonic() + self.linger_s)
        except (OSError, PrinterError):
            return
        finally:
            self.socket.close()

    def _connection(self) -> socket.socket:
        try:
            return socket.create_connection(self.address, self.connect_s)
        except UnicodeError as error:
            raise PrinterError("bad-address", permanent=True) from error

    def _forget_late_answers(self):
        self._read_until(time.monotonic())

    def _read_until(self, deadline: float):
        while self._read_byte(deadline) is not None:
            continue

    def _ask(self, command: bytes, deadline: float) -> int | None:
        self._send(command)
        while (byte := self._read_byte(deadline)) is not None:
            if is_status_answer(byte):
                return byte
        return None

    def _send(self, command: bytes):
        with self._told_as_printer_error("link-lost"):
            self.socket.settimeout(self.stall_s)
            self.socket.sendall(command)

    def _read_byte(self, deadline: float) -> int | None:
        """The next answer, or None at the deadline; the fence's own is noted in passing."""
        received = self._receive(max(0.001, deadline - time.monotonic()))
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
            self.socket.settimeout(timeout_s)
            try:
                return self.socket.recv(1)
            except TimeoutError:
                return None

    @contextmanager
    def _told_as_printer_error(self, reason: str):
        try:
            yield
        except OSError as error:
            raise PrinterError(reason, certain=not self.has_written) from error
