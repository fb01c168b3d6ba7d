"""The disk fills up: who stops first, and what is given back. What SQLite itself does then is tried in tests/faults."""
import pytest

from kiosk import shelf
from kiosk.keeping import ballast


@pytest.fixture
def nearly_full(monkeypatch):
    """Only the amounts that count as little change; the disk is the real one."""
    def nearly_full(**most):
        for name, value in most.items():
            monkeypatch.setattr(ballast if hasattr(ballast, name) else shelf, name, value)
    return nearly_full


def test_ballast_takes_real_room_and_is_given_back_before_nothing_is_left(tmp_path, nearly_full):
    ballast.tend(tmp_path)
    laid = (tmp_path / ballast.FILE).stat()
    assert laid.st_blocks * 512 >= laid.st_size == ballast.size(tmp_path) > 0

    nearly_full(LITTLE_LEFT=1 << 60)
    ballast.tend(tmp_path)

    assert not ballast.is_laid(tmp_path)


def test_ballast_is_laid_again_only_when_there_is_plenty_of_room(tmp_path, nearly_full):
    nearly_full(ROOM_LEFT=1 << 60)
    ballast.tend(tmp_path)
    assert not ballast.is_laid(tmp_path) and ballast.is_missed(tmp_path)

    nearly_full(ROOM_LEFT=0)
    ballast.tend(tmp_path)
    assert ballast.is_laid(tmp_path) and not ballast.is_missed(tmp_path)


def test_the_desk_reads_that_photos_stopped_and_numbers_go_on(app, settings, desk, page, nearly_full):
    nearly_full(ROOM_LEFT=1 << 60)

    assert "取号照常" in page(desk.get("/desk/status")).select_one("#disk_full").text
