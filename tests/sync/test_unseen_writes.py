"""What changes a box's rows behind its triggers' back. Sending finds nothing of it, the nightly proof all."""
import subprocess
import sys

import pytest

from sync import capture
from tests.faults.acknowledged import Acknowledged
from tests.sync.conftest import TABLES

# Another program, as the shell of the database or a script of somebody who helps: it knows none of the box's settings.
ANOTHER_PROGRAM = "import sqlite3, sys; file = sqlite3.connect(sys.argv[1]); file.executescript(sys.argv[2]); file.commit()"
WAYS = {
    "a row evicted by INSERT OR REPLACE through another key":
        "insert or replace into ticket (id, number, day, state, taken_at) values ('other', 'A007', '2026-11-21', 'waiting', 1)",
    "a trigger dropped, a row changed":
        "drop trigger sync_ticket_update; update ticket set state = 'done' where number = 'A003'",
    "a trigger dropped, a row deleted":
        "drop trigger sync_ticket_delete; delete from ticket where number = 'A004'",
    "all triggers dropped, a row added and one renamed":
        "drop trigger sync_ticket_insert; drop trigger sync_ticket_update; drop trigger sync_ticket_rekey;"
        "insert into ticket (id, number, day, state, taken_at) values ('new', 'A100', '', 'waiting', 0); update ticket set id = 'renamed' where number = 'A005'",
}


def by_another_program(desk, statements: str):
    subprocess.run([sys.executable, "-c", ANOTHER_PROGRAM, str(desk.path), statements], check=True)


@pytest.mark.parametrize("way", WAYS)
def test_sending_does_not_see_it_and_the_proof_sends_the_row_again(way, desk, box, store):
    for number in range(12):
        desk.take(f"A{number:03}")
    desk.rows("create unique index one_number on ticket (number)")
    box.sync_all()
    by_another_program(desk, WAYS[way])

    while box.push_once():
        pass
    sent_only = Acknowledged().troubles(store, [desk.database], TABLES)
    box.sync_all()

    assert sent_only  # the control: without the proof the two stay different
    assert Acknowledged().troubles(store, [desk.database], TABLES) == []
    assert box.prove() == desk.Ticket.select().count()


EMPTIED = {
    "all of it": "delete from change",
    "what came last": "delete from change where seq > 2",
    "what came first": "delete from change where seq < 8",
    "the table is another": "drop table change",
    "and nobody watches": "drop trigger sync_change_delete; delete from change",
}


@pytest.mark.parametrize("more", [1, 30])
@pytest.mark.parametrize("way", EMPTIED)
def test_after_the_index_was_emptied_no_row_hides_below_what_was_confirmed(way, more, desk, box, landed):
    """However much is written before the next batch: new numbers soon pass those that were confirmed."""
    for number in range(12):
        desk.take(f"A{number:03}")
    while box.push_once():
        pass
    desk.take("A012")
    by_another_program(desk, EMPTIED[way])
    capture.install(desk.database, TABLES)  # the program starts again

    for number in range(100, 100 + more):
        desk.take(f"A{number}")
    while box.push_once():
        pass

    assert set(landed("ticket")) == {ticket.id for ticket in desk.Ticket.select()}


def test_an_index_that_is_whole_is_left_alone(desk, box):
    desk.take("A001")
    box.sync_all()
    before = desk.rows("select * from change")

    capture.install(desk.database, TABLES)
    box.push_once()

    assert desk.rows("select * from change") == before


def test_the_index_of_an_older_program_is_not_sent_again(desk, box):
    desk.take("A001")
    box.sync_all()
    desk.rows("drop trigger sync_change_delete")
    desk.rows("delete from change where seq = 0")
    desk.rows("delete from sync_state where key = 'watched'")

    capture.install(desk.database, TABLES)

    assert box.sync_all().rows == 0


def test_what_was_put_aside_under_a_number_is_not_another_row_when_numbers_begin_again(desk, box, landed):
    desk.take("A001")
    capture.park(desk.database.connection(), 1, "too large")
    by_another_program(desk, "delete from change")
    desk.take("A002")

    while box.push_once():
        pass

    assert set(landed("ticket")) == {"ticket-A001", "ticket-A002"}
