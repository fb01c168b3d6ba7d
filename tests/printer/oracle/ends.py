"""Two printers with faults to set, our own and emupos, and a device on which something happens midway."""
import json
import time
from collections.abc import Callable

from printer.devices.device import Device
from printer.status import Status
from printer.virtual.printer import VirtualPrinter
from tests.printer.oracle.simulator import LONG_ENOUGH_S, Daemon


class VirtualEnd:
    def __init__(self, virtual: VirtualPrinter):
        self.virtual = virtual
        self.url = virtual.url

    def runs_out(self):
        self.virtual.faults.has_paper = False

    def gets_paper(self):
        self.virtual.faults.has_paper = True

    def papers(self) -> list[str]:
        return [paper.text for paper in self.virtual.papers]


class EmuposEnd:
    def __init__(self, daemon: Daemon, port: int):
        self.daemon = daemon
        self.printer = f"/p{port}"
        self.url = f"tcp://127.0.0.1:{port}"

    def runs_out(self):
        self.daemon.ask(f"{self.printer}/faults/paper-out", "PUT")

    def gets_paper(self):
        self.daemon.ask(f"{self.printer}/faults/paper-out", "DELETE")

    def papers(self) -> list[str]:
        receipts = json.loads(self.daemon.ask(f"{self.printer}/receipts"))
        texts = [self.daemon.ask(f"{self.printer}/receipts/{receipt['id']}/text") for receipt in reversed(receipts)]
        return [text.decode().encode("cp437", "replace").decode("gb18030", "replace") for text in texts]


def papers_when_there_are(count: int, end: VirtualEnd | EmuposEnd) -> list[str]:
    """A printer that lost its link puts down the half paper in its own time."""
    deadline = time.monotonic() + LONG_ENOUGH_S
    while len(papers := end.papers()) < count and time.monotonic() < deadline:
        continue
    return papers


class Midway(Device):
    """Passes everything on; half of the bytes are out when something happens."""

    def __init__(self, device: Device, happens: Callable[[Device], None]):
        self.device = device
        self.happens = happens

    def open(self):
        self.device.open()

    def write(self, payload: bytes):
        half = len(payload) // 2
        self.device.write(payload[:half])
        self.happens(self.device)
        self.device.write(payload[half:])

    def status(self) -> Status | None:
        return self.device.status()

    def fence(self, timeout_s: float) -> bool:
        return self.device.fence(timeout_s)

    def close(self):
        self.device.close()


class Deaf(Midway):
    """A wire on which nothing comes back."""

    def __init__(self, device: Device):
        super().__init__(device, lambda device: None)

    def status(self) -> Status | None:
        return None

    def fence(self, timeout_s: float) -> bool:
        return False
