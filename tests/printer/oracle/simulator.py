"""The printer simulator emupos, as a reader of bytes and as printers with faults on ports of this machine."""
import base64
import io
import json
import socket
import subprocess
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parents[3]
PYTHON = ROOT / ".venv-emupos/bin/python"
WHY_SKIPPED = "NO .venv-emupos (sh deploy/test_emupos.sh, needs Python 3.13): OUR PRINTING IS NOT CHECKED AGAINST emupos"
LONG_ENOUGH_S = 30

PROFILE = """\
type: printer
name: Chinese 58 mm
dpi: 203
width_dots: 384
font_a: { width: 12, height: 24 }
font_b: { width: 9, height: 17 }
code_pages: { 0: PC437 }
default_code_page: 0
drawer_sensor_open_level: high
serial: { baud: 9600, data_bits: 8, parity: none, stop_bits: 1 }
"""


@dataclass(frozen=True)
class Sheet:
    text: str
    image: Image.Image
    is_cut: bool


@dataclass(frozen=True)
class Reading:
    papers: list[Sheet]
    unknown: list[str]


class Reader:
    """One process for all streams: its start takes longer than reading a hundred of them."""

    def __enter__(self) -> "Reader":
        program = Path(__file__).with_name("emupos_decode.py")
        self.process = subprocess.Popen([PYTHON, program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(LONG_ENOUGH_S)
        self.process.stdout.close()

    def read(self, stream: bytes, width_dots: int) -> Reading:
        self.process.stdin.write(json.dumps([{"bytes": stream.hex(), "width_dots": width_dots}]) + "\n")
        self.process.stdin.flush()
        [answer] = json.loads(self.process.stdout.readline())
        return Reading([_sheet(paper) for paper in answer["papers"]], answer["unknown"])


class Daemon:
    """`emupos run` with some printers, each of them for one test."""

    def __init__(self, folder: Path, printers: int):
        self.folder = folder
        with ExitStack() as held:
            self.api, *self.ports = [_free_port(held) for _ in range(printers + 1)]

    def __enter__(self) -> "Daemon":
        (self.folder / "zh.yaml").write_text(PROFILE)
        (self.folder / "emupos.yaml").write_text(self._config())
        command = [PYTHON.with_name("emupos"), "run", "--config", "emupos.yaml"]
        self.log = open(self.folder / "log", "wb")
        self.process = subprocess.Popen(command, cwd=self.folder, stdout=self.log, stderr=subprocess.STDOUT)
        self._wait_until_it_answers()
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(LONG_ENOUGH_S)
        self.log.close()

    def ask(self, path: str, method: str = "GET") -> bytes:
        request = urllib.request.Request(f"http://127.0.0.1:{self.api}/api/v1/devices{path}", method=method)
        with urllib.request.urlopen(request, timeout=LONG_ENOUGH_S) as answer:
            return answer.read()

    def _config(self) -> str:
        printers = [
            {"id": f"p{port}", "type": "printer", "profile": "./zh.yaml", "receipts_dir": "./receipts",
             "connections": [{"tcp": {"host": "127.0.0.1", "port": port}}]}
            for port in self.ports
        ]
        return json.dumps({"schema": 1, "api": {"host": "127.0.0.1", "port": self.api}, "devices": printers})

    def _wait_until_it_answers(self):
        deadline = time.monotonic() + LONG_ENOUGH_S
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                self.ask("")
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
            else:
                return
        raise RuntimeError((self.folder / "log").read_text())


def _sheet(paper: dict) -> Sheet:
    image = Image.open(io.BytesIO(base64.b64decode(paper["png"])))
    return Sheet(paper["text"], image.convert("1"), paper["is_cut"])


def _free_port(held: ExitStack) -> int:
    return held.enter_context(socket.create_server(("127.0.0.1", 0))).getsockname()[1]
