"""The office beside a simulation: the real command, as a process of its own, on a database in which nobody lives yet."""
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from kiosk.errors import StartRefused
from kiosk.office import office_app
from kiosk.simulating.box import FACTS
from sync.client import Enrolment
from sync.messages import Enrolling
from sync.office.boxes import devices

LOOPBACK = "127.0.0.1"
ASKED_EVERY_S = 0.1
STOPS_WITHIN_S = 10
BY = "simulate"


class OfficeBeside:
    def __init__(self, home: Path, database: str | None = None):
        self.port = _free_port()
        self.url = f"http://{LOOPBACK}:{self.port}"
        command = [Path(sys.executable).with_name("qiantai"), "office", "--home", home, "--port", str(self.port)]
        self._log = home / f"office-{self.port}.log"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen([*command, *(["--database", database] if database else [])], stdout=log, stderr=log, env=_own_database())

    def wait_until_it_answers(self):
        while self._process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex((LOOPBACK, self.port)) == 0:
                    return
            time.sleep(ASKED_EVERY_S)
        raise StartRefused(f"The office did not start: {self._log.read_text('utf-8')}")

    @property
    def cpu_s(self) -> float:
        """The CPU seconds of all its threads: Linux has a clock for each process, made of its number."""
        return time.clock_gettime((~self._process.pid << 3) | 2)

    def stop(self):
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(STOPS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def enrolments(home: Path, database: str | None, sites: int) -> list[Enrolment]:
    """So many communities with a box each, made at head office itself: its address for boxes takes ten a minute."""
    here = office_app(home, database).extensions["office"]
    try:
        if here.store.first("select 1 as there from site"):
            raise StartRefused("There are communities in this database already. A simulation wants an empty one, so that it never mixes with real data.")
        return [_enrolment(here, number) for number in range(1, sites + 1)]
    finally:
        here.store.close()


def _enrolment(here, number: int) -> Enrolment:
    site_id = devices.open_site(here, f"模拟小区 {number}")
    return devices.enrol(here, Enrolling(devices.new_code(here, site_id, BY), FACTS))


def _own_database() -> dict[str, str]:
    """Whoever runs the real head office on this machine has its database in the environment."""
    return {name: value for name, value in os.environ.items() if name != "QIANTAI_DATABASE"}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return probe.getsockname()[1]
