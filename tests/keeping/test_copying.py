import os
from datetime import timedelta

import msgspec
import pytest

from kiosk import clock
from kiosk.documents import blobs
from kiosk.keeping import backups, medium, sealing, state
from kiosk.keeping.state import BackUp
from kiosk.repairs.photos import files as photo_files
from kiosk.signing import checkpoints, keys
from kiosk.config import FILE_NAME, SECRET_NAME


@pytest.fixture
def stick(app, settings, tmp_path):
    """A stick that was set up, and the box is told where it is."""
    settings.backup_folder = tmp_path / "stick"
    medium.set_up(settings.backup_folder, sealing.name_of(sealing.code_of(settings.home)))
    return settings.backup_folder


def test_a_copy_is_there_with_all_its_rows_once_it_was_opened_and_compared(stick, settings, take, hands):
    take()
    backups.back_up(settings)

    copy, = medium.copies(stick)
    assert copy.manifest.rows > 10 and copy.manifest.made_ms == clock.now_ms()
    assert state.read(BackUp).error == ""


def test_nothing_on_the_stick_can_be_read_without_the_code(stick, settings, take, hands):
    number = take()
    blobs.keep(b"a letter about a person")
    backups.back_up(settings)

    written = b"".join(file.read_bytes() for file in stick.rglob("*") if file.is_file() and file.suffix != ".json")
    assert number.encode() not in written and b"a letter about" not in written and "张三丰".encode() not in written
    assert sealing.code_of(settings.home).encode() not in written


def test_a_file_is_copied_once_however_many_copies_name_it(stick, settings, hands):
    sha = blobs.keep(b"a plan of the house")
    backups.back_up(settings)
    sealed = medium.path_of_file(stick, sha)
    first = sealed.stat().st_ino

    hands.pass_by(timedelta(hours=1))
    backups.back_up(settings)

    assert sealed.stat().st_ino == first
    assert all(sha in [kept[0] for kept in copy.manifest.files.values()] for copy in medium.copies(stick))


def test_a_stick_that_is_out_is_said_and_tried_again_and_nothing_is_written_to_the_empty_folder(stick, settings, desk, page, hands):
    (stick / medium.MARK).unlink()

    backups.back_up(settings)

    assert list(stick.iterdir()) == []
    assert "没有做成备份" in page(desk.get("/desk/status")).select_one("#no_copy").text
    assert not backups.is_due()
    hands.pass_by(backups.TRY_AGAIN)
    assert backups.is_due()


def test_the_stick_of_another_box_is_left_alone(stick, settings, hands):
    medium.set_up(stick, "another box")

    backups.back_up(settings)

    assert medium.copies(stick) == [] and "another box" in state.read(BackUp).error


def test_copies_are_made_every_hour(stick, settings, hands):
    assert backups.is_due()
    backups.back_up(settings)
    assert not backups.is_due()

    hands.pass_by(backups.EVERY)

    assert backups.is_due()


def test_a_box_that_has_just_started_is_left_in_peace(stick, settings, monkeypatch, hands):
    monkeypatch.setattr(clock, "ticks", lambda: 0)
    keeper = backups.Keeper(settings)
    keeper.one_turn()
    assert medium.copies(stick) == []

    monkeypatch.setattr(clock, "ticks", lambda: 120)
    keeper.one_turn()

    assert len(medium.copies(stick)) == 1


def test_a_clock_that_was_set_back_does_not_put_copies_off(stick, settings, hands):
    backups.back_up(settings)

    hands.pass_by(-timedelta(days=400))

    assert backups.is_due()


def test_a_day_of_hours_and_two_weeks_of_days_are_kept_with_the_files_they_name(tmp_path, hands):
    medium.set_up(tmp_path, "box")
    for hour in range(24 * 30):
        _put_copy(tmp_path, hands, sha=f"{hour:064d}")
        hands.pass_by(timedelta(hours=1))
    medium.thin(tmp_path)

    ages = [(clock.now() - copy.manifest.made_at) for copy in medium.copies(tmp_path)]
    assert ages[:24] == [timedelta(hours=number + 1) for number in range(24)]
    assert len(ages) == 24 + 14 - 2 and ages[-1] < timedelta(days=14)
    assert {file.name for file in (tmp_path / medium.FILES).glob("??/*")} == {
        sha for copy in medium.copies(tmp_path) for sha, _, _ in copy.manifest.files.values()}


def test_a_copy_that_was_cut_short_is_no_copy(tmp_path, hands):
    _put_copy(tmp_path, hands, sha="0" * 64)
    path = medium.copies(tmp_path)[0].path
    path.write_bytes(path.read_bytes()[:20])

    assert medium.copies(tmp_path) == []


def test_what_lies_beside_the_database_goes_along_and_the_code_does_not(settings):
    sha = "ab" + "0" * 62
    names = [f"{blobs.FOLDER}/{sha[:2]}/{sha}", f"{photo_files.FOLDER}/1.jpg", str(keys.KEY_FILE), str(checkpoints.LOG), SECRET_NAME, FILE_NAME]

    assert all(map(medium.belongs, names))
    assert not any(map(medium.belongs, [str(sealing.CODE_FILE), "qiantai.db", "blobs/../secret", "blobs/../../x", "/etc/passwd", "photos/a/b.jpg", "x/secret.key"]))


@pytest.mark.parametrize("size", [0, 1, sealing.PIECE, sealing.PIECE * 2 + 5])
def test_what_was_sealed_opens_with_its_code_only_and_not_after_any_change(tmp_path, size):
    plain, sealed, again = tmp_path / "plain", tmp_path / "sealed", tmp_path / "again"
    plain.write_bytes(os.urandom(size))
    with plain.open("rb") as source, sealed.open("wb") as target:
        sealing.seal(source, target, "CODE")

    _open(sealed, again, "CODE")
    assert again.read_bytes() == plain.read_bytes()
    with pytest.raises(sealing.Unreadable):
        _open(sealed, again, "ANOTHER")
    whole = sealed.read_bytes()
    for spoilt in (whole[:-1], whole[:len(whole) // 2], whole[:-1] + bytes([whole[-1] ^ 1]), whole + b"x", b""):
        sealed.write_bytes(spoilt)
        with pytest.raises(sealing.Unreadable):
            _open(sealed, again, "CODE")


def _open(sealed, target, code):
    with sealed.open("rb") as source, target.open("wb") as plain:
        sealing.unseal(source, plain, code)


def _put_copy(folder, hands, sha):
    made_ms = clock.now_ms()
    medium.path_of(folder, made_ms).with_suffix(".db").write_bytes(b"")
    medium.path_of_file(folder, sha).parent.mkdir(parents=True, exist_ok=True)
    medium.path_of_file(folder, sha).write_bytes(b"")
    medium.path_of(folder, made_ms).write_bytes(msgspec.json.encode(medium.Manifest(made_ms, 1, 1, 1, "", {"secret.key": (sha, 1, 1)})))
