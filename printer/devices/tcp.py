"""A printer on port 9100: one connection per job, opened late and closed politely."""
import socket

from printer.devices.patience import within
from printer.devices.wire import Wire
from printer.errors import PrinterError


class TcpWire(Wire):
    connect_s = 2.0

    def __init__(self, host: str, port: int):
        self.address = (host, port)

    def open(self):
        self.socket = self._connection()
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def send(self, piece: memoryview, timeout_s: float) -> int:
        self.socket.settimeout(timeout_s)
        return self.socket.send(piece)

    def receive(self, timeout_s: float) -> bytes | None:
        self.socket.settimeout(timeout_s)
        try:
            return self.socket.recv(1)
        except TimeoutError:
            return None

    def sends_no_more(self):
        self.socket.shutdown(socket.SHUT_WR)

    def close(self):
        self.socket.close()

    def _connection(self) -> socket.socket:
        try:
            # Looking up a name knows no time limit of its own.
            return within(self.connect_s, socket.create_connection, self.address, self.connect_s)
        except UnicodeError as error:
            raise PrinterError("bad-address", permanent=True) from error
