"""The kiosk's own tables after a disk was put back: what both sides wrote under one number is kept on both, and sync goes on."""
import shutil

import pytest

import cast
from kiosk import composition, uplink
from kiosk.db import Setting, database, new_id
from kiosk.notices.models import Notice
from kiosk.queue.models import Ticket
from kiosk.repairs.models import Order
from kiosk.repairs.report import Report
from kiosk.site.models import Service, Unit
from tests.faults.one_process import Wire, community, head_office, token_for


@pytest.fixture
def office(tmp_path):
    app, here = head_office(tmp_path / "office.db")
    yield app
    here.store.close()


@pytest.fixture
def enrolled(app, office, settings):
    here = office.extensions["office"]
    Setting.write(uplink.OFFICE_URL, "http://office")
    Setting.write(uplink.OFFICE_TOKEN, token_for(here, community(here)))

    def box():
        box = uplink.box(settings)
        box.line._pool = Wire(office)
        return box

    return box


@pytest.fixture
def image(settings, fitted_out, tmp_path):
    """An image of the disk, taken, and later put back while nobody watches."""
    class Image:
        def take(self):
            database.execute_sql("vacuum into ?", (str(tmp_path / "image.db"),))

        def put_back(self):
            database.close()
            database.close_idle()
            for name in ("-wal", "-shm"):
                settings.database_path.with_name(settings.database_path.name + name).unlink(missing_ok=True)
            shutil.copy(tmp_path / "image.db", settings.database_path)
            composition.open_site(fitted_out, settings)

    return Image()


def take() -> Ticket:
    return Ticket.take(Service.get(Service.code == "A"), new_id(), "zh_Hans", "")


def test_a_number_given_twice_before_anybody_noticed_stops_nothing_and_both_visits_are_kept(enrolled, image, office):
    take()
    enrolled().sync_all()
    image.take()
    first = take()
    enrolled().sync_all()

    image.put_back()
    second = take()
    assert second.number == first.number  # the box cannot know yet
    done = enrolled().sync_all()

    store = office.extensions["office"].store
    assert done.proved_rows
    assert enrolled().status().fork_alarm
    assert store.first("select state from landed where pk = ? and deleted_seq is null", second.id)
    (kept,) = store.rows("select line, reason from quarantine where line like ?", f"%{first.id}%number%")
    assert kept["reason"] == "replaced by the box after a fork"
    assert take().serial > second.serial + 90


def test_a_new_database_gets_back_what_refers_to_people_it_no_longer_knows(enrolled, settings, fitted_out):
    told = Report(unit=Unit.select().first(), area=None, category="water", item="tap", phrases=["drips"], slot=None, phone="13800001234", ink=None)
    order = Order.register(told, "k1", "zh_Hans", "")
    order.dispatch("water", cast.AT_DESK)
    order.take(cast.engineer())
    for number in range(3):
        cast.issued_notice(title=f"通知 {number}")
    enrolled().sync_all()
    url, token = Setting.read(uplink.OFFICE_URL), Setting.read(uplink.OFFICE_TOKEN)

    database.close()
    database.close_idle()
    settings.database_path.unlink()
    composition.open_site(fitted_out, settings)
    Setting.write(uplink.OFFICE_URL, url)
    Setting.write(uplink.OFFICE_TOKEN, token)
    done = enrolled().sync_all()

    assert done.proved_rows
    assert [(each.number, each.engineer) for each in Order.select()] == [(order.number, None)]
    assert Notice.select().count() == 3
