"""Bytes both ways between the box and a printer. A wire knows no command.

It fails with OSError, or with PrinterError where the address itself can never be right.
"""
from abc import ABC, abstractmethod

from printer.status import Status


class Wire(ABC):
    @abstractmethod
    def open(self): ...

    @abstractmethod
    def send(self, piece: memoryview, timeout_s: float) -> int:
        """How many bytes of the piece went; TimeoutError when none did in time."""

    @abstractmethod
    def receive(self, timeout_s: float) -> bytes | None:
        """One byte; None when none came in time; b"" when the other end hung up."""

    @abstractmethod
    def close(self): ...

    def sends_no_more(self):
        """Tell the other end that nothing follows, where the wire has a word for that."""

    def own_status(self) -> Status | None:
        """What the wire itself knows about a printer that does not answer; None for nothing."""
        return None
