"""kill -9 while the desk writes and syncs, with a checker of what was acknowledged, and a control that must fail."""
import io
import os
import random
import subprocess
import sys
import textwrap

import pytest

from sync import wire
from sync.office.boxes import devices, landing
from tests.faults.acknowledged import Acknowledged
from tests.sync.conftest import TABLES, on_both_engines, on_the_loopback

ROUNDS = 75 if "FAULT_SEEDS" in os.environ else 15
DESK = textwrap.dedent("""
    import sys
    from pathlib import Path
    from sync.client import Box, SyncError
    from tests.sync.conftest import TABLES, Desk
    path, url, token, releases, name = sys.argv[1:]
    desk = Desk(path)
    box = Box(desk.database, url, token, tables=TABLES, apply={}, release_folder=Path(releases), now_ms=lambda: 0)
    n = 0
    while True:
        n += 1
        ticket = desk.take(f"{name}-{n}")
        sys.stdout.write(ticket.id + chr(10))
        sys.stdout.flush()
        desk.Ticket.update(state="called").where(desk.Ticket.number == f"{name}-{n - 1}").execute()
        if n % 3 == 0:
            desk.Ticket.delete().where(desk.Ticket.number == f"{name}-{n - 2}").execute()
            sys.stdout.write("-" + f"ticket-{name}-{n - 2}" + chr(10))
            sys.stdout.flush()
        box.push_once()
""")


@pytest.fixture
def killed_desk(desk, enrolment, tmp_path):
    """Runs a desk in its own process, kills it after some lines, and tells what it had acknowledged."""

    def run(url, name, lines):
        arguments = [str(desk.path), url, enrolment.token, str(tmp_path / "releases"), name]
        process = subprocess.Popen(
            [sys.executable, "-c", DESK, *arguments], stdout=subprocess.PIPE, text=True,
            env=os.environ | {"PYTHONPATH": os.getcwd()},
        )
        with process:
            said = [process.stdout.readline().strip() for _ in range(lines)]
            process.kill()
            said += process.stdout.read().split()
        return said

    return run


def test_killing_the_box_again_and_again_loses_nothing_and_doubles_nothing(desk, box, killed_desk, office_url, store):
    seed = random.randrange(10**6)
    dice, told = random.Random(seed), Acknowledged()
    for number in range(ROUNDS):
        for line in killed_desk(office_url, f"K{number}", dice.randrange(1, 12)):
            (told.gone if line.startswith("-") else told.row)("ticket", line.removeprefix("-"))
    for pk in _deletes_in_doubt({pk for _, pk in told.told}):
        told.gone("ticket", pk)

    box.sync_all()

    print(f"seed {seed}")
    assert told.troubles(store, [desk.database], TABLES) == [], f"seed {seed}"
    assert box.status().fork_alarm is None, f"seed {seed}"
    assert desk.rows("pragma integrity_check") == [("ok",)]


def _deletes_in_doubt(acknowledged: set[str]) -> set[str]:
    """A delete may be done although the kill came before it was said: those two before the third of a round."""
    return {pk for pk in acknowledged if int(pk.rpartition("-")[2]) % 3 == 1}


class Replaying:
    """A line that keeps every push, to deliver all of them again later, in the wrong order."""

    def __init__(self, app):
        self.app, self.pushes = app, []

    def __call__(self, environ, start_response):
        if environ["PATH_INFO"] == "/v1/push":
            body = environ["wsgi.input"].read()
            environ["wsgi.input"] = io.BytesIO(body)
            self.pushes.append((body, environ["HTTP_AUTHORIZATION"]))
        return self.app(environ, start_response)

    def replayed(self):
        return reversed(self.pushes)


class Careless(landing.Intake):
    """Head office without its cursor check and without its guard by number."""

    on_conflict = landing.OVERWRITES

    def _move_cursor(self, received, stream):
        return stream["head"]


def tickets_come_and_go(desk, box):
    for number in range(30):
        desk.take(f"A{number:03}")
        box.push_once()
        desk.Ticket.update(state="done").where(desk.Ticket.number == f"A{number - 1:03}").execute()
        box.push_once()
        desk.Ticket.delete().where(desk.Ticket.number == f"A{number - 3:03}").execute()
        box.push_once()


def state_of(desk):
    return {ticket.id: ticket.state for ticket in desk.Ticket.select()}


@pytest.fixture
def replaying(desk, new_box, office):
    line = Replaying(office)
    with on_the_loopback(line) as url:
        tickets_come_and_go(desk, new_box(desk, url=url))
    return line


@on_both_engines
def test_old_batches_delivered_again_change_nothing(desk, office, replaying, landed):
    client = office.test_client()

    answers = {
        client.post("/v1/push", data=body, headers={"Authorization": token}).status_code
        for body, token in replaying.replayed()
    }

    assert answers == {409}
    assert {pk: body["state"] for pk, body in landed("ticket").items()} == state_of(desk)


@on_both_engines
def test_the_checker_notices_a_head_office_that_does_not_check(desk, office, replaying, landed):
    """The control: with the checks off the same replay must do damage, or the test above proves nothing."""
    here = office.extensions["office"]

    for body, token in replaying.replayed():
        Careless(here, devices.known_by(here, token)).take(wire.decode(body))

    assert {pk: body["state"] for pk, body in landed("ticket").items()} != state_of(desk)
