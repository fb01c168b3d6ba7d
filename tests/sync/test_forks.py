"""A box whose disk went back in time, or that exists twice."""
import shutil
import tracemalloc

import msgspec
import pytest

from sync.client import Box
from sync.messages import AskingBack
from sync.office.boxes import devices, proving
from tests.sync.conftest import TABLES, Desk, on_both_engines


@pytest.fixture
def image(desk, tmp_path):
    """An image of the box's disk, taken when called, and put back into a new desk when opened."""

    class Image:
        def take(self):
            desk.rows("pragma wal_checkpoint(truncate)")
            shutil.copy(desk.path, tmp_path / "image.db")

        def put_back(self, name="restored.db") -> Desk:
            shutil.copy(tmp_path / "image.db", tmp_path / name)
            self.desk = Desk(tmp_path / name)
            return self.desk

    image = Image()
    yield image
    image.desk.database.close()


@on_both_engines
def test_a_box_restored_from_an_image_gets_back_what_it_forgot_and_loses_nothing(desk, box, new_box, image, landed):
    desk.take("A001")
    desk.take("A002")
    box.sync_all()
    image.take()
    desk.Ticket.update(state="done").where(desk.Ticket.number == "A001").execute()
    desk.take("A003")
    box.sync_all()

    restored = image.put_back()
    restored.take("A004")
    again = new_box(restored)
    again.sync_all()

    tickets = {ticket.number: ticket.state for ticket in restored.Ticket.select()}
    assert tickets == {"A001": "done", "A002": "waiting", "A003": "waiting", "A004": "waiting"}
    assert {body["number"]: body["state"] for body in landed("ticket").values()} == tickets
    assert "head office was at" in again.status().fork_alarm


def test_a_delete_the_image_forgot_is_done_again(desk, box, new_box, image, landed):
    desk.take("A001")
    box.sync_all()
    image.take()
    desk.Ticket.delete().execute()
    box.sync_all()

    new_box(image.put_back()).sync_all()

    assert image.desk.Ticket.select().count() == 0
    assert landed("ticket") == {}


@on_both_engines
def test_a_row_changed_on_both_sides_keeps_both_versions(desk, box, new_box, image, landed, store):
    desk.take("A001")
    box.sync_all()
    image.take()
    desk.Ticket.update(state="done").execute()
    box.sync_all()

    restored = image.put_back()
    restored.Ticket.update(state="cancelled").execute()
    new_box(restored).sync_all()

    assert landed("ticket")["ticket-A001"]["state"] == "cancelled"
    (kept,) = store.rows("select line, reason from quarantine")
    assert '"state":"done"' in kept["line"]
    assert kept["reason"] == "replaced by the box after a fork"


def test_numbers_are_skipped_in_the_transaction_that_starts_anew(desk, box, new_box, image):
    desk.take("A001")
    box.sync_all()
    image.take()
    desk.take("A002")
    box.sync_all()
    seen = []

    restored = image.put_back()
    new_box(restored, on_fork=lambda: seen.extend(t.number for t in restored.Ticket.select())).push_once()

    assert sorted(seen) == ["A001", "A002"]


def test_a_fork_interrupted_at_the_last_moment_is_taken_up_again(desk, box, new_box, image, landed):
    desk.take("A001")
    box.sync_all()
    image.take()
    desk.take("A002")
    box.sync_all()

    def power_cut():
        raise KeyboardInterrupt

    restored = image.put_back()
    with pytest.raises(KeyboardInterrupt):
        new_box(restored, on_fork=power_cut).push_once()
    new_box(restored).sync_all()

    assert {ticket.number for ticket in restored.Ticket.select()} == {"A001", "A002"}
    assert set(landed("ticket")) == {"ticket-A001", "ticket-A002"}


