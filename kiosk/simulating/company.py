"""All boxes of a simulated company, night after night, so many at once. Says what each night took."""
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from kiosk import clock
from kiosk.simulating import played
from kiosk.simulating.box import Delivered, SimulatedBox

SEED = 7


class Night(NamedTuple):
    boxes: int
    rows: int
    bytes: int
    waits: int
    proved_boxes: int
    proved_rows: int
    seconds: float

    def __str__(self):
        return (f"{self.rows:,} rows in {self.seconds:.1f} s, {self.rows / self.seconds:,.0f} rows/s, {self.bytes / max(1, self.rows):.0f} bytes a row; "
                f"told to wait {self.waits} times; proved {self.proved_rows:,} rows of {self.proved_boxes} of {self.boxes} boxes")


class Company:
    def __init__(self, folder: Path, boxes: list[SimulatedBox], at_once: int):
        self.folder, self.boxes, self.at_once = folder, boxes, at_once

    def play(self, days: int, rows: int | None):
        """The days one box lives, up to yesterday; the others live the same under other keys."""
        first = clock.today() - timedelta(days=days)
        command = [sys.executable, "-m", "kiosk.simulating.playing", self.folder, first.isoformat(), str(days), str(rows or 0), str(SEED)]
        subprocess.run(command, check=True)

    def open(self):
        """Every box has its file, and sends what stands in it on its first morning."""
        self._each(lambda box: box.move_in(played.furnished(self.folder)))
        return self.sync()

    def live(self, number: int):
        day = played.read(self.folder, number)
        self._each(lambda box: box.live(day))

    def sync(self) -> Night:
        begun = time.perf_counter()
        return _told(self._each(lambda box: box.deliver()), time.perf_counter() - begun)

    def _each(self, act: Callable[[SimulatedBox], Delivered | None]) -> list:
        with ThreadPoolExecutor(self.at_once) as crowd:
            return list(crowd.map(act, self.boxes))


def _told(delivered: list[Delivered], seconds: float) -> Night:
    proved = [each.proved_rows for each in delivered if each.proved_rows is not None]
    return Night(len(delivered), sum(each.rows for each in delivered), sum(each.bytes for each in delivered), sum(each.waits for each in delivered),
                 len(proved), sum(proved), seconds)
