"""A database of head office meets a newer program, an older one, and several processes that start at once."""
import json
import subprocess
import sys
import threading
from pathlib import Path

import apsw
import pytest

from sync.office import create_office, migrating
from sync.office.boxes.health import in_trouble
from sync.office.boxes import devices
from sync.office.store import StartRefused, open_store
from tests.sync.conftest import MORNING_MS, on_both_engines

BEFORE_STEPS = Path(__file__).with_name("before_steps.sql")
OLD_TOKEN_HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"  # of "test"


@pytest.fixture
def old_file(tmp_path):
    """The file of an office as the program wrote it before steps were counted."""
    path = tmp_path / "office.db"
    connection = apsw.Connection(str(path))
    connection.execute(BEFORE_STEPS.read_text("utf-8"))
    connection.execute(
        "insert into site values ('abc', '锦绣花园', 1); insert into setting values ('first_code', 'x');"
        "insert into setting values ('secret_key', 'the old key'); insert into account values ('陈主任', 'hash', 1);"
        "insert into device (site_id, device_id, token_hash, facts, enrolled_ms, incarnation)"
        f" values ('abc', 'box', '{OLD_TOKEN_HASH}', '{{}}', 5, 'first');"
        "insert into stream (site_id, device_id, incarnation, cursor, head, started_ms, last_hello_ms)"
        " values ('abc', 'box', 'first', 7, 'h', 5, 6);"
        "insert into landed values ('abc', 'ticket', 't1', 'box', 7, 1, '{}', '00', 3, null, null, null);"
        "insert into quarantine values ('abc', 'box', 'first', 6, '[6]', 'too short', 5)"
    )
    connection.close()
    return path


@pytest.fixture
def opened():
    stores = []

    def start(database):
        app = create_office(database, clock=lambda: MORNING_MS)
        stores.append(app.extensions["office"].store)
        return app.extensions["office"]

    yield start
    for store in stores:
        store.close()


def columns(office) -> dict[str, set]:
    tables = [row["name"] for row in office.store.rows("select name from sqlite_schema where type = 'table'")]
    return {name: {(row["name"], row["type"], row["notnull"], row["pk"]) for row in
                   office.store.rows("select * from pragma_table_info(?)", name)} for name in tables}


def test_days_that_no_calendar_knows_stay_out_of_what_is_reckoned(old_file, opened):
    connection = apsw.Connection(str(old_file))
    for day in ("2026-11-20", "2026-91-20", "9999-12-31"):
        connection.execute("insert into landed values ('abc', 'ticket', ?, 'box', 7, 1, '{}', '00', 3, ?, null, null)", (day, day))
    connection.close()

    office = opened(old_file)

    assert [row["day"] for row in office.store.rows("select day from site_day")] == ["2026-11-20"]


def test_reports_that_boxes_sent_before_this_office_knew_them_are_not_missing(old_file, opened):
    report = {"day": "2026-11-20", "version": 1, "state": "sent", "figures": "{}", "remark": "", "unseen": 0, "sent_at": MORNING_MS}
    bodies = [report, report | {"day": "2026-11-19", "sent_at": 2**70}, report | {"state": "draft"}, {}]
    connection = apsw.Connection(str(old_file))
    for key, body in enumerate(map(json.dumps, bodies)):
        connection.execute("insert into landed values ('abc', 'daily_report', ?, 'box', 7, 1, ?, '00', 3, null, null, null)", (str(key), body))
    connection.close()

    office = opened(old_file)

    assert office.store.rows("select report_id, day, verdict, arrived_ms from report_answer order by report_id") == [
        {"report_id": "0", "day": "2026-11-20", "verdict": "received", "arrived_ms": MORNING_MS},
        {"report_id": "1", "day": "2026-11-19", "verdict": "received", "arrived_ms": 0},
    ]


def test_the_file_of_an_office_from_before_steps_catches_up_and_loses_nothing(old_file, opened):
    office = opened(old_file)

    box = devices.known_by(office, "Bearer abc.box.test")
    assert (box.site_id, box.incarnation, box.revoked) == ("abc", "first", False)
    assert office.store.first("select cursor, ended_ms from stream") == {"cursor": 7, "ended_ms": None}
    assert office.store.first("select pk from landed") == {"pk": "t1"}
    assert office.store.first("select line, schemas from quarantine") == {"line": "[6]", "schemas": None}
    assert office.store.first("select value from setting") == {"value": "the old key"}


