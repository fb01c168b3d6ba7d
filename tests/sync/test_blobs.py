"""Files that rows name, carried to head office: part by part, after the rows, whole or not at all."""
import contextlib
import hashlib
import random
import shutil
from zoneinfo import ZoneInfo

import pytest

from sync.blobs import PART, SMALLEST_PART, Files
from sync.client import SyncError, enrol
from sync.messages import Facts
from sync.office.boxes.blobs import MOST_BYTES
from sync.worker import TRICKLE_S, Worker
from tests.sync.conftest import Desk
from tests.sync.test_line import CuttingProxy


class Drawer:
    """Files of a desk: the number of a ticket is the hash of the file that belongs to it."""

    def __init__(self, desk, folder):
        self.desk, self.folder = desk, folder
        folder.mkdir()

    def put(self, content: bytes) -> str:
        sha = hashlib.sha256(content).hexdigest()
        self.path(sha).write_bytes(content)
        self.desk.take(sha)
        return sha

    def path(self, sha: str):
        return self.folder / sha

    @property
    def files(self) -> Files:
        return Files("ticket", lambda pks: {pk.removeprefix("ticket-") for pk in pks}, self.path)


@pytest.fixture
def drawer(desk, tmp_path):
    return Drawer(desk, tmp_path / "files")


@pytest.fixture
def carrying(new_box, desk, drawer):
    return new_box(desk, files=drawer.files)


@pytest.fixture
def worker(carrying, clock):
    return Worker(carrying, now_ms=clock, zone=ZoneInfo("Asia/Shanghai"), dice=lambda: 1.0)


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def until_idle(worker):
    while worker.one_turn():
        pass


def test_a_file_follows_its_row_and_never_comes_first(carrying, drawer, arrived, landed):
    content = noise(3 * PART + 77)
    sha = drawer.put(content)
    assert not carrying.carry_once()

    carrying.sync_all()

    assert (arrived(sha), list(landed("ticket"))) == (content, [f"ticket-{sha}"])
    assert carrying.status().files_waiting == 0


def test_rows_that_arrive_while_a_file_is_on_its_way_go_first(worker, desk, drawer, arrived, landed):
    sha = drawer.put(noise(8 * PART))
    while not worker.box.carrier._missing:
        worker.one_turn()
    worker.one_turn()

    desk.take("A002")
    worker.one_turn()

    assert "ticket-A002" in landed("ticket")
    assert arrived(sha) is None


def test_the_proof_of_the_night_does_not_wait_for_files(worker, drawer, store, arrived):
    sha = drawer.put(noise(8 * PART))

    while not store.rows("select * from proof"):
        worker.one_turn()

    assert arrived(sha) is None


def test_after_a_cut_at_the_last_part_only_that_is_sent(new_box, carrying, desk, drawer, arrived):
    content = noise(9 * PART + 5)
    sha = drawer.put(content)
    carrying.push_once()
    while carrying.carrier._missing.get(sha) != 9 * PART:
        carrying.carry_once()

    after_the_restart = new_box(desk, files=drawer.files)
    steps = 0
    while after_the_restart.carry_once():
        steps += 1

    assert (arrived(sha), steps) == (content, 2)  # one to ask, one to send


def test_a_line_that_is_cut_again_and_again_carries_it_whole(new_box, desk, drawer, office_url, arrived):
    contents = [noise(40_000, seed) for seed in range(3)]
    shas = [drawer.put(content) for content in contents]
    seed = random.randrange(2**32)
    print("seed", seed)

    with CuttingProxy(office_url, random.Random(seed)) as line:
        box = new_box(desk, url=line.url, files=drawer.files)
        while box.status().pending or box.status().files_waiting or not all(map(arrived, shas)):
            with contextlib.suppress(SyncError):
                if not box.push_once():
                    box.carry_once()
            box.line.close()

    assert list(map(arrived, shas)) == contents


