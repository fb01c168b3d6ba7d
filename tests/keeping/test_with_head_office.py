"""A box that came back from a copy, and head office that knows more: what had been sent is there again, and nothing is sent as something else."""
import pytest

from kiosk import clock, composition, migrating, uplink
from kiosk.db import database
from kiosk.keeping import backups, rescue
from kiosk.queue.models import Ticket
from sync.office import create_office
from sync.office.boxes import devices
from tests.sync.conftest import on_the_loopback


@pytest.fixture
def office(tmp_path):
    pages = create_office(tmp_path / "office" / "office.db", clock=clock.now_ms)
    here = pages.extensions["office"]
    with on_the_loopback(pages) as url:
        yield url, devices.new_code(here, devices.open_site(here, "锦绣花园"), "陈主任")
    here.store.close()


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


def _damage(settings):
    database.connection().pragma("wal_checkpoint(truncate)")
    database.close()
    database.close_idle()
    with settings.database_path.open("r+b") as file:
        file.seek(4096)
        file.write(bytes(200_000))
