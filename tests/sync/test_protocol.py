"""What box and head office make of each other's positions."""
import pytest

from sync import capture, wire
from sync.client import SyncError, enrol
from sync.line import Line, TimedOut
from sync.messages import Facts, Inflight
from sync.office.boxes import devices
from tests.sync.conftest import TABLES, Desk, on_both_engines


@pytest.fixture
def api(office, enrolment):
    """The machine side of head office, spoken to by hand with the box's token."""
    client = office.test_client()

    def post(path, body, **headers):
        return client.post(path, data=body, headers={"Authorization": f"Bearer {enrolment.token}"} | headers)

    return post


def packed(desk, box, start=0, limit=500):
    batch = capture.gather(desk.database, TABLES, start, limit)
    incarnation = box.state.position().incarnation
    return wire.encode(
        wire.Header(wire.VERSION, incarnation, batch.start, batch.to, batch.complete, batch.schemas), batch.lines)


@on_both_engines
def test_a_replayed_batch_is_answered_with_the_position_and_changes_nothing(desk, box, api, landed):
    desk.take("A001")
    old = packed(desk, box)
    box.push_once()
    desk.Ticket.update(state="done").execute()
    box.push_once()

    answer = api("/v1/push", old.body)

    assert (answer.status_code, answer.json["error"]) == (409, "cursor")
    assert landed("ticket")["ticket-A001"]["state"] == "done"


@on_both_engines
def test_a_batch_from_further_on_is_refused(desk, box, api):
    desk.take("A001")
    box.push_once()
    desk.take("A002")
    desk.take("A003")

    assert api("/v1/push", packed(desk, box, start=2).body).status_code == 409


@on_both_engines
def test_a_lost_answer_costs_nothing(desk, box, api, landed):
    desk.take("A001")
    box.pull_once()
    batch = packed(desk, box)
    position = box.state.position()
    position.inflight = Inflight(0, 1, batch.sha)
    box.state.write("position", position)
    api("/v1/push", batch.body)

    box.hang_up()
    summary = box.sync_all()

    assert summary.batches == 0
    assert list(landed("ticket")) == ["ticket-A001"]
    assert box.status().fork_alarm is None


def test_an_answer_that_another_process_of_the_box_lost_is_no_other_history(desk, box, new_box, api, landed):
    other = new_box(desk)
    other.pull_once()
    desk.take("A001")
    batch, position = packed(desk, box), box.state.position()
    position.inflight = Inflight(0, 1, batch.sha)
    box.state.write("position", position)
    api("/v1/push", batch.body)
    desk.take("A002")

    while other.push_once():
        continue

    assert set(landed("ticket")) == {"ticket-A001", "ticket-A002"}
    assert other.status().fork_alarm is None


@on_both_engines
def test_head_office_restored_from_a_backup_gets_everything_again(desk, box, store, landed):
    desk.take("A001")
    box.sync_all()
    store.run("delete from landed")
    store.run("update stream set cursor = 0, head = ''")

    box.sync_all()

    assert list(landed("ticket")) == ["ticket-A001"]
    assert box.status().fork_alarm is None


def test_damaged_bodies_are_told_apart_from_oversized_ones_and_other_versions(api):
    other = wire.encode(wire.Header(9, "i", 0, 0, True, {}), []).body

    assert api("/v1/push", b"nonsense").status_code == 400
    assert api("/v1/push", wire.pack(b"0" * (wire.RAW_LIMIT + 1))).status_code == 413
    assert api("/v1/push", b"0" * (wire.BODY_LIMIT + 1)).status_code == 413
    assert api("/v1/push", other).status_code == 426


def test_a_token_that_is_wrong_or_revoked_stops_the_box_until_a_person_acts(desk, new_box, office, site, enrolment):
    forged = new_box(desk, token=enrolment.token[:-1] + "x")
    with pytest.raises(SyncError) as unknown:
        forged.push_once()

    devices.revoke(office.extensions["office"], site.id, enrolment.device_id)
    with pytest.raises(SyncError) as revoked:
        new_box(desk).push_once()

    assert unknown.value.permanent and revoked.value.permanent
    assert forged.status().last_error == "head office does not accept this box"


