"""One simulated box: a real file with real triggers, an enrolment, and the client every box has."""
import itertools
import random
import shutil
import time
from collections.abc import Callable
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple, TypeVar

from playhouse.apsw_ext import APSWDatabase

from kiosk import clock, uplink
from kiosk.db import BUSY_TIMEOUT_S, PRAGMAS
from kiosk.simulating.played import PlayedDay
from sync.client import Box, Enrolment, Facts, SyncError
from sync.line import Line

T = TypeVar("T")
FACTS = Facts(app=version("qiantai"), host="simulated")
MOST_WAITS = 60
LONGEST_PAUSE_S = 5


class MeteredLine(Line):
    """The telephone line with a meter for the batches."""

    bytes_pushed = 0

    def post(self, path: str, body: bytes, kind: str) -> bytes:
        if path == "/v1/push":
            self.bytes_pushed += len(body)
        return super().post(path, body, kind)


class Delivered(NamedTuple):
    """What one box sent in one night, what it weighed, and how many rows were proved equal; None when they were not."""

    rows: int
    bytes: int
    waits: int
    proved_rows: int | None


class SimulatedBox:
    def __init__(self, folder: Path, enrolment: Enrolment, office_url: str):
        self.folder, self.enrolment, self.office_url = folder, enrolment, office_url
        self.path = folder / "qiantai.db"

    def move_in(self, furnished: Path):
        self.folder.mkdir(parents=True)
        shutil.copy(furnished, self.path)

    def live(self, day: PlayedDay):
        with self._opened() as database:
            day.sow(database, self.enrolment.device_id)

    def deliver(self) -> Delivered:
        with self.connected() as box:
            waits, done = patiently(box.sync_all)
            return Delivered(done.rows, box.line.bytes_pushed, waits, done.proved_rows)

    @contextmanager
    def connected(self, line: type[MeteredLine] = MeteredLine):
        """The box, for one thread. Nothing comes down to it: there is no site that could take it."""
        with self._opened() as database:
            box = Box(database, self.office_url, self.enrolment.token, tables=uplink.CAPTURED, apply={}, release_folder=self.folder / "releases",
                      now_ms=clock.now_ms, facts=lambda: FACTS)
            box.line = line(self.office_url, self.enrolment.token)
            try:
                yield box
            finally:
                box.line.close()

    @contextmanager
    def _opened(self):
        database = APSWDatabase(str(self.path), pragmas=PRAGMAS | {"foreign_keys": 0}, timeout=BUSY_TIMEOUT_S, lock_type="IMMEDIATE")
        try:
            yield database
        finally:
            database.close()


def patiently(act: Callable[[], T]) -> tuple[int, T]:
    """Done again until head office takes it, with how often it was told to wait. What a person would have to mend ends it."""
    for waits in itertools.count():
        try:
            return waits, act()
        except SyncError as error:
            if error.permanent or waits >= MOST_WAITS:
                raise
            time.sleep(max(error.wait_s, random.uniform(0, LONGEST_PAUSE_S)))
