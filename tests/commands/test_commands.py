import socket

import pytest
from click.testing import CliRunner

from kiosk import config, create_app
from kiosk.cli import main
from kiosk.db import database
from kiosk.site.models import Unit


@pytest.fixture
def qiantai(tmp_path):
    def run(*words):
        try:
            return CliRunner().invoke(main, [words[0], "--home", str(tmp_path / "home"), *words[1:]])
        finally:
            if not database.is_closed():
                database.close()
    return run


@pytest.fixture
def home(tmp_path):
    return tmp_path / "home"


def test_a_list_of_homes_is_imported_whole_or_not_at_all(qiantai, tmp_path, home):
    good, bad = tmp_path / "good.csv", tmp_path / "bad.csv"
    good.write_text("楼栋,单元,楼层,房号\n3栋,2单元,11,1102\n", "utf-8")
    bad.write_text("楼栋,单元,楼层,房号\n4栋,1单元,1,101\n4栋,1单元,1,\n", "utf-8")

    refused, taken = qiantai("import", str(bad)), qiantai("import", str(good))

    assert refused.exit_code == 1 and "第 3 行" in refused.output
    assert taken.exit_code == 0 and "1 units" in taken.output
    create_app(config.load(home))
    assert [unit.building for unit in Unit.select()] == ["3栋"]
    database.close()


def test_an_empty_chain_is_intact(qiantai):
    answer = qiantai("verify")

    assert answer.exit_code == 0
    assert "0 receipts intact" in answer.output


def test_a_box_that_is_not_enrolled_says_how_to_enrol(qiantai):
    answer = qiantai("sync")

    assert answer.exit_code == 1
    assert "qiantai enrol" in answer.output


def test_an_office_that_does_not_answer_is_no_disaster(qiantai):
    answer = qiantai("enrol", "http://127.0.0.1:9", "ABCD-EFGH")

    assert answer.exit_code == 1
    assert "Traceback" not in answer.output and "did not take the code" in answer.output


def test_a_port_that_is_taken_is_named(qiantai):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()

        answer = qiantai("run", "--port", str(other.getsockname()[1]))

    assert answer.exit_code == 1
    assert "cannot be used" in answer.output


def test_data_of_a_newer_program_is_refused(qiantai, home):
    qiantai("verify")
    create_app(config.load(home))
    database.connection().pragma("user_version", 99)
    database.close()

    answer = qiantai("verify")

    assert answer.exit_code == 1
    assert "newer program" in answer.output


def test_a_mistake_in_the_settings_is_named(qiantai, home):
    home.mkdir()
    (home / config.FILE_NAME).write_text('ticket_printr = "tcp://x"\n')

    answer = qiantai("verify")

    assert answer.exit_code == 1
    assert "ticket_printr" in answer.output


@pytest.mark.parametrize("address, words", [("mysql://office@localhost/office", "postgresql://"),
                                            ("postgresql://office:secret@127.0.0.1:1/office", "cannot open its database")])
def test_an_office_that_cannot_have_its_database_says_so_and_does_not_start(qiantai, address, words):
    told = qiantai("office", "--database", address)

    assert told.exit_code == 1 and words in told.output
    assert "secret" not in told.output
