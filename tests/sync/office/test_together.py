"""Two offices in front of one database: whatever two do at the same moment, one of them did it first."""
import os
import threading

import msgspec
import psycopg
import pytest

from sync import capture, wire
from sync.messages import Enrolling, Facts, Health, Hello
from sync.office import create_office
from sync.office.boxes import devices, health, streams
from sync.office.core import PUSHES_PER_CORE, Refused
from sync.office.standards import references
from sync.office.store import Unavailable, open_store
from sync.reference import ServiceRow
from tests.sync.conftest import MORNING_MS, TABLES, on_both_engines


@pytest.fixture
def second_office(database, office, clock):
    app = create_office(database, clock=clock)
    yield app
    app.extensions["office"].store.close()


@pytest.fixture
def postgres_store(new_postgresql):
    store = open_store(new_postgresql())
    store.run("create table place (name text primary key, visits integer not null)")
    store.run("insert into place values ('lobby', 0), ('desk', 0)")
    yield store
    store.close()


def at_once(*works) -> list:
    """What each of them answered, or the error it ended with; in their order."""
    together, answers = threading.Barrier(len(works)), [None] * len(works)

    def run(place, work):
        together.wait()
        try:
            answers[place] = work()
        except Exception as error:
            answers[place] = error

    threads = [threading.Thread(target=run, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


@on_both_engines
def test_of_two_pushes_from_one_position_one_is_taken(desk, box, office, second_office, enrolment, landed):
    box.pull_once()
    desk.take("A001")
    batch = capture.gather(desk.database, TABLES, 0, 500)
    header = wire.Header(
        wire.VERSION, box.state.position().incarnation, batch.start, batch.to, batch.complete, batch.schemas)
    body, headers = wire.encode(header, batch.lines).body, {"Authorization": f"Bearer {enrolment.token}"}

    def push(app):
        return lambda: app.test_client().post("/v1/push", data=body, headers=headers).status_code

    assert sorted(at_once(*map(push, [office, second_office] * 2))) == [200, 409, 409, 409]
    assert set(landed("ticket")) == {"ticket-A001"}


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_whoever_publishes_while_another_does_waits_and_then_finds_nothing_new(database, office, second_office, site, store):
    here, there, published = office.extensions["office"], second_office.extensions["office"], threading.Event()
    references.save(here, site.id, "service", ServiceRow(
        id="A", code="A", name_zh="业务", opens="08:30", closes="17:30", mean_minutes=5), "陈主任")

    def first():
        def work():
            references.publish(here, site.id, "service", "陈主任")
            published.set()
            until_somebody_waits(database)

        return here.store.transact(work)

    def second():
        published.wait()
        return references.publish(there, site.id, "service", "李文员")

    answers = at_once(first, second)

    assert answers[0] is None and isinstance(answers[1], Refused)
    assert store.rows("select number, published_by from release") == [{"number": 1, "published_by": "陈主任"}]


def hello(lane: str, free_mb: int) -> Hello:
    facts = Facts(app="0.5.0", lane=lane, health=Health(restarts=1, disk_free_mb=free_mb))
    return Hello(incarnation=lane, acked=0, head="", max_seq=0, now_ms=MORNING_MS, facts=facts)


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
def test_two_boxes_that_say_at_one_moment_that_they_are_well_again_both_count_as_well(database, office, second_office, site, store):
    here, there, said = office.extensions["office"], second_office.extensions["office"], threading.Event()
    one, other = (devices.known_by(here, f"Bearer {devices.enrol(here, Enrolling(site.code(), Facts())).token}") for _box in range(2))
    streams.greet(here, one, hello("A", free_mb=5))
    streams.greet(here, other, hello("B", free_mb=5))

    def first():
        def work():
            streams.greet(here, one, hello("A", free_mb=9000))
            said.set()
            until_somebody_waits(database)

        here.store.transact(work)

    def second():
        said.wait()
        streams.greet(there, other, hello("B", free_mb=9000))

    assert at_once(first, second) == [None, None]
    assert health.in_trouble(here) == set()


@on_both_engines
def test_fifty_boxes_at_once_all_get_through_and_whoever_is_turned_away_is_told_when_to_come_back(office, site, store):
    gate, waits = office.extensions["office"].gate, []
    bodies = [box_body(office, site, number) for number in range(50)]

    def push_until_taken(client, body, headers):
        while (answer := client.post("/v1/push", data=body, headers=headers)).status_code == 503:
            waits.append(int(answer.headers["Retry-After"]))
        return answer.status_code

    answers = at_once(*(lambda each=each: push_until_taken(office.test_client(), *each) for each in bodies))

    assert set(answers) == {200}
    assert store.first("select count(*) as n from landed")["n"] == 50
    assert all(2 <= wait <= 15 for wait in waits)
    assert sum(1 for _ in iter(lambda: gate.acquire(blocking=False), False)) == PUSHES_PER_CORE * os.cpu_count()


@on_both_engines
def test_an_incarnation_that_was_followed_by_another_takes_nothing_more(office, site, store):
    body, headers = box_body(office, site, 1)
    client = office.test_client()
    hello = Hello(incarnation="next", succeeds="i", acked=0, head="", max_seq=1)
    assert client.post("/v1/hello", data=msgspec.json.encode(hello), headers=headers).status_code == 200
    store.run("update device set incarnation = 'i'")  # as a push knows it that came in a moment before the hello

    assert client.post("/v1/push", data=body, headers=headers).status_code == 409
    assert store.rows("select * from landed") == []


@on_both_engines
def test_a_code_for_a_box_works_once_in_all_processes_together(office, second_office, site):
    code = site.code()

    def enrol(app):
        return lambda: app.test_client().post("/v1/enrol", json={"code": code, "facts": {}}).status_code

    assert sorted(at_once(*map(enrol, [office, second_office] * 2))) == [200, 403, 403, 403]


@on_both_engines
def test_who_signed_in_at_one_process_is_signed_in_at_the_other(person, second_office):
    other = second_office.test_client()
    cookie = person.client.get_cookie("session")
    other.set_cookie("session", cookie.value)

    assert other.get("/").status_code == 200


def test_two_transactions_in_each_others_way_are_both_done(postgres_store):
    crossing, tries = threading.Barrier(2), []

    def visit(first, second):
        def work():
            tries.append(first)
            postgres_store.run("update place set visits = visits + 1 where name = ?", first)
            if tries.count(first) == 1:
                crossing.wait()
            postgres_store.run("update place set visits = visits + 1 where name = ?", second)

        return lambda: postgres_store.transact(work)

    assert at_once(visit("lobby", "desk"), visit("desk", "lobby")) == [None, None]
    assert postgres_store.rows("select visits from place") == [{"visits": 2}, {"visits": 2}]
    assert len(tries) > 2


def test_a_server_that_was_restarted_between_two_questions_is_not_noticed(postgres_store):
    hang_up_on(postgres_store)
    assert len(postgres_store.rows("select * from place")) == 2

    hang_up_on(postgres_store)
    assert postgres_store.transact(lambda: postgres_store.run("update place set visits = 1")) == 2


def test_a_server_lost_in_the_middle_leaves_nothing_and_says_so(postgres_store):
    def work():
        postgres_store.run("update place set visits = 7")
        hang_up_on(postgres_store)
        postgres_store.run("update place set visits = 8")

    with pytest.raises(Unavailable):
        postgres_store.transact(work)

    assert postgres_store.rows("select distinct visits from place") == [{"visits": 0}]


def test_a_snapshot_sees_one_moment_and_changes_nothing(postgres_store):
    with postgres_store.snapshot():
        before = postgres_store.rows("select sum(visits) as n from place")
        at_once(lambda: postgres_store.run("update place set visits = 9"))

        assert postgres_store.rows("select sum(visits) as n from place") == before
        with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
            postgres_store.run("update place set visits = 5")


def test_boxes_and_people_are_told_to_come_back_when_the_database_is_gone(new_postgresql, clock, page):
    app = create_office(new_postgresql(), clock=clock)
    store = app.extensions["office"].store
    store.close()
    store._address = "postgresql://office@127.0.0.1:1/nowhere"
    client = app.test_client()

    asked = client.post("/v1/push", data=b"", headers={"Authorization": "Bearer a.b.c"})
    shown = client.get("/sign-in")

    assert (asked.status_code, shown.status_code) == (503, 503)
    assert 2 <= int(asked.headers["Retry-After"]) <= 15
    assert page(shown).select_one("#message")


def box_body(office, site, number: int) -> tuple[bytes, dict]:
    """A new box's first batch, one row, and how it speaks."""
    client = office.test_client()
    token = client.post("/v1/enrol", json={"code": site.code(), "facts": {}},
                        environ_base={"REMOTE_ADDR": f"10.0.0.{number}"}).json["token"]
    headers = {"Authorization": f"Bearer {token}"}
    client.post("/v1/hello", data=msgspec.json.encode(Hello(incarnation="i", acked=0, head="", max_seq=1)), headers=headers)
    header = wire.Header(wire.VERSION, "i", 0, 1, True, {"ticket": (1, ["id"])})
    return wire.encode(header, [wire.line([1, "ticket", "u", f"t{number}"])]).body, headers


def hang_up_on(store):
    """The server ends all connections of this store, as a restart or a failover does."""
    with psycopg.connect(store._address, autocommit=True) as other:
        other.execute(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity where application_name = 'qiantai office'"
        )


def until_somebody_waits(address):
    with psycopg.connect(address, autocommit=True) as other:
        while not other.execute("select 1 from pg_stat_activity where wait_event_type = 'Lock'").fetchone():
            other.execute("select pg_stat_clear_snapshot()")
