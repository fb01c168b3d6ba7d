"""From the box's tables to head office's, over a real socket."""
from tests.sync.conftest import on_both_engines


@on_both_engines
def test_everything_written_at_the_desk_arrives_at_head_office(desk, box, landed):
    desk.take("A001")
    desk.Event.create(verb="ticket.taken", proof=b"\x00\xff")

    summary = box.sync_all()

    assert landed("ticket")["ticket-A001"]["number"] == "A001"
    assert landed("event")["1"]["proof"] == "00FF"
    assert (summary.rows, summary.rejected, summary.proved_rows) == (2, 0, 2)


def test_a_second_sync_sends_nothing(desk, box):
    desk.take("A001")
    box.sync_all()

    assert box.sync_all().rows == 0
