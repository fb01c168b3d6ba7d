"""A site in a process of its own, as tests see it: where it listens, how it is stopped, killed and started again."""
import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import apsw

from tests import ports

ROOT = Path(__file__).resolve().parents[2]
STOPS_WITHIN_S = 60  # beside whatever else runs here
BUSY_MS = 5000
LONG_FROM_NOW_MS = 4_102_444_800_000


class RunningSite:
    """It keeps its ports and its data through stop(), kill() and start()."""

    def __init__(self, home: Path):
        self.home = home
        first = ports.in_a_row(2)
        self.ports = [first, first + 1]
        self.kiosk, self.lan = (f"http://127.0.0.1:{port}" for port in self.ports)
        self.log = home / "site.log"

    def start(self):
        command = [sys.executable, str(Path(__file__).with_name("site.py")), str(self.home), *map(str, self.ports)]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(command, cwd=ROOT, env=_environment(), stdout=subprocess.PIPE, stderr=log, text=True)
        said = self.process.stdout.readline()
        assert said == "ready\n", self.log.read_text("utf-8")

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self._wait()

    def kill(self):
        """What a power cut is to the program."""
        self.process.kill()
        self._wait()

    def write(self, statement: str, *values):
        """Change a fact of the box behind its back: what calibration, a manager or yesterday would have set."""
        with closing(apsw.Connection(str(self.home / "qiantai.db"))) as connection:
            connection.set_busy_timeout(BUSY_MS)
            connection.pragma("foreign_keys", 1)
            connection.execute(statement, values)

    def read(self, query: str) -> tuple:
        """The first row of what stands in the box's file."""
        with closing(apsw.Connection(str(self.home / "qiantai.db"))) as connection:
            connection.set_busy_timeout(BUSY_MS)
            return next(iter(connection.execute(query)))

    def calibrate(self, px_per_mm: float):
        """The screen has been measured, and may be measured again."""
        self.write("insert into screen (number, px_per_mm, floor_mm, calibration_until) values (1, ?1, 700, ?2) "
                   "on conflict (number) do update set px_per_mm = ?1, calibration_until = ?2", px_per_mm, LONG_FROM_NOW_MS)

    def empty_lobby(self):
        """Nobody waits, nobody sits at a window, every service is open, nobody has asked for help or raised an alarm."""
        self.write("update ticket set state = 'cancelled' where state in ('waiting', 'called', 'no_show')")
        self.write("update counter set staff = null, staff_name = '', opened_at = null")
        self.write("update service set closed_reason = ''")
        self.write("update signing_session set state = 'withdrawn' where state in ('offered', 'reading')")
        for table in ("help_call", "danger"):
            self.write(f"update {table} set answered_at = at where answered_at is null")

    def say_that_numbers_end(self, ends: str, code: str):
        """What the box does by itself a quarter of an hour before."""
        self.write("insert into closing_notice (at, day, ends, codes) values (?, date('now', '+8 hours'), ?, ?)",
                   int(time.time() * 1000), ends, f'["{code}"]')

    def close_all_services_but(self, code: str):
        self.write("update service set closed_reason = 'Closed today' where code <> ?", code)

    def _wait(self):
        self.process.wait(STOPS_WITHIN_S)
        self.process.stdout.close()


def _environment() -> dict:
    return os.environ | {"PYTHONPATH": str(ROOT)}
