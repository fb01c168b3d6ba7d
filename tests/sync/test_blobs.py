"""Files that rows name, carried to head office: part by part, after the rows, whole or not at all."""
import hashlib
import os
import random

import pytest

from sync.blobs import PART, Files


def carried(box) -> int:
    """Until nothing is left to do; how many steps it took."""
    steps = 0
    while box.carry_once():
        steps += 1
    return steps


@pytest.fixture
def drawer(desk, tmp_path):
    """Files of the desk: a ticket's number is the hash of the file that belongs to it."""
    return Drawer(desk, tmp_path / "files")


class Drawer:
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

    def named_by(self, pks) -> set[str]:
        return {pk.removeprefix("ticket-") for pk in pks}

    @property
    def files(self):
        return Files("ticket", self.named_by, self.path)


@pytest.fixture
def carrier(new_box, desk, drawer):
    return new_box(desk, files=drawer.files)


@pytest.fixture
def shelf(tmp_path, site):
    """What head office has of a file, read from its disk."""
    return lambda sha: (tmp_path / "blobs" / site.id / sha[:2] / sha).read_bytes()


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


def test_a_file_goes_up_after_its_row(carrier, drawer, shelf):
    content = noise(3 * PART + 77)
    sha = drawer.put(content)

    assert not carrier.carry_once()
    carrier.sync_all()

    assert shelf(sha) == content
    assert carrier.status().files_waiting == 0
