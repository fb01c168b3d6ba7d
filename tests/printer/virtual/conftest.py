"""Somebody who talks to the virtual printer in bytes, and somebody who waits for its papers."""
import socket
import threading

import pytest

from printer.virtual.printer import VirtualPrinter

LONG_ENOUGH_S = 10


class Guest:
    """A connection to the printer that waits for exactly as many bytes as it expects."""

    def __init__(self, printer: VirtualPrinter):
        self.wire = socket.create_connection((printer.address, printer.port), LONG_ENOUGH_S)

    def says(self, *pieces: bytes) -> "Guest":
        for piece in pieces:
            self.wire.sendall(piece)
        return self

    def hears(self, count: int) -> bytes:
        """What the printer answers; less than asked for when it hung up."""
        heard = b""
        while len(heard) < count and (piece := self.wire.recv(count - len(heard))):
            heard += piece
        return heard

    def has_been_heard(self) -> "Guest":
        """Everything said so far has reached the buffer, and the printer has had its turn with it."""
        for _ in range(2):
            self.says(b"\x10\x04\x01").hears(1)
        return self

    def leaves(self):
        self.wire.close()


class Arrivals:
    """Counts the papers that come out, and waits for them."""

    def __init__(self, printer: VirtualPrinter):
        self.printer = printer
        self.changed = threading.Condition()
        printer.on_paper = self.note

    def note(self):
        with self.changed:
            self.changed.notify_all()

    def wait_for(self, count: int):
        with self.changed:
            assert self.changed.wait_for(lambda: len(self.printer.papers) >= count, LONG_ENOUGH_S)


@pytest.fixture
def guest(virtual):
    guest = Guest(virtual)
    yield guest
    guest.leaves()


@pytest.fixture
def arrivals(virtual):
    return Arrivals(virtual)
