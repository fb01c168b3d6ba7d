import pytest

from kiosk.site.models import OFFICE, Service, Unit
from sync.reference import ServiceRow, UnitRow


def test_levels_offer_what_is_below_in_the_order_of_numbers(app):
    Unit.add(building="10栋", room="1")

    assert Unit.choices("building", {}) == ["1栋", "2栋", "10栋"]
    assert Unit.choices("room", {"building": "1栋", "entrance": "1单元", "floor": "1"}) == ["101", "102"]


def test_units_out_of_use_are_not_offered(app):
    Unit.update(active=False).where(Unit.building == "2栋").execute()

    assert Unit.choices("building", {}) == ["1栋"]
    assert Unit.at(building="2栋", entrance="1单元", floor="1", room="101") is None


@pytest.mark.parametrize("opens, closes, is_open", [
    ("09:00", "17:30", True), ("09:31", "17:30", False), ("08:00", "09:30", False), ("00:00", "23:59", True),
])
def test_a_service_is_open_by_the_sites_clock(app, hands, opens, closes, is_open):
    service = Service(code="A", name_zh="a", name_en="a", opens=opens, closes=closes)

    assert service.is_open is is_open


def test_a_release_of_head_office_replaces_what_it_published_and_leaves_the_rest(app):
    before = Service.get(Service.code == "A")
    row = ServiceRow(id=before.id, code="A", name_zh="收费", name_en="Fees", opens="09:00", closes="12:00", mean_minutes=4)
    Service.take_release([row])

    Service.take_release([])

    assert Service.get_by_id(before.id).origin == OFFICE
    assert not Service.get_by_id(before.id).active
    assert Service.get(Service.code == "K").active


def test_a_released_row_finds_the_same_unit_under_another_identity(app):
    known = Unit.get(Unit.building == "1栋", Unit.room == "101")

    Unit.take_release([UnitRow(id="f" * 32, building="1栋", entrance="1单元", floor="1", room="101")])

    assert Unit.get_by_id(known.id).origin == OFFICE
    assert Unit.select().where(Unit.building == "1栋", Unit.room == "101").count() == 1


@pytest.mark.parametrize("ids", ["12", "21"])
def test_a_letter_that_is_closed_in_one_row_and_open_in_another_is_open(app, ids):
    hours = {"code": "A", "opens": "09:00", "closes": "12:00", "mean_minutes": 4}
    closed, opened = (f"{each}" * 32 for each in ids)
    rows = [ServiceRow(id=closed, name_zh="从前", active=False, **hours), ServiceRow(id=opened, name_zh="收费", **hours)]

    Service.take_release(sorted(rows, key=lambda row: row.id))

    service = Service.get(Service.code == "A")
    assert (service.name_zh, service.active) == ("收费", True)
