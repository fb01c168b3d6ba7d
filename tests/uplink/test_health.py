"""What this box tells head office about itself at each hello."""
from datetime import timedelta

import msgspec

from kiosk import uplink
from kiosk.keeping import backups, starts
from printer.printers import Printer
from sync.messages import Facts, Health
from sync.status import SyncStatus


def health(settings) -> Health:
    return uplink.facts(settings).health


def test_paper_is_told_in_one_word_by_printer(app, settings):
    tickets, staff = Printer.in_use()
    tickets.saw("paper-low", 1)
    staff.saw("cover-open", 1)

    assert health(settings).paper == {tickets.name: "low", staff.name: "silent"}


def test_a_printer_that_was_never_asked_is_not_said_to_be_well(app, settings):
    Printer.update(state="unknown").execute()

    assert health(settings).paper == {}


def test_the_age_of_the_last_copy_is_told_once_there_is_one(app, settings, hands):
    assert health(settings).backup_age_min is None
    backups.back_up(settings)
    hands.pass_by(timedelta(minutes=90))

    assert health(settings).backup_age_min == 90


def test_what_stands_on_the_desk_and_the_room_on_the_disk_are_told(app, settings):
    found = health(settings)

    assert found.disk_free_mb > 0
    assert "disk_full" not in found.alarms


def test_starts_of_the_last_week_are_counted(app, settings, hands):
    starts.note()
    hands.pass_by(timedelta(days=8))
    starts.note()
    starts.note()

    assert health(settings).restarts == 2


def test_a_box_from_before_says_nothing_of_its_health_and_is_welcome():
    facts = msgspec.json.decode(b'{"app":"0.3.0","host":"box","lane":"A"}', type=Facts)

    assert facts.health == Health()
    assert facts.health.restarts is None


def test_files_that_cannot_go_and_the_letters_of_the_numbers_are_told(app, settings):
    told = uplink.facts(settings, SyncStatus(1, 0, None, None, 0, None, files_faulty=2))

    assert "files_stuck" in told.health.alarms and "files_stuck" not in health(settings).alarms
    assert "A" in told.lane and told.lane == "".join(sorted(set(told.lane)))