def test_a_file_that_changed_here_stays_here_and_the_others_go(carrying, drawer, arrived):
    changed, gone, good = drawer.put(b"one"), drawer.put(b"two"), drawer.put(b"three")
    drawer.path(changed).write_bytes(b"another")
    drawer.path(gone).unlink()

    carrying.sync_all()

    assert [arrived(sha) for sha in (changed, gone, good)] == [None, None, b"three"]
    assert (carrying.status().files_waiting, carrying.status().files_faulty) == (0, 2)


def test_a_file_that_head_office_sent_back_lets_the_others_pass(carrying, drawer, tmp_path, site, arrived):
    first, second = sorted([drawer.put(b"one"), drawer.put(b"two")])
    incoming = tmp_path / "blobs" / site.id / "incoming"
    incoming.mkdir(parents=True)
    (incoming / first).write_bytes(b"x")
    carrying.push_once()

    with pytest.raises(SyncError, match="damaged"):
        while carrying.carry_once():
            pass
    while not arrived(second):
        assert carrying.carry_once()
    assert not arrived(first)

    carrying.sync_all()
    assert arrived(first)


def test_a_file_that_is_too_large_stays_here_and_the_others_go(carrying, drawer, arrived):
    large, good = drawer.put(bytes(MOST_BYTES + 1)), drawer.put(b"three")

    carrying.sync_all()

    assert (arrived(large), arrived(good)) == (None, b"three")
    assert carrying.status().files_faulty == 1


def test_a_head_office_that_was_restored_gets_its_files_again_the_next_night(worker, clock, drawer, tmp_path, arrived):
    sha = drawer.put(noise(PART + 1))
    until_idle(worker)
    shutil.rmtree(tmp_path / "blobs")

    clock.forward(worker.idle_s())
    until_idle(worker)
    assert arrived(sha) is None  # nobody asked yet

    clock.forward(24 * 3600)
    until_idle(worker)
    clock.forward(worker.idle_s())
    until_idle(worker)
    assert arrived(sha) == noise(PART + 1)


def test_an_office_from_before_files_gets_rows_and_their_proof(worker, office, drawer, store, landed):
    office.extensions["office"] = office.extensions["office"]._replace(files=None)
    sha = drawer.put(b"one")

    until_idle(worker)

    assert list(landed("ticket")) == [f"ticket-{sha}"]
    assert store.first("select rows_n from proof")["rows_n"] == 1
    assert worker.box.status().last_error is None
    assert worker.box.status().files_error == "head office answered 404"


def test_on_a_slow_line_parts_become_small(new_box, desk, drawer, clock):
    drawer.put(noise(8 * PART))
    box = new_box(desk, files=drawer.files)
    box.push_once()
    box.carrier.now_ms = lambda: clock.forward(5) or clock.ms

    for _ in range(10):
        box.carry_once()

    assert box.carrier._part == SMALLEST_PART


def test_two_boxes_of_a_community_carry_the_same_file_at_once(new_box, carrying, drawer, tmp_path, office_url, site, arrived):
    content = noise(4 * PART + 9)
    sha = drawer.put(content)
    other_desk = Desk(tmp_path / "second.db")
    other_drawer = Drawer(other_desk, tmp_path / "second-files")
    other_drawer.put(content)
    token = enrol(office_url, site.code(), Facts(lane="B")).token
    other = new_box(other_desk, token=token, folder="second", files=other_drawer.files)
    for box in (carrying, other):
        box.push_once()

    more = [True, True]
    while any(more):
        more = [box.carry_once() for box in (carrying, other)]

    assert arrived(sha) == content
    assert [box.status().files_waiting for box in (carrying, other)] == [0, 0]
    other_desk.database.close()


def test_head_office_is_greeted_every_few_minutes_of_a_large_file_and_not_before_each_part(worker, drawer, arrived, clock, store):
    sha = drawer.put(noise(40 * PART))
    greeted = set()

    while worker.one_turn():
        clock.forward(20)
        greeted.add(store.first("select last_hello_ms from stream")["last_hello_ms"])

    assert arrived(sha)
    assert 40 * 20 // TRICKLE_S <= len(greeted) < 12