@on_both_engines
def test_an_enrolment_code_works_once_and_for_a_day(office_url, site, clock):
    code, late = site.code(), site.code()
    enrol(office_url, code, Facts())

    with pytest.raises(SyncError, match="wrong, used or too old"):
        enrol(office_url, code, Facts())
    clock.forward(24 * 3600 + 1)
    with pytest.raises(SyncError):
        enrol(office_url, late, Facts())


@on_both_engines
def test_guessing_codes_is_slowed_down(office, site):
    client = office.test_client()

    answers = [client.post("/v1/enrol", json={"code": f"{site.id}-{n}", "facts": {}}) for n in range(11)]

    assert [answer.status_code for answer in answers] == [403] * 10 + [429]


@on_both_engines
def test_too_many_pushes_at_once_are_asked_to_come_back(desk, box, office):
    gate = office.extensions["office"].gate
    for _ in iter(lambda: gate.acquire(blocking=False), False):
        continue
    desk.take("A001")

    with pytest.raises(SyncError) as busy:
        box.push_once()

    assert busy.value.wait_s >= 2
    assert not busy.value.permanent


@on_both_engines
def test_no_line_is_an_error_that_passes_and_is_shown(desk, new_box):
    box = new_box(desk, url="http://127.0.0.1:9")
    desk.take("A001")

    with pytest.raises(SyncError) as error:
        box.push_once()

    assert not error.value.permanent
    assert (box.status().pending, box.status().last_success_ms) == (1, None)


@on_both_engines
def test_a_row_too_large_to_travel_is_parked_and_the_others_go_on(desk, box, landed):
    desk.take("A001", state="x" * (3 * 1024 * 1024))
    desk.take("A002")

    box.sync_all()

    assert list(landed("ticket")) == ["ticket-A002"]
    assert box.status().parked == 1
    assert box.status().pending == 0


@on_both_engines
def test_a_parked_row_goes_up_when_it_was_mended(desk, box, landed):
    desk.take("A001")
    desk.rows("update ticket set number = cast(x'ff41' as text)")
    while box.push_once():
        assert landed("ticket") == {}
    assert box.status().parked == 1

    desk.rows("update ticket set number = 'A001'")
    box.sync_all()

    assert landed("ticket")["ticket-A001"]["number"] == "A001"


@on_both_engines
def test_two_boxes_of_one_community_arrive_side_by_side(desk, box, new_box, site, office_url, tmp_path, landed):
    other = Desk(tmp_path / "other.db")
    second = new_box(other, token=enrol(office_url, site.code(), Facts(lane="B")).token, folder="other")
    desk.take("A001")
    other.take("B001")

    box.sync_all()
    second.sync_all()
    other.database.close()

    assert set(landed("ticket")) == {"ticket-A001", "ticket-B001"}


@on_both_engines
def test_a_table_head_office_never_heard_of_lands_whole(desk, box, landed):
    desk.Event.create(verb="new.kind.of.thing")

    box.sync_all()

    assert landed("event")["1"]["verb"] == "new.kind.of.thing"


class TooSlow(Line):
    """As many batches as it is told are on their way for too long."""

    late = 0

    def post(self, path, body, kind):
        if path == "/v1/push" and self.late:
            self.late -= 1
            raise TimedOut("head office did not answer in time")
        return super().post(path, body, kind)


def test_after_a_time_out_half_as_many_rows_are_tried(desk, box, landed):
    desk.Ticket.insert_many([{"id": f"t{number}", "number": f"A{number}"} for number in range(400)]).execute()
    box.line = TooSlow(box.line.office_url)
    box.line.late = 1

    with pytest.raises(SyncError):
        box.push_once()
    box.push_once()

    assert len(landed("ticket")) == 250
