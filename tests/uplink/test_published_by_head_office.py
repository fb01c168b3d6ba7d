"""From head office's list to the box's pages and back up again: prices, accounts and words, over a real line."""
import pytest
from msgspec.structs import replace

import cast
from kiosk import clock, uplink
from kiosk.site import wording
from kiosk.site.models import Service
from kiosk.site.prices import PriceList
from kiosk.staff.models import Staff
from sync.office import create_office
from sync.office.boxes import devices
from sync.office.standards import arrivals, history, references
from sync.reference import PriceRow, ServiceRow, StaffRow, WordingRow
from tests.sync.conftest import MORNING_MS, on_the_loopback

TAP = PriceRow(id="W1", trade="water", kind="labour", name_zh="更换水龙头", name_en="Replace a tap", unit_zh="个", unit_en="piece",
               price_fen=5000, valid_from="2026-11-21")
LING = StaffRow(id="1" * 32, account="ling", name="林玲", role="receptionist")
FEES = ServiceRow(id="9" * 32, code="A", name_zh="收费", opens="08:30", closes="17:00", mean_minutes=5)
WORDS = WordingRow(id="home_greeting", text_zh="业主您好")


@pytest.fixture
def office(tmp_path):
    app = create_office(tmp_path / "office.db", clock=lambda: MORNING_MS)
    yield app.extensions["office"], app
    app.extensions["office"].store.close()


@pytest.fixture
def lobby(app, hands, settings, office):
    """This site's box, enrolled at head office, and the community there."""
    here, pages = office
    site_id = devices.open_site(here, "锦绣花园")
    with on_the_loopback(pages) as url:
        uplink.enrol(url, devices.new_code(here, site_id, "陈主任"))
        box = uplink.box(settings)
        yield box, here, site_id
        box.line.close()


def publish(here, site_id):
    for tbl, row in {"price": TAP, "staff": LING, "wording": WORDS}.items():
        references.save(here, site_id, tbl, row, "陈主任")
        references.publish(here, site_id, tbl, "陈主任")


def test_what_is_published_is_used_on_the_box_and_seen_to_have_arrived(lobby, kiosk, page):
    box, here, site_id = lobby
    publish(here, site_id)

    box.sync_all()
    box.sync_all()

    assert [(price.code, price.price_fen) for price in PriceList.current().prices()] == [("W1", 5000)]
    assert page(kiosk.get("/")).select_one(".greeting").text == "业主您好"
    assert Staff.get(Staff.account == "ling").by_office
    for tbl in ("price", "wording"):
        assert [each.on_box for each in references.table(here, site_id, tbl).listed if each.row.active] == [True]
    for tbl in ("price", "staff", "wording"):
        (arrival,) = arrivals.of(here, site_id, tbl, references.latest(here, site_id, tbl))
        assert arrival.state == "running"


def test_a_release_that_takes_the_last_manager_is_refused_and_the_others_are_taken(lobby):
    box, here, site_id = lobby
    cast.manager()
    publish(here, site_id)
    references.publish_rows(here, site_id, "staff", [StaffRow(id="2" * 32, account="chen", name="陈静", role="receptionist")], "陈主任")

    assert box.sync_all().released == ["price", "wording"]

    assert Staff.get(Staff.account == "chen").role == "manager"
    (arrival,) = arrivals.of(here, site_id, "staff", references.latest(here, site_id, "staff"))
    assert "manager" in arrival.reason


def test_cut_off_while_it_applies_the_box_has_nothing_of_it_and_then_all(lobby):
    box, here, site_id = lobby
    publish(here, site_id)
    whole = box._releases.apply["wording"]

    def cut(rows):
        whole(rows)
        raise KeyboardInterrupt

    box._releases.apply = box._releases.apply | {"wording": cut}
    with pytest.raises(KeyboardInterrupt):
        box.pull_once()
    assert PriceList.current() is None and not wording.said("home_greeting") and not Staff.get_or_none(Staff.account == "ling")

    box._releases.apply = box._releases.apply | {"wording": whole}
    assert box.pull_once() == ["price", "staff", "wording"]


def test_nothing_about_the_people_of_a_desk_comes_back_up(lobby):
    box, here, site_id = lobby
    publish(here, site_id)

    box.sync_all()

    assert here.store.rows("select * from landed where tbl in ('staff', 'entry_code')") == []


def test_the_price_list_a_site_has_is_what_head_office_begins_with(lobby):
    box, here, site_id = lobby
    PriceList.publish(clock.today(), [
        {"code": "X1", "name_zh": "自有", "name_en": "Own", "price_fen": 100}])

    box.sync_all()

    (listed,) = references.table(here, site_id, "price").listed
    assert (listed.row.id, listed.row.price_fen, listed.standing) == ("X1", 100, "box")


def test_a_service_sent_before_the_box_had_spoken_is_the_one_it_had_already(lobby):
    box, here, site_id = lobby
    references.publish_rows(here, site_id, "service", [FEES], "陈主任")

    box.sync_all()

    (listed,) = [each for each in references.table(here, site_id, "service").listed if each.row.code == "A"]
    assert (listed.row.id, listed.row.name_zh, listed.standing, listed.on_box) == (Service.get(code="A").id, "收费", "published", True)


def test_it_is_changed_and_closed_as_one(lobby):
    box, here, site_id = lobby
    references.save(here, site_id, "service", FEES, "陈主任")
    box.sync_all()
    references.publish(here, site_id, "service", "陈主任")
    for changes in ({"name_zh": "物业缴费"}, {"active": False}):
        (row,) = [row for row in references.table(here, site_id, "service").rows if row.code == "A"]
        references.save(here, site_id, "service", replace(row, **changes), "陈主任")
        references.publish(here, site_id, "service", "陈主任")
        box.sync_all()

    service = Service.get(code="A")
    assert (service.name_zh, service.active) == ("物业缴费", False)


def test_the_way_back_to_a_release_of_before_leaves_it_open(lobby):
    box, here, site_id = lobby
    references.publish_rows(here, site_id, "service", [FEES], "陈主任")
    box.sync_all()
    (row,) = [row for row in references.table(here, site_id, "service").rows if row.code == "A"]
    references.save(here, site_id, "service", replace(row, name_zh="物业缴费"), "陈主任")
    references.publish(here, site_id, "service", "陈主任")
    box.sync_all()

    rows = history.way_back(here, site_id, "service", 1)
    history.go_back(here, site_id, "service", 1, "陈主任", references.mark(rows))
    box.sync_all()

    service = Service.get(code="A")
    assert (service.name_zh, service.active) == ("收费", True)
