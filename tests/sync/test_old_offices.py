"""Head office put back from an old copy, on both engines: the boxes send again what it forgot, and people there are told."""
import apsw
import psycopg
import pytest

from sync.office.standards import arrivals, references
from sync.reference import ServiceRow
from tests.faults.acknowledged import Acknowledged
from tests.sync.conftest import TABLES, on_both_engines


@pytest.fixture
def old_copy(database, office, tmp_path):
    """Taken while head office runs, put back later."""
    kept = _File(office, database, tmp_path) if database == tmp_path / "office.db" else _Schema(database)
    kept.take()
    return kept


class _File:
    def __init__(self, office, path, folder):
        self.store, self.path, self.copy = office.extensions["office"].store, path, folder / "old.db"

    def take(self):
        self.store.run("vacuum into ?", str(self.copy))

    def put_back(self):
        with apsw.Connection(str(self.path)) as target, apsw.Connection(str(self.copy)) as old, target.backup("main", old, "main") as copying:
            copying.step()


class _Schema:
    def __init__(self, address):
        self.address = address

    def take(self):
        self._each("create table old_{0} as table {0}")

    def put_back(self):
        self._each("truncate {0}", "insert into {0} select * from old_{0}")

    def _each(self, *statements):
        with psycopg.connect(self.address) as connection:
            tables = [name for (name,) in connection.execute(
                "select table_name from information_schema.tables where table_schema = current_schema() and table_name not like 'old\\_%'")]
            for name in tables:
                for statement in statements:
                    connection.execute(statement.format(name))


@pytest.fixture
def worked(desk, box, request, tmp_path):
    """A morning's work, then the copy, then more of it: all of it acknowledged."""
    acknowledged = Acknowledged()

    def take(number):
        acknowledged.row("ticket", desk.take(number).id)
        acknowledged.number("", number)

    for number in range(30):
        take(f"A{number:03}")
        box.push_once()
    box.sync_all()
    kept = request.getfixturevalue("old_copy")
    for number in range(30, 60):
        take(f"A{number:03}")
        desk.Ticket.update(state="done").where(desk.Ticket.number == f"A{number - 20:03}").execute()
        box.push_once()
    kept.put_back()
    return acknowledged


@on_both_engines
def test_everything_it_forgot_is_sent_again(worked, desk, box, store):
    before = worked.troubles(store, [desk.database], TABLES)
    box.hang_up()
    box.sync_all()

    assert sum(trouble.startswith("lost") for trouble in before) == 30  # the control: the checker sees what an old copy lacks
    assert worked.troubles(store, [desk.database], TABLES) == []
    assert box.status().fork_alarm is None


@on_both_engines
def test_people_at_head_office_are_told_how_many_boxes_knew_more(worked, box, person, site):
    assert not person.soup("/").select("#restored")

    box.hang_up()
    box.sync_all()

    assert "1 boxes" in person.soup("/").select_one("#restored").text
    assert "60 changes" in person.soup(f"/sites/{site.id}").select_one("#sync").text


@on_both_engines
def test_without_the_cursor_in_the_same_transaction_the_same_is_lost(worked, desk, box, store):
    """The control: a head office that answers with the position the box tells it never hears again of what it forgot."""
    position = box.state.position()
    store.run("update stream set cursor = ?, head = ?", position.acked, position.head)
    box.hang_up()

    while box.push_once():
        pass

    assert worked.troubles(store, [desk.database], TABLES)


def service(name: str) -> ServiceRow:
    return ServiceRow(id="a", code="A", name_zh=name, opens="08:30", closes="17:30", mean_minutes=5)


@pytest.fixture
def published_since(here, site, box, desk, request):
    """A release, the copy, and a later release that the box took; then the copy is put back."""
    for column in ("opens text default '08:30'", "closes text default '17:30'", "mean_minutes integer default 5"):
        desk.database.execute_sql(f"alter table service add column {column}")
    references.publish_rows(here, site.id, "service", [service("旧")], "陈主任")
    box.sync_all()
    kept = request.getfixturevalue("old_copy")
    references.publish_rows(here, site.id, "service", [service("新")], "陈主任")
    box.sync_all()
    kept.put_back()
    box.hang_up()


@on_both_engines
def test_what_it_had_published_since_is_not_taken_back_and_people_are_told(published_since, here, box, desk, person, site):
    box.sync_all()
    page = person.soup(f"/sites/{site.id}/services")

    assert [row.name_zh for row in desk.Service.select()] == ["新"]
    assert "1 boxes run on later" in person.soup("/").select_one("#restored").text
    assert "release 2, which is not here" in page.select_one("#arrivals").text and "新" in page.select_one("#row_a").text


@on_both_engines
def test_publishing_anew_goes_above_what_any_box_holds(published_since, here, box, desk, person, site):
    box.sync_all()

    preview = f"/sites/{site.id}/services/preview"
    person.submit(f"/sites/{site.id}/services/publish", preview, seen=person.soup(preview).select_one("[name=seen]")["value"])
    box.hang_up()
    box.sync_all()
    box.hang_up()
    box.sync_all()

    release = references.latest(here, site.id, "service")
    (arrival,) = arrivals.of(here, site.id, "service", release)
    assert (release["number"], arrival.state) == (3, "running")
    assert [row.name_zh for row in desk.Service.select()] == ["新"]
    assert "later" not in person.soup("/").select_one("#restored").text


def test_a_number_that_was_given_twice_is_not_taken_either(published_since, here, box, desk, site):
    references.publish_rows(here, site.id, "service", [service("另")], "陈主任")
    box.sync_all()
    assert [row.name_zh for row in desk.Service.select()] == ["新"]

    box.hang_up()
    box.sync_all()
    assert references.publish_rows(here, site.id, "service", [service("另")], "陈主任")
    box.hang_up()
    box.sync_all()
    assert [row.name_zh for row in desk.Service.select()] == ["另"]


def test_a_box_whose_program_kept_no_numbers_learns_them_from_what_it_holds(here, site, box, desk):
    references.publish_rows(here, site.id, "service", [service("旧")], "陈主任")
    box.sync_all()
    box.state.forget(f"numbers {site.id}")

    box.hang_up()
    box.sync_all()

    assert box._releases.numbers() == {"service": 1}
