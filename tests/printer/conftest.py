"""A spool in a real database, a clock the test turns by hand, and a printer without paper."""
import pytest
from playhouse.apsw_ext import APSWDatabase

from printer import spool
from printer.devices import open_device
from printer.printers import Printer, Role
from printer.spool import PrintJob
from printer.virtual.printer import VirtualPrinter
from printer.worker import Worker


class Clock:
    def __init__(self):
        self.ms = 1_795_000_000_000

    def __call__(self) -> int:
        return self.ms

    def forward(self, seconds: float):
        self.ms += round(seconds * 1000)


@pytest.fixture
def clock():
    before, spool.clock = spool.clock, Clock()
    yield spool.clock
    spool.clock = before


@pytest.fixture
def database(tmp_path, clock):
    database = APSWDatabase(str(tmp_path / "site.db"), pragmas={"foreign_keys": 1, "journal_mode": "wal"})
    with database.bind_ctx([Printer, Role, PrintJob]):
        database.create_tables([Printer, Role, PrintJob])
        yield database
    database.close()


@pytest.fixture
def virtual():
    with VirtualPrinter() as virtual:
        yield virtual


@pytest.fixture
def printer(database, virtual):
    return Printer.create(name="kiosk", url=virtual.url)


@pytest.fixture
def worker(printer):
    worker = Worker("kiosk", open_device=impatient, local_time=lambda ms: "2026-11-21 09:40")
    worker.glance_s, worker.fence_s = 0.02, 0.2
    yield worker
    worker.close()


def impatient(url: str):
    device = open_device(url)
    device.reply_s = device.stall_s = device.linger_s = 0.2
    return device
