"""Eight boxes, two offices that are killed at random, one PostgreSQL: what was acknowledged is there, once."""
import contextlib
import random
import threading

import pytest

from sync import wire
from sync.client import Facts, SyncError
from sync.line import Line
from sync.messages import Enrolling
from sync.office import create_office
from sync.office.boxes import devices
from tests import ports
from tests.faults.acknowledged import Acknowledged
from tests.sync.conftest import TABLES, Desk
from tests.sync.test_faults import Careless
from tests.sync.test_line import _office, _until_it_answers

BOXES = 8
TURNS = 12
KILLS = 4


class Remembering(Line):
    """Keeps every batch, to deliver all of them again later."""

    def __init__(self, *arguments):
        super().__init__(*arguments)
        self.bodies = []

    def post(self, path, body, kind):
        if path == "/v1/push":
            self.bodies.append(body)
        return super().post(path, body, kind)


class Lobby:
    """One desk whose box reaches now this office, now that one, as through a balancer."""

    def __init__(self, name, folder, new_box, token, urls, dice):
        self.name, self.token, self.dice, self.told = name, token, dice, Acknowledged()
        self.desk = Desk(folder / f"{name}.db")
        self.boxes = [new_box(self.desk, url=url, token=token, folder=name) for url in urls]
        for box, url in zip(self.boxes, urls, strict=True):
            box.line = Remembering(url, token)

    def live(self, pushed: threading.Semaphore):
        for number in range(TURNS):
            try:
                self.turn(number)
            finally:
                pushed.release()
        self.desk.database.close()

    def turn(self, number: int):
        self.told.row("ticket", self.desk.take(f"{self.name}-{number}").id)
        self.desk.Ticket.update(state="done").where(self.desk.Ticket.number == f"{self.name}-{number - 1}").execute()
        with contextlib.suppress(SyncError):
            self.dice.choice(self.boxes).push_once()

    def bodies(self) -> list:
        return [body for box in self.boxes for body in box.line.bodies]


@pytest.fixture
def company(new_postgresql, clock):
    """Two communities at one head office on PostgreSQL."""
    address = new_postgresql()
    app = create_office(address, clock=clock)
    here = app.extensions["office"]
    sites = [devices.open_site(here, name) for name in ("锦绣花园", "翠园小区")]
    yield here, address, sites
    here.store.close()


def token_for(here, site_id: str) -> str:
    return devices.enrol(here, Enrolling(devices.new_code(here, site_id, "陈主任"), Facts())).token


def test_two_offices_on_one_postgresql_killed_at_random_lose_nothing_and_double_nothing(company, new_box, tmp_path):
    seed = random.randrange(10**6)
    dice, pushed = random.Random(seed), threading.Semaphore(0)
    here, address, sites = company
    first = ports.in_a_row(2)
    at = [first, first + 1]
    urls = [f"http://127.0.0.1:{port}" for port in at]
    lobbies = [
        Lobby(f"K{number}", tmp_path, new_box, token_for(here, sites[number % 2]), urls, random.Random(seed + number))
        for number in range(BOXES)
    ]
    threads = [threading.Thread(target=lobby.live, args=(pushed,)) for lobby in lobbies]

    with contextlib.ExitStack() as stack:
        offices = [stack.enter_context(serving(address, port)) for port in at]
        for port in at:
            _until_it_answers(port)
        for thread in threads:
            thread.start()
        for place in kills(dice, pushed):
            offices[place].kill()
            offices[place] = stack.enter_context(serving(address, at[place]))
        for thread in threads:
            thread.join()
        for port in at:
            _until_it_answers(port)
        for lobby in lobbies:
            for box in lobby.boxes:
                box.hang_up()
            lobby.boxes[0].sync_all()
        replayed = {answer for lobby in lobbies for answer in _deliver_again(lobby, dice.choice(urls))}

    told, desks = Acknowledged(), [lobby.desk.database for lobby in lobbies]
    told.told = set().union(*(lobby.told.told for lobby in lobbies))
    print(f"seed {seed}")
    assert told.troubles(here.store, desks, TABLES) == [], f"seed {seed}"
    assert replayed == {409}, f"seed {seed}"
    assert not any(lobby.boxes[0].status().fork_alarm for lobby in lobbies), f"seed {seed}"
    assert here.store.rows("select reason from quarantine") == [], f"seed {seed}"

    deliver_again_unchecked(here, lobbies)
    assert told.troubles(here.store, desks, TABLES), f"the checker is blind, seed {seed}"


def kills(dice: random.Random, pushed: threading.Semaphore):
    """Which office dies next, each time after some more pushes."""
    for _ in range(KILLS):
        for _ in range(dice.randrange(8, BOXES * TURNS // KILLS)):
            pushed.acquire()
        yield dice.randrange(2)


@contextlib.contextmanager
def serving(address: str, port: int):
    with _office(address, port) as process:
        try:
            yield process
        finally:
            process.kill()


def _deliver_again(lobby: Lobby, url: str):
    line = Line(url, lobby.token)
    for body in reversed(lobby.bodies()):
        answer = line._pool.request("POST", url + "/v1/push", body=body, headers=line._headers, preload_content=True)
        yield answer.status
    line.close()


def deliver_again_unchecked(here, lobbies: list[Lobby]):
    """The control: without cursor and guard the same batches do damage."""
    for lobby in lobbies:
        for body in reversed(lobby.bodies()):
            Careless(here, devices.known_by(here, f"Bearer {lobby.token}")).take(wire.decode(body))
