"""What earlier programs wrote: their databases are opened, brought forward and sent; their batches are taken by today's head office."""
import base64
import json
import os
from contextlib import closing
from pathlib import Path

import apsw
import pytest
from playhouse.schema_diff import diff_models

from kiosk import composition, config, migrating, schema, uplink
from kiosk.db import Setting, database as site
from kiosk.queue.models import Ticket
from kiosk.signing.verify import verify
from sync import wire
from tests.faults import stepping
from tests.faults.acknowledged import Acknowledged
from tests.faults.one_process import Wire, head_office

OLD = Path(__file__).parent / "old"
VERSIONS = sorted(path.stem.removeprefix("box_") for path in OLD.glob("box_*.sql"))
STEPS = int(os.environ.get("FAULT_SEEDS", 5))
KEPT = ("ticket", "repair_order", "receipt", "notice_recipient", "event", "unit", "day_counter")

of_every_version = pytest.mark.parametrize("version", VERSIONS)


def written(version: str, end: str, path: Path) -> Path:
    """The old file. apsw runs the dump as SQLite itself would."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(apsw.Connection(str(path))) as file:
        file.execute((OLD / f"{end}_{version}.sql").read_text("utf-8"))
    return path


@pytest.fixture
def opened(fitted_out, tmp_path):
    """Starts today's program on the old box's files."""
    def opened(version: str):
        settings = config.load(tmp_path / version, demo=True, kiosk_pace="")
        written(version, "box", settings.database_path)
        composition.open_site(fitted_out, settings)
        return settings

    yield opened
    close()


@of_every_version
def test_todays_program_opens_it_and_nothing_of_it_is_missing(version, opened, tmp_path):
    before = rows_of(written(version, "box", tmp_path / "as_it_was.db"))

    settings = opened(version)

    assert not diff_models(site, schema.TABLES)
    assert rows_of(settings.database_path) == before
    assert verify().is_intact and verify().count


@of_every_version
def test_old_box_and_old_head_office_are_brought_forward_and_agree_on_every_row(version, opened, tmp_path):
    settings, acknowledged = opened(version), Acknowledged()
    app, here = head_office(written(version, "office", tmp_path / "office.db"))
    for row in here.store.rows("select tbl, pk from landed where deleted_seq is null"):
        acknowledged.row(row["tbl"], row["pk"])
    box = uplink.box(settings)
    box.line._pool = Wire(app)

    done = box.sync_all()

    assert done.proved_rows and done.rejected == 0
    assert acknowledged.troubles(here.store, [site], uplink.CAPTURED) == []
    assert box.status().fork_alarm is None
    assert {row["pk"] for row in here.store.rows("select pk from landed where tbl = 'ticket'")} == {row.id for row in Ticket.select()}
    here.store.close()


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
@of_every_version
def test_todays_head_office_takes_what_an_old_box_says(version, engine, tmp_path, request):
    app, here = head_office(tmp_path / "office.db" if engine == "sqlite" else request.getfixturevalue("new_postgresql")())
    with closing(apsw.Connection(str(written(version, "box", tmp_path / "box.db")))) as box:
        ((token,),) = box.execute("select value from setting where name = 'office.token'").fetchall()
    know(here, written(version, "office", tmp_path / "old_office.db"))

    said = json.loads((OLD / f"said_{version}.json").read_text("utf-8"))["said"]
    answers = [(path, *say(app, token, path, body)) for path, body in said if path != "/v1/enrol"]

    assert {status for _, status, _ in answers} == {200}
    assert [answer["rejected"] for path, _, answer in answers if path == "/v1/push"] == [[]] * sum(path == "/v1/push" for path, *_ in answers)
    assert answers[-1][0] == "/v1/digest" and answers[-1][2]["differing"] == {}
    assert len(here.store.rows("select pk from landed")) > 30
    here.store.close()


@of_every_version
def test_a_box_newer_than_head_office_loses_nothing(version, tmp_path):
    """Tables, columns and versions that nobody here knows land as they are, and hello says more than is understood."""
    app, here = head_office(tmp_path / "office.db")
    with closing(apsw.Connection(str(written(version, "box", tmp_path / "box.db")))) as box:
        ((token,),) = box.execute("select value from setting where name = 'office.token'").fetchall()
    know(here, written(version, "office", tmp_path / "old_office.db"))
    hello = {"incarnation": "n", "acked": 0, "head": "", "max_seq": 3, "robots": [1], "facts": {"app": "9.0.0", "wheels": 4}}
    header = wire.Header(wire.VERSION, "n", 0, 3, True, {"robot": (7, ["id", "wheels"]), "ticket": (99, ["id", "aura"])})
    lines = [b'[1,"robot","u","r1",4]', b'[2,"ticket","u","t1","green"]', b'[3,"robot","d","r0"]']

    assert say(app, token, "/v1/hello", json.dumps(hello))[0] == 200
    status, taken = say(app, token, "/v1/push", base64.b64encode(wire.encode(header, lines).body).decode())

    assert (status, taken["rejected"]) == (200, [])
    found = here.store.rows("select tbl, version, body from landed order by src_seq")
    assert [tuple(row.values()) for row in found] == [
        ("robot", 7, '{"id":"r1","wheels":4}'), ("ticket", 99, '{"id":"t1","aura":"green"}'), ("robot", 7, "{}")]
    here.store.close()


def know(here, old_office: Path):
    """Head office knows the box by its token, and has nothing of it."""
    app, before = head_office(old_office)
    for table in ("site", "device", "token"):
        for row in before.store.rows(f"select * from {table}"):
            row |= {"incarnation": ""} if table == "device" else {}
            here.store.run(f"insert into {table} ({', '.join(row)}) values ({', '.join('?' * len(row))})", *row.values())
    before.store.close()


def say(app, token: str, path: str, body: str) -> tuple[int, dict]:
    raw = base64.b64decode(body) if path == "/v1/push" else body.encode()
    answer = app.test_client().post(path, data=raw, headers={"Authorization": f"Bearer {token}"})
    return answer.status_code, answer.json


def rows_of(path: Path) -> dict:
    """How many rows each table has that must not lose any, and which."""
    with closing(apsw.Connection(str(path))) as file:
        keys = {table: file.execute(f"select name from pragma_table_info('{table}') order by pk = 0 limit 1").fetchone()[0] for table in KEPT}
        return {table: sorted(file.execute(f"select {key} from {table}").fetchall()) for table, key in keys.items()}


def test_an_update_killed_before_any_statement_leaves_one_of_the_known_shapes_whole(fitted_out, tmp_path):
    version = VERSIONS[0]
    whole = started(fitted_out, version, tmp_path / "whole")
    shapes = {step_of(path): shape_of(path) for path in [*whole.home.glob("backups/before-*.db"), whole.database_path]}
    rows = rows_of(whole.database_path)

    count = stepping.count(lambda _: fresh(version, tmp_path / "count"), lambda settings: begin(fitted_out, settings))
    chosen = stepping.some_of(count, STEPS)
    wrong = {}
    for step in chosen:
        settings = fresh(version, tmp_path / str(step))
        stepping.kill_before(step, lambda _, settings=settings: settings, lambda settings: begin(fitted_out, settings))
        found, left = step_of(settings.database_path), shape_of(settings.database_path)
        begin(fitted_out, settings)
        close()
        if left != shapes.get(found) or rows_of(settings.database_path) != rows or shape_of(settings.database_path) != shapes[migrating.latest()]:
            wrong[step] = found

    print(f"update from {version}: killed before {len(chosen)} of {count} statements")
    assert count > 200 and wrong == {}


def fresh(version: str, home: Path):
    settings = config.load(home, demo=True, kiosk_pace="")
    written(version, "box", settings.database_path)
    return settings


def begin(app, settings):
    composition.open_site(app, settings)


def started(app, version: str, home: Path):
    settings = fresh(version, home)
    begin(app, settings)
    close()
    return settings


def close():
    site.close()
    site.close_idle()


def step_of(path: Path) -> int:
    with closing(apsw.Connection(str(path))) as file:
        return file.pragma("user_version")


def shape_of(path: Path) -> dict:
    """All tables but those of sync's own memory, which come after the steps."""
    with closing(apsw.Connection(str(path))) as file:
        tables = [name for (name,) in file.execute("select name from sqlite_schema where type = 'table' and name not like 'sync%'").fetchall()]
        return {name: file.execute(f"select name, type, \"notnull\", pk from pragma_table_info('{name}') order by name").fetchall() for name in tables}
