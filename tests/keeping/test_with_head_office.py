"""A box that came back from a copy, and head office that knows more: what had been sent is there again, and nothing is sent as something else."""
import socket
import subprocess
import sys
import time

import pytest

from kiosk import composition, migrating, uplink
from kiosk.db import database
from kiosk.keeping import backups, rescue
from kiosk.queue.models import Ticket

OFFICE_STARTS_WITHIN_S = 30


@pytest.fixture
def office(tmp_path_factory, free_port):
    home = tmp_path_factory.mktemp("office")
    process = subprocess.Popen([sys.executable, "-m", "kiosk.demo.office", str(home), str(free_port)],
                               stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    code = process.stdout.readline().strip()
    _wait_for(free_port)
    yield f"http://127.0.0.1:{free_port}", code
    process.communicate(timeout=5)


def test_what_head_office_had_comes_back_and_all_of_it_is_proved_again(app, settings, fitted_out, office, take):
    uplink.enrol(*office)
    sent_and_copied = take()
    uplink.box(settings).sync_all()
    backups.back_up(settings)
    sent = take()
    uplink.box(settings).sync_all()
    never_sent = take()

    _damage(settings)
    rescue.look(settings, migrating.latest())
    composition.open_site(fitted_out, settings)
    after = take()
    done = uplink.box(settings).sync_all()

    assert {ticket.number for ticket in Ticket.select()} == {sent_and_copied, sent, after}
    assert done.proved_rows and uplink.box(settings).status().fork_alarm
    assert take() not in {sent_and_copied, sent, never_sent, after}


def _wait_for(port):
    until = time.monotonic() + OFFICE_STARTS_WITHIN_S
    with socket.socket() as line:
        while line.connect_ex(("127.0.0.1", port)) and time.monotonic() < until:
            time.sleep(0.05)


def _damage(settings):
    database.connection().pragma("wal_checkpoint(truncate)")
    database.close()
    database.close_idle()
    with settings.database_path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(200_000))
