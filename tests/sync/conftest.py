"""A small desk with real tables, a real head office on the loopback, and a clock that moves when told."""
import threading
import uuid
from contextlib import contextmanager
from types import SimpleNamespace

import msgspec
import peewee
import pytest
from bs4 import BeautifulSoup
from jinja2 import FileSystemBytecodeCache
from playhouse.apsw_ext import APSWDatabase
from waitress.server import create_server
from werkzeug.security import generate_password_hash

from sync import capture
from sync.client import Box, Captured, Facts, enrol
from sync.office import create_office
from sync.office.boxes import devices
from sync.office.people import accounts
from sync.office.people.roles import MAINTAINER
from tests import postgres

MORNING_MS = 1_795_222_800_000  # 2026-11-21 09:00 in Shanghai
DAY_MS = 24 * 3600 * 1000
TODAY = "2026-11-21"
PASSWORD = "梧桐树下四号楼的猫猫"
# Cheap to check: a hash as head office makes them takes a tenth of a second, and people of tests come by the hundred.
_KNOWN = generate_password_hash(PASSWORD, method="scrypt:128:8:1")
PRAGMAS = {"journal_mode": "wal", "synchronous": "full", "foreign_keys": 1, "recursive_triggers": 1}
on_both_engines = pytest.mark.parametrize("database", ["sqlite", "postgresql"], indirect=True)
TABLES = [Captured("service", 1), Captured("ticket", 2), Captured("event", 1, key="seq")]


class Clock:
    def __init__(self):
        self.ms = MORNING_MS

    def __call__(self) -> int:
        return self.ms

    def forward(self, seconds: float):
        self.ms += int(seconds * 1000)


class Desk:
    """A box's database with three captured tables, and one that is nobody else's business."""

    def __init__(self, path):
        self.path = path
        self.database = APSWDatabase(str(path), pragmas=PRAGMAS, timeout=5, lock_type="IMMEDIATE")

        class Service(peewee.Model):
            id = peewee.CharField(primary_key=True)
            code = peewee.CharField()
            name_zh = peewee.CharField()
            active = peewee.BooleanField(default=True)

        class Ticket(peewee.Model):
            id = peewee.CharField(primary_key=True)
            number = peewee.CharField()
            service_id = peewee.CharField(null=True)
            day = peewee.CharField(default=TODAY)
            state = peewee.CharField(default="waiting")
            taken_at = peewee.BigIntegerField(default=MORNING_MS)
            called_at = peewee.BigIntegerField(null=True)

        class Event(peewee.Model):
            seq = peewee.AutoField()
            at = peewee.BigIntegerField(default=MORNING_MS)
            verb = peewee.CharField()
            proof = peewee.BlobField(null=True)

        class Draft(peewee.Model):
            text = peewee.TextField()

        self.Service, self.Ticket, self.Event, self.Draft = Service, Ticket, Event, Draft
        self.models = [Service, Ticket, Event, Draft]
        self.database.bind(self.models)
        self.database.create_tables(self.models)
        capture.install(self.database, TABLES)

    def take(self, number: str, **fields):
        return self.Ticket.create(id=f"ticket-{number}", number=number, **fields)

    def take_over_services(self, rows):
        for row in rows:
            self.Service.insert(id=row.id, code=row.code, name_zh=row.name_zh, active=row.active).on_conflict(
                conflict_target=[self.Service.id],
                update={"code": row.code, "name_zh": row.name_zh, "active": row.active},
            ).execute()
        wanted = [row.id for row in rows]
        self.Service.update(active=False).where(self.Service.id.not_in(wanted)).execute()

    def rows(self, sql: str, *values) -> list:
        return self.database.connection().execute(sql, values).fetchall()

    def changes(self) -> list:
        return self.rows("select tbl, pk, op from change where seq > 0 order by seq")


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path / "box.db")
    yield desk
    desk.database.close()


@pytest.fixture(scope="session")
def postgresql():
    """The folder of a PostgreSQL that forgets what a power cut would take, and is quick for it."""
    with postgres.running(**postgres.CARELESS) as folder:
        yield folder


@pytest.fixture
def new_postgresql(postgresql):
    """Addresses of empty databases, each a schema of its own."""
    return lambda: postgres.empty_schema(postgresql, f"t{uuid.uuid4().hex}")


