import cast
import pytest

from kiosk.events import Event
from kiosk.repairs.desk.listing import ORDERS_ON_A_PAGE
from kiosk.repairs.models import Order
from kiosk.site.models import PublicArea
from printer.spool import PrintJob


@pytest.fixture
def order(hands, register):
    return register()


def test_a_new_order_is_at_once_on_the_list(desk, order, page):
    row = page(desk.get("/desk/repairs/list")).select_one(f"#repair_order_{order.id}")

    assert row["data-state"] == "registered"
    assert "2栋1单元11**" in row.text and "水龙头" in row.text and "0 分钟" in row.text


def test_the_list_shows_newest_first(desk, order, register, page):
    newer = register("k2")

    rows = page(desk.get("/desk/repairs")).select("#repairs_list tbody tr")

    assert [row["id"] for row in rows] == [f"repair_order_{newer.id}", f"repair_order_{order.id}"]


def test_a_cancelled_order_is_only_among_all(desk, order, page):
    order.cancel("client", by=cast.AT_DESK)

    assert not page(desk.get("/desk/repairs")).select(f"#repair_order_{order.id}")
    assert page(desk.get("/desk/repairs?shown=all")).select(f"#repair_order_{order.id}")


def test_a_long_list_comes_in_pages(desk, register, page):
    for turn in range(ORDERS_ON_A_PAGE + 1):
        register(f"k{turn}", slot=None)

    assert len(page(desk.get("/desk/repairs")).select("#repairs_list tbody tr")) == ORDERS_ON_A_PAGE
    assert len(page(desk.get("/desk/repairs?page=2")).select("#repairs_list tbody tr")) == 1
    assert len(page(desk.get("/desk/repairs?page=99")).select("#repairs_list tbody tr")) == 1


def test_the_order_page_masks_home_and_phone(desk, order):
    text = desk.get(f"/desk/repairs/{order.id}").text

    assert "138****1234" in text and "11**" in text
    assert "13800011234" not in text and "1102" not in text


def test_one_field_is_shown_and_only_that(desk, order, page):
    answer = desk.post(f"/desk/repairs/{order.id}/phone/reveal", headers=cast.HTMX)

    fact = page(answer).select_one(f"#repair_order_{order.id}_phone")
    assert fact.text.strip() == "13800011234"
    assert "delay:10s" in fact["hx-trigger"]
    assert "1102" not in answer.text
    assert Event.select().where(Event.verb == "order.revealed").count() == 1


def test_showing_works_without_scripts(desk, order):
    assert "13800011234" in desk.post(f"/desk/repairs/{order.id}/phone/reveal").text


def test_opening_the_address_of_a_shown_field_shows_nothing(desk, order):
    assert desk.get(f"/desk/repairs/{order.id}/phone/reveal").status_code == 405
    assert "13800011234" not in desk.get(f"/desk/repairs/{order.id}/phone").text


def test_the_work_slip_goes_to_the_staff_printer(desk, order):
    desk.post(f"/desk/repairs/{order.id}/work-slip", headers=cast.HTMX)

    assert PrintJob.get(PrintJob.kind == "work_slip").printer_id == "staff"


def test_the_receipt_is_printed_again_as_a_copy(desk, order):
    order.print_work_slip()
    PrintJob.update(state="printed").execute()

    desk.post(f"/desk/repairs/{order.id}/receipt", headers=cast.HTMX)

    assert [job.copy for job in PrintJob.select().where(PrintJob.kind == "repair_receipt")] == [0, 1]


def test_cancelling_needs_a_reason(desk, order):
    answer = desk.post(f"/desk/repairs/{order.id}/cancel", {"reason": "because"})

    assert answer.status_code == 422
    assert Order.get_by_id(order.id).state == "registered"


def test_cancelling_with_a_reason_ends_the_order(desk, order, page):
    desk.post(f"/desk/repairs/{order.id}/cancel", {"reason": "double"})

    shown = page(desk.get(f"/desk/repairs/{order.id}"))
    assert "重复报修" in shown.text
    assert not shown.select("#act_cancel")


def test_a_public_area_has_nothing_to_show(desk, register, page):
    order = register(unit=None, area=PublicArea.get(), slot=None, phone="")

    assert not page(desk.get(f"/desk/repairs/{order.id}")).select("dd button")


def test_an_order_nobody_knows_is_not_found(desk):
    assert desk.get("/desk/repairs/none").status_code == 404
