"""The commands of whoever looks after the box."""
import pytest
from click.testing import CliRunner

from kiosk import config, create_app
from kiosk.cli import main
from kiosk.db import database
from kiosk.keeping import lock, sealing
from kiosk.queue.models import Ticket
from kiosk.site.models import Service


@pytest.fixture
def qiantai(tmp_path):
    def run(command, *words, home="home"):
        _lay_down()
        answer = CliRunner().invoke(main, [command, "--home", str(tmp_path / home), *map(str, words)])
        _lay_down()
        return answer
    yield run
    _lay_down()


@pytest.fixture
def box(tmp_path):
    """A box that has given one number."""
    create_app(config.load(tmp_path / "home"))
    Ticket.take(Service.add(code="A", name_zh="缴费", name_en="Fees", opens="00:00", closes="23:59"), "key", "zh_Hans", "")
    return tmp_path / "home"


def test_the_drill_another_machine_goes_on_with_the_stick_and_the_code_on_paper(qiantai, box, tmp_path):
    made = qiantai("backup", "--to", tmp_path / "stick")
    code = made.output.splitlines()[0].rpartition(" ")[2]

    assert qiantai("restore", tmp_path / "stick", home="new").exit_code == 1
    answer = qiantai("restore", "--code", code.lower().replace("-", " "), tmp_path / "stick", home="new")

    assert answer.exit_code == 0 and "stands in its place" in answer.output
    create_app(config.load(tmp_path / "new"))
    assert Ticket.get().number == "A001"
    assert (tmp_path / "new" / "secret.key").read_bytes() == (box / "secret.key").read_bytes()


def test_the_code_is_shown_once_and_when_it_is_asked_for(qiantai, box):
    assert "restore code" in qiantai("backup").output
    assert "restore code" not in qiantai("backup").output
    assert sealing.code_of(box) in qiantai("backup", "--code").output


def test_what_stood_there_before_a_restore_is_set_aside(qiantai, box, tmp_path):
    qiantai("backup", "--to", tmp_path / "stick")
    copy, = (tmp_path / "stick").glob("*.db")

    assert qiantai("restore", copy).exit_code == 0

    assert len(list((box / "damaged").glob("*/qiantai.db"))) == 1


def test_nothing_is_restored_while_the_site_runs(qiantai, box, tmp_path):
    qiantai("backup", "--to", tmp_path / "stick")

    with lock.alone(box):
        answer = qiantai("restore", tmp_path / "stick")

    assert answer.exit_code == 1 and "is running" in answer.output
    assert not (box / "damaged").exists()


def test_a_folder_without_a_usable_copy_changes_nothing(qiantai, box, tmp_path):
    qiantai("backup", "--to", tmp_path / "stick")
    for copy in (tmp_path / "stick").glob("*.db"):
        copy.write_bytes(b"qiantai copy 1\nnothing")

    answer = qiantai("restore", tmp_path / "stick")

    assert answer.exit_code == 1 and "Nothing was changed" in answer.output
    assert (box / "qiantai.db").exists()


def test_a_box_in_order_is_told_so(qiantai, box):
    qiantai("verify")
    qiantai("backup")

    answer = qiantai("doctor")

    assert answer.exit_code == 0, answer.output
    assert "synchronous = 2" in answer.output and "Nothing to put right" in answer.output


def test_the_doctor_names_what_is_wrong(qiantai, box):
    (box / "secret.key").chmod(0o644)

    answer = qiantai("doctor")

    assert answer.exit_code == 1
    bad = [line for line in answer.output.splitlines() if line.startswith("BAD")]
    assert any("secret.key" in line for line in bad) and any("0 copies" in line for line in bad)


def test_the_doctor_asks_a_damaged_file_nothing_more(qiantai, box):
    _lay_down()
    content = bytearray((box / "qiantai.db").read_bytes())
    content[4096:200_000] = bytes(200_000 - 4096)
    (box / "qiantai.db").write_bytes(content)

    answer = qiantai("doctor")

    assert answer.exit_code == 1 and "BAD   the database file" in answer.output
    assert "Traceback" not in answer.output and answer.exception.__class__ is SystemExit


def test_the_doctor_changes_nothing(qiantai, box):
    qiantai("backup")
    before = {path: path.read_bytes() for path in box.rglob("*") if path.is_file() and path.suffix not in (".db-wal", ".db-shm")}

    qiantai("doctor")

    assert {path: path.read_bytes() for path in before} == before


def _lay_down():
    database.close()
    database.close_idle()
