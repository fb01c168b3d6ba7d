"""What an engineer sees on the phone: orders to take, and the own ones by what comes next."""
import pytest

import cast
from kiosk import clock
from kiosk.events import Event
from kiosk.repairs.models import Order
from kiosk.staff.models import Staff
from tests.jobs.conftest import PHONE


def engineer(account="wang"):
    return Staff.get(Staff.account == account)


def job(page, order):
    return page.select_one(f"#repair_order_{order.id}")


def test_an_engineer_who_signs_in_stands_on_the_list(wang):
    assert wang.get("/desk/").location == "/jobs/"


def test_orders_of_the_own_trades_can_be_taken_and_others_do_not_exist(wang, liu, register):
    order = register()

    assert job(wang.page("/jobs/"), order) and not job(liu.page("/jobs/"), order)
    assert liu.get(f"/jobs/{order.id}").status_code == 404
    assert liu.post(f"/jobs/{order.id}/take").status_code == 404


def test_an_engineer_without_trades_sees_all_of_them(wang, register):
    engineer().appoint([], "")
    order = register(trade="lift")

    assert job(wang.page("/jobs/"), order)


def test_what_the_desk_has_not_passed_on_is_not_there(wang, register):
    order = register(dispatched=False)

    assert not job(wang.page("/jobs/"), order)
    assert wang.get(f"/jobs/{order.id}").status_code == 404


@pytest.mark.parametrize("path", ["/jobs/", "/jobs/list", "/jobs/{id}"])
def test_home_and_phone_are_masked_until_it_is_taken(wang, register, path):
    order = register()
    before = wang.get(path.format(id=order.id)).text
    wang.post(f"/jobs/{order.id}/take")
    after = wang.get(path.format(id=order.id)).text

    assert "2栋1单元11**" in before and "1102" not in before and PHONE not in before
    assert "2栋1单元1102" in after


def test_who_took_it_can_phone(wang, register):
    order = register()
    wang.post(f"/jobs/{order.id}/take")

    assert wang.page(f"/jobs/{order.id}").select_one(f"a[href='tel:{PHONE}']")


def test_what_a_colleague_took_is_gone(wang, register, app):
    order = register()
    order.take(by=cast.engineer("sun"))

    assert not job(wang.page("/jobs/"), order)
    assert wang.get(f"/jobs/{order.id}").status_code == 404


def test_own_orders_stand_under_what_comes_next(wang, taken):
    assert "要上门" in job(wang.page("/jobs/"), taken).find_parent("section").h2.text

    taken.hold("part", clock.days_ahead(2), by=engineer())

    shown = job(wang.page("/jobs/"), taken)
    assert "暂缓" in shown.find_parent("section").h2.text
    assert "11-23 复核" in shown.text


def test_the_list_looks_by_itself_with_scripts_and_without(wang):
    page = wang.page("/jobs/")

    assert page.select_one("#jobs_list")["hx-trigger"] == "every 20s"
    assert page.select_one("noscript meta[http-equiv=refresh]")


def test_once_the_client_has_confirmed_the_home_is_masked_again(wang, taken):
    Order.update(state="confirmed").execute()

    text = wang.get(f"/jobs/{taken.id}").text

    assert "1102" not in text and PHONE not in text


def test_giving_back_leads_to_the_list(wang, taken):
    answer = wang.post(f"/jobs/{taken.id}/give-back")

    assert (answer.status_code, answer.location, Order.get_by_id(taken.id).state) == (303, "/jobs/", "dispatched")


def test_two_engineers_who_press_at_once_do_not_both_have_it(wang, register, app):
    order = register()
    order.take(by=cast.engineer("sun"))

    assert wang.post(f"/jobs/{order.id}/take").status_code == 404
    assert Event.select().where(Event.verb == "order.taken").count() == 1


def test_what_the_client_said_in_own_words_is_for_who_took_it(wang, register):
    order = register(words="厨房那个旧的")
    before = wang.get(f"/jobs/{order.id}").text
    wang.post(f"/jobs/{order.id}/take")

    assert "厨房那个旧的" not in before
    assert "厨房那个旧的" in wang.get(f"/jobs/{order.id}").text


def test_the_page_says_what_comes_next_for_the_engineer(wang, taken):
    Order.update(state="quoted").execute()

    assert wang.page(f"/jobs/{taken.id}").select_one(".jobs__state").text == "已报价，等客户同意"


def test_who_makes_return_visits_finds_them_from_here(wang, liu):
    engineer().appoint(["water"], "leader")

    assert wang.page("/jobs/").select("a[href='/desk/visits']")
    assert not liu.page("/jobs/").select("a[href='/desk/visits']")


def test_who_took_it_knows_whom_to_ask_for(wang, register):
    order = register(name="李四光")
    assert "李四光" not in wang.get(f"/jobs/{order.id}").text

    order.take(by=Staff.get(account="wang"))

    assert "李四光" in wang.get(f"/jobs/{order.id}").text