@on_both_engines
def test_two_boxes_from_one_image_are_both_alarmed_and_no_row_is_lost(desk, box, new_box, image, landed, store):
    desk.take("A001")
    box.sync_all()
    image.take()
    clone = image.put_back()
    desk.take("A002")
    clone.take("A002", state="held")
    clone.take("A003")

    second = new_box(clone, folder="clone")
    box.sync_all()
    second.sync_all()
    box.sync_all()

    assert box.status().fork_alarm and second.status().fork_alarm
    assert set(landed("ticket")) == {"ticket-A001", "ticket-A002", "ticket-A003"}
    assert store.first("select forks from device")["forks"] == 2


def test_an_empty_database_with_the_old_token_is_filled_again(desk, box, new_box, tmp_path):
    desk.Event.create(verb="ticket.taken", proof=b"\x00\xff")
    desk.take("A001")
    box.sync_all()

    fresh = Desk(tmp_path / "fresh.db")
    new_box(fresh, folder="fresh").sync_all()
    tickets, events = list(fresh.Ticket.select()), list(fresh.Event.select())
    fresh.database.close()

    assert [ticket.number for ticket in tickets] == ["A001"]
    assert [bytes(event.proof) for event in events] == [b"\x00\xff"]


def test_the_alarm_stays_until_a_person_clears_it(desk, box, new_box, image):
    desk.take("A001")
    image.take()
    box.sync_all()
    again = new_box(image.put_back())
    again.sync_all()
    again.sync_all()

    assert again.status().fork_alarm
    again.clear_fork_alarm()
    assert again.status().fork_alarm is None


def test_a_box_is_the_same_one_after_a_restart(desk, box, enrolment, office_url, tmp_path, clock):
    desk.take("A001")
    box.sync_all()
    desk.take("A002")

    restarted = Box(desk.database, office_url, enrolment.token, tables=TABLES, apply={},
                    release_folder=tmp_path / "releases", now_ms=clock)
    summary = restarted.sync_all()
    restarted.line.close()

    assert (summary.rows, restarted.status().fork_alarm) == (1, None)


@on_both_engines
def test_an_old_image_put_back_again_before_the_new_history_sent_anything_hides_nothing(desk, box, new_box, image, landed, store):
    desk.take("A001")
    box.sync_all()
    image.take()
    for number in range(40):
        desk.take(f"B{number:03}")
        desk.Ticket.update(state="done").where(desk.Ticket.number == "A001").execute()
        box.push_once()
    box.sync_all()

    once = new_box(image.put_back())
    once.pull_once()  # begins a new history, and there the power goes
    image.desk.database.close()
    again = image.put_back("again.db")
    again.Ticket.update(state="cancelled").where(again.Ticket.number == "A001").execute()
    new_box(again).push_once()

    assert landed("ticket")["ticket-A001"]["state"] == "cancelled"
    assert "done" in [msgspec.json.decode(row["line"])["state"] for row in store.rows("select line from quarantine")]


def test_rows_that_are_too_much_for_one_answer_come_back_in_several(desk, box, new_box, tmp_path):
    for number in range(20):
        desk.take(f"A{number:03}", service_id="x" * 1_000_000)
    box.sync_all()

    fresh = Desk(tmp_path / "fresh.db")
    new_box(fresh, folder="fresh").sync_all()
    count = fresh.Ticket.select().count()
    fresh.database.close()

    assert count == 20


@on_both_engines
def test_no_more_bodies_are_read_than_one_answer_gives(office, site, store):
    columns = ("site_id", "tbl", "pk", "device_id", "src_seq", "version", "body", "row_hash", "bucket")
    body = f'{{"bytes":"{"a" * 400_000}"}}'
    store.insert_many("landed", columns, [(site.id, "frozen_document", f"{n:03}", "d", n + 1, 1, body, "0", 0) for n in range(100)], "")

    tracemalloc.start()
    page = proving.own_rows(office.extensions["office"], devices.Device(site.id, "d", "i", False), AskingBack(after=0))
    read = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert (len(page.rows), page.more) == (5, True)
    assert read < 5 * 2 * 1024 * 1024
