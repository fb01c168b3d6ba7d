"""The box's file is cut, overwritten, flipped, or loses its log. What the copy or head office has is there again, and sync goes on."""
import random
import shutil

import pytest

from kiosk import composition, migrating, uplink
from kiosk.db import database
from kiosk.keeping import backups, inspecting, rescue
from kiosk.queue.models import Ticket
from tests.faults.acknowledged import Acknowledged
from tests.faults.test_old_disks import enrolled, office, take  # noqa: F401  fixtures

SEED = 20261122
PAGE = 4096


def cut_in_half(path):
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)


def cut_to_nothing(path):
    path.write_bytes(b"")


def no_head(path):
    _write_over(path, 0, bytes(100))


def pages_of_something_else(path):
    _write_over(path, PAGE, bytes(40 * PAGE))


def many_flipped_bits(path):
    dice, content = random.Random(SEED), bytearray(path.read_bytes())
    for _ in range(2000):
        content[dice.randrange(len(content))] ^= 1 << dice.randrange(8)
    path.write_bytes(content)


def gone(path):
    path.unlink()


def _write_over(path, place, content):
    with path.open("r+b") as file:
        file.seek(place)
        file.write(content)


@pytest.fixture
def worked(app, settings, enrolled, office):  # noqa: F811
    """Tickets from before the copy, from after it but sent, and one that nobody but the disk has."""
    told = Acknowledged()

    def taken(count):
        for _ in range(count):
            told.row("ticket", take().id)

    taken(5)
    enrolled().sync_all()
    backups.back_up(settings)
    database.connection().pragma("wal_checkpoint", "truncate")
    taken(5)
    enrolled().sync_all()
    numbers = [ticket.number for ticket in Ticket.select()]
    take()
    return told, numbers


def again(settings, fitted_out, damage):
    """The box goes down in the middle of its work, the disk is damaged, and the box starts."""
    path = settings.database_path
    log = path.with_name(path.name + "-wal")
    kept = log.read_bytes() if log.exists() else b""
    shutil.copy(path, path.with_suffix(".crashed"))
    database.close()
    database.close_idle()
    path.with_suffix(".crashed").replace(path)
    log.write_bytes(kept)
    damage(path)
    rescue.look(settings, migrating.latest())
    composition.open_site(fitted_out, settings)


@pytest.mark.parametrize("damage", [cut_in_half, cut_to_nothing, no_head, pages_of_something_else, many_flipped_bits, gone])
def test_it_is_found_at_the_start_and_nothing_is_lost_that_the_copy_or_head_office_has(damage, worked, settings, fitted_out, enrolled, office):  # noqa: F811
    told, numbers = worked
    database.connection().pragma("wal_checkpoint", "truncate")

    again(settings, fitted_out, damage)
    after = take()
    done = enrolled().sync_all()

    print(f"seed {SEED}")
    assert done.proved_rows
    assert told.troubles(office.extensions["office"].store, [database], uplink.CAPTURED) == []
    assert after.number not in numbers and take().number not in numbers
    assert inspecting.fault_of(settings.database_path, inspecting.THOROUGH) is None


def test_a_log_that_was_deleted_is_found_at_the_next_hello_and_what_was_sent_comes_back(worked, settings, fitted_out, enrolled, office):  # noqa: F811
    told, numbers = worked

    again(settings, fitted_out, lambda path: path.with_name(path.name + "-wal").unlink())
    enrolled().sync_all()

    assert told.troubles(office.extensions["office"].store, [database], uplink.CAPTURED) == []
    assert take().number not in numbers


def test_an_index_of_the_log_that_is_nonsense_costs_nothing(worked, settings, fitted_out, enrolled, office):  # noqa: F811
    last = Ticket.select().order_by(Ticket.id.desc()).first()

    again(settings, fitted_out, lambda path: path.with_name(path.name + "-shm").write_bytes(random.Random(SEED).randbytes(32768)))

    assert Ticket.get_by_id(last.id).number == last.number
    assert enrolled().sync_all().proved_rows and enrolled().status().fork_alarm is None


def test_without_head_office_the_same_look_finds_what_the_copy_lacks(worked, settings, fitted_out, office):  # noqa: F811
    """The control: nothing was asked back, so five tickets are at head office and not here."""
    told, _ = worked
    database.connection().pragma("wal_checkpoint", "truncate")

    again(settings, fitted_out, cut_in_half)

    found = told.troubles(office.extensions["office"].store, [database], uplink.CAPTURED)
    assert sum(trouble.startswith("not at any box: ('ticket'") for trouble in found) == 5
