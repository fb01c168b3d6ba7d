import cast
import pytest

from kiosk.repairs.alarms import Danger
from kiosk.repairs.catalogue import CATEGORIES
from kiosk.repairs.hazards import HAZARDS
from kiosk.repairs.models import Order
from kiosk.site.models import PublicArea


@pytest.fixture
def alarm(visitor):
    visitor.say_where()
    visitor.answer("category", choice="power")
    return visitor.answer("item", choice="smoke")


def test_smoke_ends_the_questions_and_alarms_the_desk(visitor, alarm, desk, page):
    screen = page(visitor.browser.get(alarm.location))
    status = page(desk.get("/desk/status"))

    assert "119" in screen.select_one(".danger").text
    assert status.select_one(f"#danger_{Danger.get().id}").text.count("2栋1单元1102") == 1
    assert (Order.select().count(), screen.select("main form")) == (0, [])


def test_nothing_of_the_report_is_left_to_go_on_with(visitor, alarm):
    assert visitor.browser.get("/repairs/phrases").location.startswith("/repairs/place/")


def test_the_visitor_sees_that_somebody_comes(visitor, alarm, desk):
    before = visitor.browser.get("/repairs/danger/state").text
    desk.start = "/desk/password"

    desk.post(f"/desk/dangers/{Danger.get().id}/answer", headers=cast.HTMX)

    assert "已通知前台" in before
    assert "正在赶来" in visitor.browser.get("/repairs/danger/state").text
    assert Danger.open().count() == 0


def test_the_same_danger_reported_twice_is_one_alarm(visitor, alarm):
    visitor.say_where()
    visitor.answer("category", choice="other")
    visitor.answer("item", choice="smoke")

    assert Danger.select().count() == 1


def test_a_danger_somewhere_else_is_another_alarm(visitor, alarm):
    Danger.report("smoke", None, None)

    assert Danger.open().count() == 2


def test_every_dangerous_item_says_what_to_do():
    dangerous = {item.hazard for category in CATEGORIES for item in category.items if item.hazard}

    assert dangerous == set(HAZARDS)


def test_the_same_danger_at_two_places_is_two_alarms(app):
    lobby, garage = PublicArea.get(), PublicArea.add(name_zh="车库", name_en="Garage")

    first, second = Danger.report("smoke", None, lobby), Danger.report("smoke", None, garage)

    assert first != second
    assert Danger.report("smoke", None, garage) == second
