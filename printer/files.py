"""Printers that are files: a device node that never answers, and a folder that plays a healthy printer."""
from contextlib import contextmanager
from pathlib import Path

from printer.device import Device
from printer.errors import PrinterError
from printer.status import Status


class FileDevice(Device):
    """Appends to a file or a device node, and never hears an answer."""

    def __init__(self, path: str):
        self.path = path

    def open(self):
        with _told_as_printer_error("unreachable", certain=True):
            self.file = open(self.path, "ab", buffering=0)

    def write(self, payload: bytes):
        rest = memoryview(payload)
        with _told_as_printer_error("link-lost", certain=False):
            while rest:
                rest = rest[self.file.write(rest) :]

    def status(self) -> None:
        return None

    def fence(self, timeout_s: float) -> bool:
        return False

    def close(self):
        self.file.close()


class VirtualDevice(Device):
    """A healthy printer whose papers are files in a folder, the newest 200 of them."""

    kept_papers = 200

    def __init__(self, folder: str):
        self.folder = Path(folder)

    def open(self):
        with _told_as_printer_error("unreachable", certain=True):
            self.folder.mkdir(parents=True, exist_ok=True)
            papers = self._papers()
        number = int(papers[-1].stem) + 1 if papers else 1
        self.paper = self.folder / f"{number:06}.bin"

    def write(self, payload: bytes):
        with _told_as_printer_error("link-lost", certain=False):
            with open(self.paper, "ab") as paper:
                paper.write(payload)

    def status(self) -> Status:
        return Status()

    def fence(self, timeout_s: float) -> bool:
        return True

    def close(self):
        for paper in self._papers()[: -self.kept_papers]:
            paper.unlink(missing_ok=True)

    def _papers(self) -> list[Path]:
        return sorted(self.folder.glob("[0-9]" * 6 + ".bin"))


@contextmanager
def _told_as_printer_error(reason: str, certain: bool):
    try:
        yield
    except OSError as error:
        raise PrinterError(reason, certain=certain) from error
