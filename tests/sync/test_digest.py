"""The nightly proof finds what the triggers never saw, and mends it."""
from sync import digest
from tests.sync.conftest import on_both_engines


def unseen(desk, statement):
    """A write behind the triggers' back: another program, a damaged page, a dropped trigger."""
    desk.rows("drop trigger sync_ticket_update")
    desk.rows("drop trigger sync_ticket_delete")
    desk.rows("drop trigger sync_ticket_insert")
    desk.rows(statement)


def test_a_row_changed_behind_the_triggers_back_is_found_and_sent_again(desk, box, landed):
    for number in range(40):
        desk.take(f"A{number:03}")
    box.sync_all()
    unseen(desk, "update ticket set state = 'done' where number = 'A007'")

    assert box.push_once() is False
    summary = box.sync_all()

    assert landed("ticket")["ticket-A007"]["state"] == "done"
    assert (summary.rows, summary.proved_rows) == (1, 40)


@on_both_engines
def test_a_row_deleted_behind_the_triggers_back_disappears_at_head_office(desk, box, landed):
    desk.take("A001")
    desk.Event.create(verb="x")
    box.sync_all()
    unseen(desk, "delete from ticket")
    desk.rows("drop trigger sync_event_delete")
    desk.rows("delete from event")

    box.sync_all()

    assert (landed("ticket"), landed("event")) == ({}, {})


def test_a_row_added_behind_the_triggers_back_arrives(desk, box, landed):
    box.sync_all()
    unseen(desk, "insert into ticket (id, number, day, state, taken_at) values ('x', 'A1', '', 'waiting', 0)")

    assert box.sync_all().proved_rows == 1
    assert list(landed("ticket")) == ["x"]


def test_a_row_lost_at_head_office_is_sent_again(desk, box, store, landed):
    desk.take("A001")
    desk.take("A002")
    box.sync_all()
    store.run("delete from landed where pk = 'ticket-A001'")

    box.sync_all()

    assert set(landed("ticket")) == {"ticket-A001", "ticket-A002"}


def test_nothing_is_proved_while_something_waits(desk, box):
    desk.take("A001")

    assert box.prove() is None
    assert box.status().last_proof_ms is None


@on_both_engines
def test_the_proof_becomes_a_row_at_head_office(desk, box, store, clock):
    desk.take("A001")
    box.sync_all()

    assert store.rows("select at_ms, rows_n, differing from proof") == [
        {"at_ms": clock(), "rows_n": 1, "differing": 0}
    ]


def test_two_equal_rows_do_not_cancel_each_other():
    twice = digest.row_hash(b"x") * 2 & digest.MASK

    assert twice != 0
