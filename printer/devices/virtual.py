"""A folder that plays a healthy printer."""
from pathlib import Path

from printer.devices.device import Device
from printer.devices.file import told_as_printer_error
from printer.status import Status


class VirtualDevice(Device):
    """A healthy printer whose papers are files in a folder, the newest 200 of them."""

    kept_papers = 200

    def __init__(self, folder: str):
        self.folder = Path(folder)

    def open(self):
        with told_as_printer_error("unreachable", certain=True):
            self.folder.mkdir(parents=True, exist_ok=True)
            papers = self._papers()
        number = int(papers[-1].stem) + 1 if papers else 1
        self.paper = self.folder / f"{number:06}.bin"

    def write(self, payload: bytes):
        with told_as_printer_error("link-lost", certain=False):
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
