"""What changes a box's rows behind its triggers' back. Sending finds nothing of it, the nightly proof all."""
import subprocess
import sys

import pytest

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


@pytest.mark.parametrize("emptied", ["delete from change", "delete from change where seq > 2"])
def test_what_is_written_after_the_index_was_emptied_does_not_hide_below_what_was_confirmed(emptied, desk, box, landed):
    for number in range(12):
        desk.take(f"A{number:03}")
    box.sync_all()
    by_another_program(desk, emptied)

    desk.take("A100")
    while box.push_once():
        pass

    assert "ticket-A100" in landed("ticket")