@pytest.mark.parametrize("health, is_listed", [({"restarts": 1}, False), ({"restarts": 1, "disk_free_mb": 3}, True), ({}, True)])
def test_a_box_that_was_in_order_before_the_step_is_in_order_after_it(old_file, opened, health, is_listed):
    connection = apsw.Connection(str(old_file))
    connection.execute("update device set facts = ?", (json.dumps({"health": health}),))
    connection.execute("update stream set last_hello_ms = ?", (MORNING_MS - 60_000,))
    connection.close()

    assert in_trouble(opened(old_file)) == ({"abc"} if is_listed else set())


def test_a_file_that_caught_up_is_shaped_like_a_new_one(old_file, opened, tmp_path):
    assert columns(opened(old_file)) == columns(opened(tmp_path / "new.db"))


def test_the_file_as_it_was_is_kept_beside_the_one_that_caught_up(old_file, opened, tmp_path):
    opened(old_file)

    (copy,) = tmp_path.glob("office.before-*.db")
    assert apsw.Connection(str(copy)).execute("select token_hash from device").fetchall() == [(OLD_TOKEN_HASH,)]


def test_a_new_office_keeps_no_copy_of_nothing(opened, tmp_path):
    opened(tmp_path / "office.db")

    assert list(tmp_path.glob("office.before-*")) == []


@on_both_engines
def test_a_database_of_a_newer_program_is_refused_in_words_and_left_alone(database, opened):
    office = opened(database)
    office.store.run("insert into step (number, taken_ms) values (9999, 1)")

    with pytest.raises(StartRefused, match="newer program"):
        create_office(database, clock=lambda: MORNING_MS)

    assert office.store.first("select count(*) as n from step where number = 9999")["n"] == 1


@on_both_engines
def test_a_step_that_fails_leaves_the_database_as_it_was(database, tmp_path):
    (tmp_path / "0001_good.sql").write_text("create table one (a integer)")
    (tmp_path / "0002_bad.sql").write_text("create table two (a integer); insert into nowhere values (1)")
    store = open_store(database)

    with pytest.raises(Exception, match="nowhere"):
        migrating.catch_up(store, lambda: MORNING_MS, tmp_path)

    assert store.rows("select number from step") == []
    (tmp_path / "0002_bad.sql").write_text("create table two (a integer)")
    migrating.catch_up(store, lambda: MORNING_MS, tmp_path)
    assert store.rows("select number from step order by number") == [{"number": 1}, {"number": 2}]
    store.close()


@on_both_engines
def test_several_processes_may_start_at_once_and_one_takes_the_steps(database):
    together, faults = threading.Barrier(4), []

    def start():
        store = open_store(database)
        together.wait()
        try:
            migrating.catch_up(store, lambda: MORNING_MS)
        except Exception as error:
            faults.append(error)
        store.close()

    threads = [threading.Thread(target=start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    store = open_store(database)
    assert faults == []
    assert [row["number"] for row in store.rows("select number from step order by number")] == [
        number for number, _ in migrating.steps()]
    store.close()


@on_both_engines
def test_all_processes_sign_with_one_key(database):
    apps = [create_office(database, clock=lambda: MORNING_MS) for _ in range(2)]

    assert apps[0].config["SECRET_KEY"] == apps[1].config["SECRET_KEY"]
    for app in apps:
        app.extensions["office"].store.close()


def test_an_address_that_is_none_is_refused_in_words():
    with pytest.raises(StartRefused, match="postgresql://"):
        create_office("mysql://office@localhost/office", clock=lambda: MORNING_MS)


def test_neither_a_box_nor_an_office_on_a_file_loads_the_library_of_postgresql(tmp_path):
    program = ("import sys; from pathlib import Path; import kiosk.cli, kiosk.server, kiosk.composition; from kiosk.office import office_app;"
               "office_app(Path(sys.argv[1])); sys.exit('psycopg' in sys.modules)")

    assert subprocess.run([sys.executable, "-c", program, tmp_path], stderr=subprocess.DEVNULL).returncode == 0
