"""A box changes the token it speaks with: two are good while one takes over, and a lost box gets nothing."""
import pytest

from sync.client import SyncError
from sync.office.boxes import devices
from tests.sync.conftest import DAY_MS, on_both_engines


def speaks(here, token) -> bool:
    return devices.known_by(here, f"Bearer {token}") is not None


@on_both_engines
def test_a_box_takes_a_new_token_when_asked_and_the_old_one_dies_once_the_new_one_spoke(
        desk, box, here, site, enrolment, landed):
    box.sync_all()
    devices.ask_to_renew(here, site.id, enrolment.device_id)
    desk.take("A001")

    box.sync_all()

    assert set(landed("ticket")) == {"ticket-A001"}
    assert not speaks(here, enrolment.token)
    assert here.store.first("select count(*) as n from token")["n"] == 1
    assert here.store.first("select renew_ms from device")["renew_ms"] is None


def test_a_token_is_renewed_by_itself_when_it_is_old(desk, box, here, enrolment, clock):
    box.sync_all()
    clock.ms += 91 * DAY_MS

    box.sync_all()
    box.sync_all()

    assert not speaks(here, enrolment.token)


def test_while_the_new_token_has_not_spoken_the_old_one_is_good_and_asking_again_replaces_the_new_one(here, enrolment):
    device = devices.known_by(here, f"Bearer {enrolment.token}")

    first, second = devices.next_token(here, device).token, devices.next_token(here, device).token

    assert here.store.first("select count(*) as n from token")["n"] == 2
    assert (speaks(here, enrolment.token), speaks(here, first)) == (True, False)
    assert speaks(here, second) and not speaks(here, enrolment.token)


def test_another_process_of_the_box_speaks_with_the_new_token_too(desk, box, new_box, here, site, enrolment):
    other = new_box(desk)
    other.sync_all()
    devices.ask_to_renew(here, site.id, enrolment.device_id)
    box.sync_all()
    desk.take("A001")

    assert other.sync_all().rows == 1


def test_head_office_restored_to_before_the_new_token_still_hears_the_box(desk, box, here, site, enrolment):
    box.sync_all()
    (backup,) = here.store.rows("select token_hash from token")
    devices.ask_to_renew(here, site.id, enrolment.device_id)
    box.sync_all()
    here.store.run("update token set token_hash = ?", backup["token_hash"])
    desk.take("A001")

    assert box.sync_all().rows == 1
    assert box.sync_all().rows == 0


def test_a_box_enrolled_anew_forgets_the_token_of_its_former_name(desk, box, new_box, here, site, enrolment):
    box.sync_all()
    devices.ask_to_renew(here, site.id, enrolment.device_id)
    box.sync_all()
    devices.revoke(here, site.id, enrolment.device_id)
    code = site.code()
    token = here.store.transact(lambda: devices.enrol(here, devices.Enrolling(code=code, facts=box.facts()))).token

    assert new_box(desk, token=token).sync_all().proved_rows == 0


def test_a_lost_box_gets_nothing_and_is_shown_as_lost(desk, box, person, site, enrolment):
    box.sync_all()

    person.submit(f"/sites/{site.id}/boxes/{enrolment.device_id}/lost", on=f"/sites/{site.id}")

    assert "lost since" in person.soup(f"/sites/{site.id}").select_one(f"#box_{enrolment.device_id}").text
    box.hang_up()
    with pytest.raises(SyncError) as caught:
        box.push_once()
    assert caught.value.permanent


def test_a_person_asks_for_a_new_key(box, person, site, enrolment, here):
    box.sync_all()
    person.submit(f"/sites/{site.id}/boxes/{enrolment.device_id}/renew", on=f"/sites/{site.id}")
    box.sync_all()

    assert not speaks(here, enrolment.token)