@pytest.fixture
def database(request, tmp_path):
    """Where this test's office keeps everything: a file unless the test asks for both engines."""
    if getattr(request, "param", "sqlite") == "sqlite":
        return tmp_path / "office.db"
    return request.getfixturevalue("new_postgresql")()


@pytest.fixture(scope="session")
def compiled(tmp_path_factory):
    """The pages of head office, compiled once for all the offices of a run."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("compiled")))


@pytest.fixture
def office(database, clock, compiled):
    app = create_office(database, clock=clock)
    app.jinja_env.bytecode_cache = compiled
    yield app
    app.extensions["office"].store.close()


@pytest.fixture
def here(office):
    """Head office itself, behind its pages."""
    return office.extensions["office"]


@contextmanager
def on_the_loopback(app):
    """The application behind a real socket."""
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    closing = threading.Event()

    def run():
        while not closing.is_set():
            server.asyncore.loop(timeout=1, map=server._map, count=1)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        closing.set()
        server.pull_trigger()
        thread.join()
        server.task_dispatcher.shutdown()
        for channel in list(server.active_channels.values()):
            channel.handle_close()
        server.close()


@pytest.fixture
def office_url(office):
    with on_the_loopback(office) as url:
        yield url


@pytest.fixture
def site(here):
    """A community at head office, and the way to a code for a box in it."""
    site_id = devices.open_site(here, "锦绣花园")
    return SimpleNamespace(id=site_id, code=lambda: devices.new_code(here, site_id, "陈主任"))


@pytest.fixture
def enrolment(office_url, site):
    return enrol(office_url, site.code(), Facts(app="0.1.0", lane="A"))


@pytest.fixture
def new_box(office_url, enrolment, clock, tmp_path):
    """Makes the box of a desk; a second one over the same files is the same box after a restart."""
    boxes = []

    def make(desk, url=office_url, token=enrolment.token, folder="releases", **more):
        box = Box(
            desk.database, url, token, tables=TABLES, apply={"service": desk.take_over_services},
            release_folder=tmp_path / folder, now_ms=clock, **more,
        )
        boxes.append(box)
        return box

    yield make
    for box in boxes:
        box.line.close()


@pytest.fixture
def box(new_box, desk):
    return new_box(desk)


@pytest.fixture
def store(here):
    return here.store


@pytest.fixture
def landed(store):
    """What head office has of one table: key to body."""

    def read(tbl: str) -> dict:
        rows = store.rows("select pk, body from landed where tbl = ? and deleted_seq is null", tbl)
        return {row["pk"]: msgspec.json.decode(row["body"]) for row in rows}

    return read


@pytest.fixture
def arrived(tmp_path, site):
    """What head office's disk has under a hash."""

    def read(sha: str) -> bytes | None:
        path = tmp_path / "blobs" / site.id / sha[:2] / sha
        return path.read_bytes() if path.exists() else None

    return read


@pytest.fixture
def page():
    return lambda response: BeautifulSoup(response.get_data(as_text=True), "html.parser")


@pytest.fixture
def visitor(office):
    """Somebody who is not signed in. Forms carry the token of the page they stand on, as a browser sends it."""
    return Browser(office.test_client())


@pytest.fixture
def person(office, visitor):
    """The maintainer, who has signed in."""
    known(office, "陈主任", MAINTAINER)
    visitor.sign_in()
    return visitor


def known(office, name: str, role: str, sites=(), by: str = ""):
    """Make an account whose password is PASSWORD."""
    here = office.extensions["office"]
    assert here.store.transact(lambda: accounts.enter(here, name, _KNOWN, role, sites, by))


class Browser:
    def __init__(self, client):
        self.client = client

    def get(self, address: str):
        return self.client.get(address)

    def soup(self, address: str) -> BeautifulSoup:
        return BeautifulSoup(self.get(address).get_data(as_text=True), "html.parser")

    def sign_in(self, name: str = "陈主任", password: str = PASSWORD):
        return self.submit("/sign-in", name=name, password=password)

    def submit(self, address: str, on: str = "", **fields):
        token = self.soup(on or address).select_one("input[name=csrf_token]")["value"]
        return self.client.post(address, data={"csrf_token": token} | fields)
