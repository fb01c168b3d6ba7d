"""What happens when the file is damaged: before anything opens it, and on the desk and on paper afterwards."""
import shutil
import threading
from datetime import timedelta

import pytest

import cast
from kiosk import composition, migrating
from kiosk.db import database, new_id
from kiosk.documents import blobs
from kiosk.errors import StartRefused
from kiosk.keeping import backups, lock, medium, rescue, sealing, state
from kiosk.keeping.state import BroughtBack
from kiosk.queue.models import Ticket
from kiosk.site.models import Service
from printer.spool import PrintJob


@pytest.fixture
def start(app, settings, fitted_out):
    """The box is started: the look at the file, then the site on it."""
    def start():
        database.close()
        database.close_idle()
        rescue.look(settings, migrating.latest())
        composition.open_site(fitted_out, settings)
    return start


@pytest.fixture
def damage(app, settings):
    """Something has written over the middle of the file."""
    def damage():
        database.connection().pragma("wal_checkpoint(truncate)")
        database.close()
        database.close_idle()
        content = bytearray(settings.database_path.read_bytes())
        content[4096:len(content) // 2] = bytes(len(content) // 2 - 4096)
        settings.database_path.write_bytes(content)
    return damage


def test_a_damaged_file_is_set_aside_and_the_newest_good_copy_takes_its_place(settings, start, damage, take, hands):
    take()
    backups.back_up(settings)
    lost = take()

    damage()
    start()

    assert [ticket.number for ticket in Ticket.select()] == ["A001"] and lost == "A002"
    assert take() == "A102"
    assert len(list((settings.home / rescue.ASIDE).glob("*/qiantai.db"))) == 1


def test_no_number_of_today_is_given_again_when_the_copy_is_from_before_the_first(settings, start, damage, take, hands):
    backups.back_up(settings)
    given = {take() for _ in range(30)}

    damage()
    start()

    assert take() not in given


def test_the_older_the_copy_the_larger_the_gap(settings, start, damage, take, hands):
    take()
    backups.back_up(settings)
    hands.pass_by(timedelta(hours=3))

    damage()
    start()

    assert take() == "A302"


def test_the_desk_is_told_loudly_until_a_manager_knows(settings, start, damage, take, app, page, hands):
    backups.back_up(settings)
    damage()
    start()
    cast.manager()
    cast.receptionist()
    boss, clerk = (cast.Browser(app, "lan", "/desk/sign-in") for _ in range(2))
    boss.sign_in("chen")
    clerk.sign_in("qian")

    assert "已用 11-21 09:30 的备份恢复" in page(clerk.get("/desk/status")).select_one("#brought_back").text
    assert clerk.post("/desk/brought-back/see").status_code == 403
    boss.post("/desk/brought-back/see")
    assert page(clerk.get("/desk/status")).select_one("#brought_back") is None


def test_a_copy_that_was_damaged_as_well_is_passed_over(settings, start, damage, take, hands):
    take()
    backups.back_up(settings)
    hands.pass_by(timedelta(hours=1))
    take()
    backups.back_up(settings)
    newest = medium.copies(settings.home / rescue.HERE)[0].database
    content = bytearray(newest.read_bytes())
    content[len(content) // 2] ^= 1
    newest.write_bytes(content)

    damage()
    start()

    assert Ticket.select().count() == 1


def test_without_any_copy_numbers_go_on_from_a_new_database_and_paper_says_so(settings, start, damage, take, page, app, hands):
    given = {take() for _ in range(5)}

    damage()
    start()

    number = take()
    assert number not in given and number == f"A{rescue.MOST_SKIPPED + 1}"
    assert "凭它排队" in PrintJob.get().document
    assert state.read(BroughtBack).made_ms == 0
    hands.pass_by(timedelta(days=1))
    assert take() == "A001" and "凭它排队" not in PrintJob.select().order_by(PrintJob.created_at.desc()).get().document


def test_a_file_that_vanished_or_is_empty_comes_back_from_its_copy(settings, start, take, hands):
    take()
    backups.back_up(settings)
    database.close()
    database.close_idle()
    settings.database_path.write_bytes(b"")

    start()

    assert Ticket.select().count() == 1 and take() == "A102"


def test_a_whole_file_is_left_as_it_is(settings, start, take, hands):
    backups.back_up(settings)
    take()

    start()

    assert take() == "A002" and state.read(BroughtBack) is None


def test_what_the_nightly_check_found_makes_the_next_start_look_at_everything(settings, start, take, desk, page):
    take()
    backups.back_up(settings)
    # An index that does not hold what it says: the quick look does not see that.
    database.connection().pragma("writable_schema", True)
    database.execute_sql("update sqlite_schema set sql = replace(sql, '\"subject\"', '\"verb\"') where type = 'index' and tbl_name = 'event'")
    start()
    assert state.read(BroughtBack) is None

    backups.check(settings)
    assert "夜间检查发现数据库损坏" in page(desk.get("/desk/status")).select_one("#damaged").text
    start()

    assert state.read(BroughtBack).fault and not (settings.home / rescue.SUSPECT).exists()
    assert Ticket.select().count() == 1


def test_the_check_of_the_night_is_made_once(app, settings, hands):
    assert backups.is_check_due()
    backups.check(settings)
    assert state.read(backups.Check).fault == "" and not backups.is_check_due()

    hands.pass_by(timedelta(days=1))
    assert backups.is_check_due()


def test_files_beside_the_database_come_back_and_those_that_are_there_stay(app, settings, start, damage, hands):
    sha = blobs.keep(b"the house rules")
    (settings.home / "checkpoints.log").write_text("old\n")
    backups.back_up(settings)
    (settings.home / "checkpoints.log").write_text("old\nnew\n")
    shutil.rmtree(settings.home / "blobs")

    damage()
    start()

    assert blobs.read(sha) == b"the house rules"
    assert (settings.home / "checkpoints.log").read_text() == "old\nnew\n"


def test_a_stick_that_is_mounted_after_the_start_is_waited_for(app, settings, start, damage, take, tmp_path):
    settings.backup_folder, later = tmp_path / "stick", tmp_path / "not mounted yet"
    medium.set_up(settings.backup_folder, sealing.name_of(sealing.code_of(settings.home)))
    take()
    backups.back_up(settings)
    settings.backup_folder.rename(later)

    damage()
    threading.Timer(0.5, later.rename, [settings.backup_folder]).start()
    start()

    assert Ticket.select().count() == 1


def test_a_copy_of_a_newer_program_is_passed_over(app, settings):
    backups.back_up(settings)
    copy, = medium.copies(settings.home / rescue.HERE)

    with pytest.raises(rescue.NoCopy, match="newer program"):
        rescue.bring_back(settings, copy, "", copy.manifest.step - 1)


def test_one_site_at_a_time_on_one_folder(settings):
    with lock.alone(settings.home):
        with pytest.raises(StartRefused, match="is running"), lock.alone(settings.home):
            pass


def test_a_service_that_only_head_office_named_does_not_keep_a_new_database_from_giving_numbers(start, damage, app):
    damage()
    start()

    assert Ticket.take(Service.get(), new_id(), "zh_Hans", "").serial == rescue.MOST_SKIPPED + 1
