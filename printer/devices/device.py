"""What every printer at the end of a wire can be asked, whatever the wire is."""
from abc import ABC, abstractmethod

from printer.status import Status


class Device(ABC):
    """A printer for the length of one job. It fails with PrinterError and nothing else."""

    def __enter__(self) -> "Device":
        self.open()
        return self

    def __exit__(self, *_):
        self.close()

    @abstractmethod
    def open(self): ...

    @abstractmethod
    def write(self, payload: bytes): ...

    @abstractmethod
    def close(self): ...

    def status(self) -> Status | None:
        """The facts, or None for silence, which is never "fine"."""
        return None

    def fence(self, timeout_s: float) -> bool:
        """Whether the printer said, in time, that it has worked through all we wrote."""
        return False
