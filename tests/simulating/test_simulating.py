import apsw
import pytest
from click.testing import CliRunner

from kiosk.cli import main
from kiosk.errors import StartRefused
from kiosk.simulating.office import OfficeBeside, enrolments


@pytest.fixture(scope="module")
def simulated(tmp_path_factory):
    """What two communities leave behind after two nights, and what was said about them."""
    home = tmp_path_factory.mktemp("simulated")
    told = CliRunner().invoke(main, ["simulate", "--sites", "2", "--days", "2", "--rows", "60", "--home", str(home)])
    assert told.exit_code == 0, told.output
    return home, told.output


def rows(path, sql):
    connection = apsw.Connection(str(path))
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_head_office_proves_every_row_of_every_simulated_box(simulated):
    home, told = simulated

    (sent,) = rows(home / "office" / "office.db", "select count(*) from landed")[0]
    proofs = rows(home / "office" / "office.db", "select rows_n, differing from proof order by at_ms desc limit 2")

    assert "Night 2: 120 rows" in told and "of 2 of 2 boxes" in told
    assert sent == sum(count for count, _ in proofs) > 120
    assert {differing for _, differing in proofs} == {0}


def test_two_boxes_live_the_same_day_under_keys_of_their_own(simulated):
    home, _ = simulated

    one, two = (dict(rows(home / "boxes" / name / "qiantai.db", "select day || number, id from ticket")) for name in "12")

    assert one.keys() == two.keys() and len(one) > 5
    assert set(one.values()).isdisjoint(two.values())


def test_a_row_that_changes_on_the_next_day_is_the_same_row(simulated):
    home, _ = simulated

    left = rows(home / "boxes" / "1" / "qiantai.db", "select state from ticket where day < (select max(day) from ticket) and state in ('waiting', 'called')")
    ended = rows(home / "boxes" / "1" / "qiantai.db", "select count(*) from event where verb = 'ticket.lapsed'")

    assert left == [] and ended[0][0] > 0


def test_what_a_row_says_of_another_follows_it_under_the_new_key(simulated):
    home, _ = simulated

    for name in "12":
        lost = rows(home / "boxes" / name / "qiantai.db",
                    "select subject from event where verb = 'ticket.taken' and substr(subject, 8) not in (select id from ticket)")
        assert lost == []


def test_a_simulation_never_touches_a_folder_that_holds_something(tmp_path):
    (tmp_path / "qiantai.db").write_bytes(b"somebody's")

    told = CliRunner().invoke(main, ["simulate", "--home", str(tmp_path)])

    assert told.exit_code == 1 and "is not empty" in told.output
    assert [path.name for path in tmp_path.iterdir()] == ["qiantai.db"]


def test_the_office_beside_never_opens_the_database_of_the_real_one(tmp_path, monkeypatch):
    monkeypatch.setenv("QIANTAI_DATABASE", "postgresql://office@127.0.0.1:1/real")

    office = OfficeBeside(tmp_path)
    try:
        office.wait_until_it_answers()
    finally:
        office.stop()

    assert (tmp_path / "office.db").exists()


def test_a_simulation_never_touches_a_head_office_with_communities(tmp_path):
    enrolments(tmp_path, None, 1)

    with pytest.raises(StartRefused, match="communities in this database"):
        enrolments(tmp_path, None, 1)
