"""What the triggers note, whoever writes and however."""
import subprocess
import sys

import apsw
import msgspec
import pytest

from sync import capture
from sync.capture import Captured


def test_a_new_row_a_change_and_a_delete_leave_one_entry_each_time_at_the_end(desk):
    first, second = desk.take("A001"), desk.take("A002")
    first.state = "called"
    first.save()
    second.delete_instance()

    assert desk.changes() == [("ticket", "ticket-A001", "u"), ("ticket", "ticket-A002", "d")]


def test_the_newest_row_moves_past_its_own_number_when_it_changes_again(desk):
    ticket = desk.take("A001")
    (before,) = desk.rows("select max(seq) from change")[0]

    ticket.state = "called"
    ticket.save()

    assert desk.rows("select max(seq) from change")[0][0] > before


def test_bulk_statements_are_noted_like_single_ones(desk):
    desk.Ticket.insert_many([{"id": str(n), "number": f"A{n:03}"} for n in range(50)]).execute()
    desk.Ticket.update(state="cancelled").where(desk.Ticket.id < "3").execute()
    desk.Ticket.delete().where(desk.Ticket.id > "4").execute()

    noted = {pk: op for _, pk, op in desk.changes()}

    alive = {ticket.id for ticket in desk.Ticket.select()}
    assert {pk for pk, op in noted.items() if op == "u"} == alive
    assert len(noted) == 50


def test_raw_sql_from_a_second_process_is_noted(desk):
    script = f"import apsw; apsw.Connection({str(desk.path)!r}).execute(" \
             "\"insert into ticket (id, number, day, state, taken_at) values ('x', 'A009', '2026-11-21', 'waiting', 0)\")"

    subprocess.run([sys.executable, "-c", script], check=True)

    assert ("ticket", "x", "u") in desk.changes()


@pytest.mark.parametrize("clause", ["or ignore", "or replace"])
def test_the_conflict_clause_of_a_statement_does_not_reach_into_the_index(desk, clause):
    for number in ("A001", "A002"):
        desk.rows(
            f"insert {clause} into ticket (id, number, day, state, taken_at) values ('x', ?, '', 'waiting', 0)", number
        )

    assert desk.changes() == [("ticket", "x", "u")]


def test_another_key_is_a_delete_of_the_old_and_a_new_row(desk):
    desk.take("A001")

    desk.Ticket.update(id="other").execute()

    assert sorted(desk.changes()) == [("ticket", "other", "u"), ("ticket", "ticket-A001", "d")]


def test_a_transaction_that_fails_notes_nothing(desk):
    with pytest.raises(ZeroDivisionError), desk.database.atomic():
        desk.take("A001")
        raise ZeroDivisionError

    assert desk.changes() == []


def test_tables_that_were_not_named_stay_private(desk):
    desk.Draft.create(text="138 0000 0000")

    assert desk.changes() == []


def test_rows_from_before_capture_count_as_changed(desk):
    desk.Draft.create(text="old")

    capture.install(desk.database, [Captured("draft", 1)])

    assert desk.changes() == [("draft", 1, "u")]


def test_installing_again_changes_nothing_and_a_damaged_trigger_is_put_right(desk):
    desk.take("A001")
    before = desk.rows("select name, sql from sqlite_schema where type = 'trigger' order by name")
    desk.rows("drop trigger sync_ticket_update")
    desk.rows("create trigger sync_ticket_update after update on ticket begin select 1; end")

    capture.install(desk.database, [Captured("ticket", 2)])

    assert desk.rows("select name, sql from sqlite_schema where type = 'trigger' order by name") == before
    assert desk.changes() == [("ticket", "ticket-A001", "u")]


def test_a_batch_holds_the_rows_of_one_moment_in_the_order_of_their_changes(desk):
    desk.take("A001")
    desk.Event.create(verb="ticket.taken")
    desk.take("A002").delete_instance()

    batch = capture.gather(desk.database, [Captured("ticket", 2), Captured("event", 1, key="seq")], 0, 500)

    assert [msgspec.json.decode(line)[:4] for line in batch.lines] == [
        [1, "ticket", "u", "ticket-A001"], [2, "event", "u", 1], [4, "ticket", "d", "ticket-A002"]
    ]
    assert (batch.start, batch.to, batch.complete) == (0, 4, True)


def test_a_row_that_vanished_behind_the_triggers_goes_as_a_delete(desk):
    desk.take("A001")
    desk.rows("drop trigger sync_ticket_delete")
    desk.rows("delete from ticket")

    batch = capture.gather(desk.database, [Captured("ticket", 2)], 0, 500)

    assert batch.lines == [b'[1,"ticket","d","ticket-A001"]']


def test_text_that_is_not_utf8_is_told_apart_from_a_bug(desk):
    desk.take("A001")
    desk.rows("update ticket set number = cast(x'ff41' as text)")

    with pytest.raises(capture.Unreadable, match="ticket"):
        capture.gather(desk.database, [Captured("ticket", 2)], 0, 500)


def test_the_write_of_the_desk_fails_when_its_change_cannot_be_noted(desk):
    desk.rows("drop table change")

    with pytest.raises(apsw.SQLError, match="change"):
        desk.rows("insert into ticket (id, number, day, state, taken_at) values ('x', 'A1', '', '', 0)")
