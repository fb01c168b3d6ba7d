import pytest

from kiosk import access, config, create_app
from kiosk.db import database
from kiosk.queue.models import Ticket
from kiosk.site.models import Service

import cast


@pytest.fixture
def fees(app):
    return Service.get(Service.code == "A").id


def test_a_tap_stores_the_number_before_it_is_shown(kiosk, fees, page):
    answer = kiosk.post("/queue/tickets", {"service": fees, "key": "k1"})

    assert answer.status_code == 303
    assert Ticket.get().number == "A001"
    shown = page(kiosk.get(answer.location))
    assert shown.select_one("#number").text == "A001"
    assert shown.select_one("svg.qr")


def test_reload_and_double_tap_make_one_ticket(kiosk, fees):
    for _ in range(3):
        kiosk.post("/queue/tickets", {"service": fees, "key": "k1"})

    assert Ticket.select().count() == 1


def test_one_open_service_needs_one_tap(kiosk, fees, page):
    Service.update(active=False).where(Service.code == "K").execute()

    tile = page(kiosk.get("/")).select_one("form[action='/queue/tickets'] button")

    assert tile["value"] == fees


def test_a_closed_service_stays_visible_with_its_reason(kiosk, fees, page):
    Service.update(closed_reason="今日号已满").where(Service.code == "A").execute()

    tile = page(kiosk.get("/queue")).select_one(f"button[value='{fees}']")

    assert tile.has_attr("disabled")
    assert "今日号已满" in tile.text


def test_taking_from_a_closed_service_says_so(kiosk, fees):
    Service.update(closed_reason="今日号已满").where(Service.code == "A").execute()

    answer = kiosk.post("/queue/tickets", {"service": fees, "key": "k1"})

    assert answer.status_code == 409
    assert "物业缴费：今日号已满" in answer.text
    assert Ticket.select().count() == 0


def test_an_unknown_service_is_not_found(kiosk, fees):
    assert kiosk.post("/queue/tickets", {"service": "nothing", "key": "k1"}).status_code == 404


def test_fields_that_were_never_asked_for_change_nothing(kiosk, fees):
    kiosk.post("/queue/tickets", {"service": fees, "key": "k1", "state": "done", "number": "Z999", "rank": "0"})

    ticket = Ticket.get()
    assert (ticket.state, ticket.number) == ("waiting", "A001")


def test_a_visitor_with_a_number_is_told_so(kiosk, fees, page):
    kiosk.post("/queue/tickets", {"service": fees, "key": "k1"})

    assert "A001" in page(kiosk.get("/queue")).select_one(".notice").text


def test_after_the_end_the_next_visitor_sees_nothing_of_the_last(kiosk, fees):
    kiosk.post("/queue/tickets", {"service": fees, "key": "k1"})
    end = kiosk.post("/end")

    assert "cache" in end.headers["Clear-Site-Data"]
    assert kiosk.get("/queue/taken").status_code == 410
    assert "A001" not in kiosk.get("/queue").text


def test_a_paper_that_did_not_come_is_printed_twice_more_at_most(kiosk, fees):
    from printer.spool import PRINTED, PrintJob
    kiosk.post("/queue/tickets", {"service": fees, "key": "k1"})

    answers = []
    for _ in range(3):
        PrintJob.update(state=PRINTED).execute()
        answers.append(kiosk.post("/queue/taken/paper").status_code)

    assert answers == [303, 303, 409]
    assert sorted(job.copy for job in PrintJob.select()) == [0, 1, 2]


def test_a_bored_hand_is_slowed_down(tmp_path):
    app = create_app(config.load(tmp_path, kiosk_pace="1/3second;30/10minute"))
    cast.community()
    kiosk = cast.Browser(app, access.KIOSK, "/")
    service = Service.get(Service.code == "A").id

    answers = [kiosk.post("/queue/tickets", {"service": service, "key": f"k{n}"}).status_code for n in range(3)]

    assert answers == [303, 409, 409]
    assert Ticket.select().count() == 1
    database.close()


def test_a_tile_counts_everybody_whom_the_same_windows_call_first_as_the_ticket_does(kiosk, page, fees):
    other = Service.get(Service.code == "K")
    Ticket.take(other, "k1", "zh_Hans", "")

    tile = page(kiosk.get("/queue")).select_one(f"button[value='{fees}']")

    assert "前面 1 人" in tile.text
    assert Ticket.take(Service.get_by_id(fees), "k2", "zh_Hans", "").people_ahead == 1
