"""Sites to measure: each a process of its own on its own copy of a founded community, on free ports."""
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from functools import cached_property
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

import apsw

from benchmarks import process

STARTS_WITHIN_S = 20
STOPS_WITHIN_S = 10
LOOK_EVERY_S = 0.005
PHONE_PATH = re.compile(r"/T/[A-Z2-7]{26}")


class Site(NamedTuple):
    home: Path
    kiosk_port: int
    lan_port: int
    pid: int

    @property
    def kiosk_url(self) -> str:
        return f"http://127.0.0.1:{self.kiosk_port}"

    @property
    def lan_url(self) -> str:
        return f"http://127.0.0.1:{self.lan_port}"

    @property
    def cpu_s(self) -> float:
        return process.cpu_s(self.pid)

    @property
    def last_slip(self) -> str:
        """The document of the newest print job, as JSON."""
        connection = apsw.Connection(str(self.home / "qiantai.db"))
        try:
            return connection.execute("select document from print_job order by rowid desc limit 1").fetchone()[0]
        finally:
            connection.close()

    @property
    def last_phone_path(self) -> str:
        """Where the QR on the newest slip leads."""
        return PHONE_PATH.search(self.last_slip)[0].lower()


class Workshop:
    """The folder of one run. `minutes` is how long the memory's load lasts; `log` is where sites write."""

    def __init__(self, folder: Path, minutes: float, log: Path):
        self.folder = folder
        self.minutes = minutes
        self.log = log
        self._used = 0

    @cached_property
    def founded(self) -> Path:
        home = self.new_folder("founded")
        subprocess.run([sys.executable, "-m", "benchmarks.runner", "found", home], check=True)
        return home

    def new_folder(self, name: str) -> Path:
        self._used += 1
        return self.folder / f"{self._used:02}-{name}"

    def new_home(self, name: str = "site") -> Path:
        return Path(shutil.copytree(self.founded, self.new_folder(name)))

    @contextmanager
    def site(self, *, home: Path | None = None, printer: str = "virtual:", slow_disk: bool = False):
        """A running site, which answers by the time it is handed over and is stopped afterwards."""
        home = home or self.new_home()
        ports = free_port(), free_port()
        with self.running(_serving(home, *ports, printer, slow_disk)) as child:
            wait_for_page(child, ports[0])
            yield Site(home, *ports, child.pid)

    @contextmanager
    def running(self, command: list):
        """A child process for the length of a measurement, ended as systemd would end it."""
        with self.log.open("ab") as log:
            child = subprocess.Popen(command, stdout=log, stderr=log)
        try:
            yield child
        finally:
            child.terminate()
            try:
                child.wait(STOPS_WITHIN_S)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def wait_for_page(child: subprocess.Popen, port: int, path: str = "/"):
    """Return as soon as it answers 200."""
    deadline = time.monotonic() + STARTS_WITHIN_S
    while not _answers(port, path):
        if child.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"the site on port {port} did not start; its log says why")
        time.sleep(LOOK_EVERY_S)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return probe.getsockname()[1]


def _serving(home, kiosk_port, lan_port, printer, slow_disk) -> list:
    command = [sys.executable, "-m", "benchmarks.runner", "serve", home, "--printer", printer]
    command += ["--kiosk-port", str(kiosk_port), "--lan-port", str(lan_port)]
    return command + ["--slow-disk"] * slow_disk


def _answers(port: int, path: str) -> bool:
    line = HTTPConnection("127.0.0.1", port, timeout=STARTS_WITHIN_S)
    try:
        line.request("GET", path)
        return line.getresponse().status == 200
    except OSError:
        return False
    finally:
        line.close()
