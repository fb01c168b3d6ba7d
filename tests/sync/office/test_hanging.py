"""A server that hangs says nothing and breaks nothing off. Two folders are two hosts here: both lead to the one server, until one leads nowhere."""
import os
import signal
from contextlib import contextmanager

import pytest

from sync.office.store import Unavailable, open_store
from tests import postgres

SOCKET = ".s.PGSQL.5432"


@pytest.fixture
def first_host(postgresql, tmp_path):
    (tmp_path / SOCKET).symlink_to(postgresql / SOCKET)
    return tmp_path


@pytest.fixture
def store(postgresql, first_host):
    store = open_store(postgres.address(f"{first_host},{postgresql}"))
    yield store
    store.close()


def pid_of(store) -> int:
    return store.first("select pg_backend_pid() as pid")["pid"]


@contextmanager
def hanging(pid: int):
    os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(pid, signal.SIGCONT)


def test_when_another_server_stands_in_its_place_one_that_hangs_is_waited_for_no_longer(store, first_host):
    with hanging(old := pid_of(store)):
        (first_host / SOCKET).unlink()

        assert pid_of(store) != old


def test_what_was_in_the_middle_then_is_said_to_be_undone(store, first_host):
    def work():
        with hanging(pid_of(store)):
            (first_host / SOCKET).unlink()
            store.run("select 1")

    with pytest.raises(Unavailable):
        store.transact(work)


def test_a_long_question_to_a_server_that_is_still_the_one_is_waited_for(store):
    assert store.first("select 'here' as answer from pg_sleep(4)") == {"answer": "here"}
