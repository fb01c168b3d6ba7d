"""What a box cannot settle alone is told at both ends: letters it shares with another one, releases it refused."""
import pytest

from sync.client import enrol
from sync.messages import Facts, Health
from sync.office.boxes import devices
from sync.reference import CLASH
from tests.sync.conftest import DAY_MS, Desk, on_both_engines

FINE = Health(paper={"desk": "ok"}, disk_free_mb=9000, backup_age_min=20, restarts=1)


@pytest.fixture
def says(new_box, office_url, site, tmp_path):
    """A box of this community with these letters, which has said hello."""
    desks = []

    def says(lane: str):
        desk = Desk(tmp_path / f"{len(desks)}.db")
        desks.append(desk)
        facts = Facts(app="0.5.0", lane=lane, health=FINE)
        token = enrol(office_url, site.code(), facts).token
        box = new_box(desk, token=token, folder=f"releases{len(desks)}", facts=lambda: facts)
        box.sync_all()
        return desk, box

    yield says
    for desk in desks:
        desk.database.close()


def on_the_board(person, site) -> str:
    return person.soup("/").select_one(f"#site_{site.id} [data-health]").text.strip()


@pytest.fixture(autouse=True)
def only_those_that_speak(office, enrolment, site, store):
    store.run("update device set revoked_ms = 1 where device_id = ?", enrolment.device_id)


def test_two_boxes_with_the_same_letters_are_told_at_both_ends(person, site, says):
    (_, one), (_, other) = says("AB"), says("BK")
    one.hang_up()
    one.sync_all()

    assert on_the_board(person, site) == "1 ticket letters shared by two boxes"
    assert "B" in person.soup(f"/sites/{site.id}").select_one("#shared_letters").text
    assert (one.status().shared_letters, other.status().shared_letters) == ("B", "B")


def test_other_letters_and_a_box_that_was_replaced_are_in_order(person, site, says, clock):
    says("A")
    clock.ms += 2 * DAY_MS
    person.sign_in()
    _, new = says("A")
    _, other = says("K")

    assert person.soup(f"/sites/{site.id}").select_one("#shared_letters") is None
    assert (new.status().shared_letters, other.status().shared_letters) == ("", "")


@on_both_engines
def test_a_number_that_two_boxes_gave_on_one_day_is_shown(person, site, says):
    (here, one), (there, other) = says("A"), says("K")
    for desk, box, numbers in ((here, one, ("A001", "A002")), (there, other, ("A002", "K001"))):
        for number in numbers:
            desk.Ticket.create(id=f"{desk.database.database}-{number}", number=number)
        box.sync_all()

    assert on_the_board(person, site) == "1 numbers given twice"
    assert "A002" in person.soup(f"/sites/{site.id}").select_one("#doubled_numbers").text


def test_a_release_that_a_box_refused_is_told_at_both_ends(person, site, says):
    _, box = says("A")
    box.state.write("refused", {"0" * 64: CLASH})
    box.hang_up()
    box.push_once()

    assert on_the_board(person, site) == "1 releases refused"
    assert box.status().refused_releases == 1


def listed(person) -> tuple[list[str], str]:
    """Which communities the filter of the board finds, and how many it says they are."""
    board = person.soup("/?state=trouble")
    return [row["id"] for row in board.select("#communities tbody tr")], board.select("#states .chip")[-1].text.split()[-1]


@on_both_engines
@pytest.mark.parametrize("health, is_found", [
    (FINE, False), (Health(), True), (Health(paper={"desk": "out"}), True), (Health(disk_free_mb=5), True), (Health(alarms=["damaged"]), True)])
def test_the_board_finds_the_communities_whose_boxes_are_in_trouble_and_says_how_many(person, here, site, new_box, says, health, is_found):
    devices.open_site(here, "一台设备也没有")
    desk, box = says("A")
    box.facts = lambda: Facts(app="0.5.0", lane="A", health=health)
    box.hang_up()
    box.sync_all()

    assert listed(person) == (([f"site_{site.id}"], "1") if is_found else ([], "0"))


@on_both_engines
def test_a_box_that_was_not_heard_of_is_found_without_having_said_anything(person, site, says, clock):
    says("A")
    clock.ms += 2 * DAY_MS
    person.sign_in()

    assert listed(person)[0] == [f"site_{site.id}"]


@on_both_engines
def test_what_the_board_finds_is_what_it_shows_also_of_two_boxes_and_after_one_of_them_ended(person, site, store, says):
    says("AB")
    says("BK")
    of_both = listed(person)[0]
    last = store.first("select device_id from device where facts like '%BK%'")["device_id"]
    person.submit(f"/sites/{site.id}/boxes/{last}/revoke", on=f"/sites/{site.id}")

    assert of_both == [f"site_{site.id}"]
    assert (listed(person)[0], on_the_board(person, site)) == ([], "in order")
