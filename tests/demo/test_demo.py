"""The README's first command, as a stranger would use it: a demo community with its office, over real sockets."""
import re
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import pytest
import urllib3
from bs4 import BeautifulSoup

from kiosk.demo import community
from tests import ports

QIANTAI = str(Path(sys.executable).with_name("qiantai"))
STARTS_WITHIN_S = 60
STOPS_WITHIN_S = 60  # beside whatever else runs here


class Visitor:
    """A browser without scripts: keeps cookies, follows redirects, fills in the page's token."""

    def __init__(self, base: str):
        self.base = base
        self.http = urllib3.PoolManager()
        self.cookies = {}

    def get(self, path: str) -> BeautifulSoup:
        return self._read("GET", path, None)

    def post(self, path: str, fields: dict, page: str = "/") -> BeautifulSoup:
        token = self.get(page).select_one("[name=csrf_token]")["value"]
        return self._read("POST", path, {"csrf_token": token} | fields)

    def _read(self, method, path, fields) -> BeautifulSoup:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        body = urlencode(fields) if fields else None
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if fields else {}
        answer = self.http.request(method, self.base + path, body=body, headers=headers | kind, redirect=False, retries=False)
        for cookie in answer.headers.getlist("Set-Cookie"):
            name, _, value = cookie.split(";")[0].partition("=")
            self.cookies[name] = value
        if answer.status in (302, 303):
            return self._read("GET", answer.headers["Location"], None)
        assert answer.status == 200, (answer.status, path, answer.data[:300])
        return BeautifulSoup(answer.data, "html.parser")


class Demo:
    def __init__(self, home: Path, port: int, past_days: int = 0):
        self.home, self.port, self.past_days = home, port, past_days

    def start(self):
        command = [QIANTAI, "demo", "--home", str(self.home), "--port", str(self.port), "--past-days", str(self.past_days)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.said = ""
        for line in self.process.stdout:
            self.said += line
            if "Ctrl-C" in line:
                break
        self._wait_until_it_answers()
        return self

    def stop(self):
        """Press Ctrl-C and wait until everything has stopped."""
        self.process.send_signal(signal.SIGINT)
        self.process.wait(STOPS_WITHIN_S)
        self.process.stdout.close()

    def kiosk(self) -> Visitor:
        return Visitor(f"http://127.0.0.1:{self.port}")

    def office(self) -> Visitor:
        visitor = Visitor(f"http://127.0.0.1:{self.port + 2}")
        visitor.post("/sign-in", {"name": community.OFFICE_PERSON, "password": community.PASSWORD}, page="/sign-in")
        return visitor

    def sync(self) -> str:
        return subprocess.run([QIANTAI, "sync", "--home", str(self.home)], capture_output=True, text=True, check=True).stdout

    def _wait_until_it_answers(self):
        until = time.monotonic() + STARTS_WITHIN_S
        while time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                assert self.process.poll() is None, self.said
        raise AssertionError("the demo did not answer")


@pytest.fixture
def demo(tmp_path):
    demo = Demo(tmp_path / "var", ports.in_a_row(3)).start()
    yield demo
    if demo.process.poll() is None:
        demo.stop()


def take_a_number(kiosk: Visitor) -> str:
    page = kiosk.get("/queue")
    fees = next(button for button in page.select("button[name=service]") if "物业缴费" in button.text)
    taken = kiosk.post("/queue/tickets", {"service": fees["value"], "key": page.select_one("[name=key]")["value"]}, "/queue")
    return taken.select_one("#number").text


def test_one_command_gives_a_working_community_and_its_office(demo):
    assert re.findall(r"http://\S+", demo.said)
    assert community.PASSWORD in demo.said
    assert take_a_number(demo.kiosk()) == "A001"

    assert "proved" in demo.sync()

    board = demo.office().get("/").get_text(" ", strip=True)
    assert community.NAME in board


def test_stopped_and_started_again_it_goes_on_where_it_was(demo):
    first = take_a_number(demo.kiosk())

    demo.stop()
    assert demo.process.returncode == 0
    demo.start()

    assert (first, take_a_number(demo.kiosk())) == ("A001", "A002")


def test_after_the_plug_was_pulled_no_number_is_missing_or_doubled(demo):
    first = take_a_number(demo.kiosk())

    demo.process.kill()
    demo.process.wait()
    demo.process.stdout.close()
    demo.start()

    assert (first, take_a_number(demo.kiosk())) == ("A001", "A002")


def test_a_company_that_cannot_be_played_is_said_in_a_line_and_stops_nothing(tmp_path):
    (tmp_path / "company").write_text("not the folder it should be")
    demo = Demo(tmp_path, ports.in_a_row(3), past_days=1).start()
    try:
        told = demo.process.stdout.readline() + demo.process.stdout.readline()

        assert "could not be played" in told and "Traceback" not in told
        assert "Error" in (tmp_path / "company.log").read_text()
        assert take_a_number(demo.kiosk()) == "A001"
    finally:
        demo.stop()


def test_the_office_counts_what_the_lobby_did(demo):
    take_a_number(demo.kiosk())

    demo.sync()

    office = demo.office()
    site = next(link["href"] for link in office.get("/").select("a[href^='/sites/']") if link["href"] != "/sites/new")
    page = office.get(site).get_text(" ", strip=True)
    assert "物业缴费 1" in page


def test_what_head_office_publishes_arrives_at_the_touchscreen(demo):
    demo.sync()
    office = demo.office()
    services = next(link["href"] for link in office.get("/").select("a[href^='/sites/']") if link["href"] != "/sites/new").partition("?")[0] + "/services"
    edit = next(row.select_one("a[href$='/edit']")["href"] for row in office.get(services).select("tr") if "物业缴费" in row.text)
    form = office.get(edit).select_one("form[method=post] [name=name_zh]").find_parent("form")
    filled = {field["name"]: field.get("value", "") for field in form.select("input") if field.get("type") not in ("checkbox", "submit")}

    office.post(edit, filled | {"name_zh": "费用大厅", "active": "y"}, page=edit)
    seen = office.get(services + "/preview").select_one("#publish [name=seen]")["value"]
    office.post(services + "/publish", {"seen": seen}, page=services)
    demo.sync()

    assert "费用大厅" in demo.kiosk().get("/queue").text
    assert "维修咨询" in demo.kiosk().get("/queue").text
