"""A bad line and an office that dies: every cut at some byte, in some direction, and nothing missing at the end."""
import contextlib
import os
import random
import socket
import subprocess
import sys
import textwrap
import threading
import time

import pytest

from sync.client import Facts, SyncError
from sync.messages import Enrolling
from sync.office import create_office
from sync.office.boxes import devices
from tests import ports
from tests.sync.conftest import MORNING_MS

STARTS_WITHIN_S = 90  # beside whatever else runs here
OFFICE = textwrap.dedent("""
    import sys
    from pathlib import Path
    from waitress import serve
    from sync.office import create_office
    database = sys.argv[1] if "://" in sys.argv[1] else Path(sys.argv[1])
    app = create_office(database, clock=lambda: 1795222800000)
    serve(app, host="127.0.0.1", port=int(sys.argv[2]), threads=4)
""")


class CuttingProxy:
    """Passes bytes on and hangs up after a number of them that the dice choose, per connection and direction."""

    def __init__(self, target: str, dice: random.Random):
        host, _, port = target.removeprefix("http://").partition(":")
        self.target, self.dice, self.cuts = (host, int(port)), dice, 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._open: list[socket.socket] = []
        self._thread = threading.Thread(target=self._accept)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        for end in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
        self._thread.join()
        self._listener.close()

    def _accept(self):
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            with client, socket.create_connection(self.target) as office:
                self._open = [client, office]
                for end in self._open:
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                limits = [self.dice.randrange(1, self.dice.choice([1500, 15_000])) for _ in range(2)]
                ways = [threading.Thread(target=self._pass_on, args=way)
                        for way in ((client, office, limits[0]), (office, client, limits[1]))]
                for way in ways:
                    way.start()
                for way in ways:
                    way.join()

    def _pass_on(self, source, sink, limit):
        with contextlib.suppress(OSError):
            while limit > 0 and (some := source.recv(min(limit, 4096))):
                sink.sendall(some)
                limit -= len(some)
            self.cuts += limit == 0
        for end in (source, sink):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


def push_until_done(box, tries=400):
    for _ in range(tries):
        try:
            if not box.push_once():
                return
        except SyncError:
            continue
    pytest.fail("never got through")


def test_a_line_that_cuts_anywhere_loses_nothing(desk, new_box, office_url, landed):
    seed = random.randrange(10**6)
    dice = random.Random(seed)
    with CuttingProxy(office_url, dice) as proxy:
        box = new_box(desk, url=proxy.url)
        for number in range(60):
            desk.take(f"A{number:03}")
            desk.Ticket.update(state="done").where(desk.Ticket.number == f"A{dice.randrange(60):03}").execute()
            with contextlib.suppress(SyncError):
                box.push_once()
        push_until_done(box)
        box.line.close()

    here = {ticket.id: ticket.state for ticket in desk.Ticket.select()}
    assert {pk: body["state"] for pk, body in landed("ticket").items()} == here, f"seed {seed}"
    assert box.status().fork_alarm is None, f"seed {seed}"
    assert proxy.cuts > 10


def test_an_office_killed_again_and_again_loses_nothing(desk, new_box, tmp_path):
    seed = random.randrange(10**6)
    dice, path = random.Random(seed), tmp_path / "killed.db"
    app = create_office(path, clock=lambda: MORNING_MS)
    here = app.extensions["office"]
    code = devices.new_code(here, devices.open_site(here, "翠园小区"), "陈主任")
    token = devices.enrol(here, Enrolling(code, Facts())).token
    port = ports.in_a_row()
    box = new_box(desk, url=f"http://127.0.0.1:{port}", token=token)

    for round_number in range(8):
        with _office(path, port) as process:
            _until_it_answers(port)
            for number in range(dice.randrange(1, 12)):
                desk.take(f"K{round_number}-{number}")
                box.push_once()
            threading.Timer(dice.random() * 0.05, process.kill).start()
            with contextlib.suppress(SyncError):
                for number in range(200):
                    desk.take(f"L{round_number}-{number}")
                    box.push_once()
    with _office(path, port) as process:
        _until_it_answers(port)
        push_until_done(box)
        process.kill()

    landed = {row["pk"] for row in here.store.rows("select pk from landed where deleted_seq is null")}
    integrity = here.store.first("pragma integrity_check")
    here.store.close()
    assert landed == {ticket.id for ticket in desk.Ticket.select()}, f"seed {seed}"
    assert integrity == {"integrity_check": "ok"}
    assert box.status().fork_alarm is None, f"seed {seed}"


def _office(path, port):
    return subprocess.Popen([sys.executable, "-c", OFFICE, str(path), str(port)], stderr=subprocess.DEVNULL,
                            env=os.environ | {"PYTHONPATH": os.getcwd()})


def _until_it_answers(port):
    deadline = time.monotonic() + STARTS_WITHIN_S
    while not _listens(port):
        assert time.monotonic() < deadline, "the office did not start"
        time.sleep(0.02)


def _listens(port) -> bool:
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False
