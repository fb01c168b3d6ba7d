"""Releases that change while a box fetches them: it keeps what it has, whole, and takes the one that is current next time."""
import pytest

from sync.client import SyncError
from sync.office.standards import references
from tests.faults.test_each_step import Home, names, publish


@pytest.fixture
def ends(tmp_path):
    home = Home(tmp_path / "home")
    home.folder.mkdir()
    ends = home.open()
    publish(ends, "A", "B")
    ends.box.sync_all()
    yield ends
    home.close(ends)


def meanwhile(ends, act):
    """Happens after the hello that named the release, before the box fetches it."""
    def once(path):
        if path.startswith("/v1/release"):
            ends.box.line._pool.mishap = lambda path: ""
            act()
        return ""

    ends.box.line._pool.mishap = once


def test_a_release_withdrawn_before_it_was_fetched_leaves_the_old_one_and_sync_goes_on(ends):
    publish(ends, "C", "D")
    meanwhile(ends, lambda: ends.here.store.run("delete from release where number = 2"))
    ends.desk.take("A001")

    with pytest.raises(SyncError):
        ends.box.pull_once()

    assert names(ends) == "AB"
    assert ends.box.sync_all().proved_rows and ends.box.status().last_error is None
    publish(ends, "E")
    ends.box.sync_all()
    assert "E" in names(ends)


def test_a_release_replaced_while_it_was_fetched_arrives_whole_and_then_the_next(ends):
    publish(ends, "C", "D")
    meanwhile(ends, lambda: publish(ends, "E"))

    ends.box.pull_once()
    assert names(ends) == "ABCD"

    ends.box.pull_once()
    assert names(ends) == "ABCDE"


def test_a_file_damaged_on_the_boxs_disk_is_fetched_again(ends):
    publish(ends, "C")
    note = references.latest(ends.here, ends.site, "service")
    (ends.box._releases.folder / f"service.{note['hash'][:32]}.json").write_bytes(b"[]")

    with pytest.raises(SyncError, match="damaged"):
        ends.box.pull_once()
    ends.box.pull_once()

    assert names(ends) == "ABC"
