from datetime import timedelta

import pytest

import cast
from kiosk import access
from kiosk.events import Event
from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket
from kiosk.site.models import Service
from kiosk.staff.models import Staff


@pytest.fixture
def waiting(app, hands):
    def join():
        hands.pass_by(timedelta(seconds=1))
        return Ticket.take(Service.get(Service.code == "A"), f"k{Ticket.select().count()}", "zh_Hans", "")
    return [join() for _ in range(3)]


@pytest.fixture
def window(desk):
    desk.post("/desk/queue/counters/1")
    return desk


def test_calling_needs_a_window(desk, waiting):
    answer = desk.post("/desk/queue/next", headers=cast.HTMX)

    assert answer.status_code == 409
    assert answer.headers["HX-Reswap"] == "none"
    assert "请先选择窗口" in answer.text


def test_calling_next_shows_the_number_and_shortens_the_list(window, waiting, page):
    answer = page(window.post("/desk/queue/next", headers=cast.HTMX))

    assert answer.select_one("#serving_number").text == "A001"
    assert answer.select_one("#waiting_count").text == "2"


def test_without_scripts_the_same_button_leads_back_to_the_page(window, waiting):
    answer = window.post("/desk/queue/next")

    assert (answer.status_code, answer.location) == (303, "/desk/queue/")


def test_a_call_is_put_down_to_the_person_who_made_it(window, waiting):
    window.post("/desk/queue/next")

    event = Event.get(Event.verb == "ticket.called")
    assert event.staff == Staff.get(Staff.account == "qian").id
    assert (event.place, event.facts["counter"]) == ("lan", 1)


def test_finish_skip_and_restore_by_the_desk(window, waiting, hands, page):
    for verb in ("finish", "skip"):
        window.post("/desk/queue/next")
        window.post(f"/desk/queue/tickets/{Ticket.at_counter(1).id}/{verb}")

    missed = page(window.get("/desk/queue/board")).select("#missed li")
    assert len(missed) == 1 and "A002" in missed[0].text
    window.post(f"/desk/queue/tickets/{waiting[1].id}/restore")
    assert Ticket.waiting().count() == 2


def test_two_windows_of_two_people_get_two_numbers(app, window, waiting):
    cast.receptionist("yun")
    other = cast.Browser(app, access.LAN, "/desk/sign-in")
    other.sign_in("yun")
    other.post("/desk/queue/counters/2")

    window.post("/desk/queue/next")
    other.post("/desk/queue/next")

    assert (Ticket.at_counter(1).number, Ticket.at_counter(2).number) == ("A001", "A002")


def test_a_window_somebody_sits_at_is_not_taken_over(app, window):
    cast.receptionist("yun")
    other = cast.Browser(app, access.LAN, "/desk/sign-in")
    other.sign_in("yun")

    assert other.post("/desk/queue/counters/1").status_code == 409


def test_reloading_the_page_never_calls(window, waiting):
    window.post("/desk/queue/next")
    for _ in range(3):
        window.get("/desk/queue/")

    assert Event.select().where(Event.verb == "ticket.called").count() == 1


def test_an_unknown_ticket_is_not_found(window):
    assert window.post("/desk/queue/tickets/nothing/finish").status_code == 404


def test_a_window_is_free_again_when_its_person_has_signed_out(app, window):
    cast.receptionist("yun")
    other = cast.Browser(app, access.LAN, "/desk/sign-in")
    other.sign_in("yun")
    window.post("/desk/sign-out")

    assert Counter.open_count() == 0
    assert other.post("/desk/queue/counters/1").status_code == 303
    assert Counter.open_count() == 1
