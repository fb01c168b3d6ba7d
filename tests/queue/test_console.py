from datetime import timedelta

import pytest

import cast
from kiosk import access
from kiosk.events import Event
from kiosk.queue import keys
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
def fees(app):
    return Service.get(Service.code == "A")


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


def test_a_person_may_choose_their_own_keys_and_switch_one_off(desk, page):
    chosen = {act: default for act, (_name, default) in keys.ACTS.items()} | {"next": "n", "recall": ""}
    desk.post("/desk/queue/counters/1")

    assert desk.post("/desk/queue/keys", chosen).status_code == 303

    assert page(desk.get("/desk/queue/")).select_one("form[action$=next] button")["data-key"] == "n"


@pytest.mark.parametrize("wrong", [{"next": "F3"}, {"next": "F5"}, {"next": "<b>"}])
def test_a_key_that_cannot_be_is_refused_and_nothing_changes(desk, wrong):
    chosen = {act: default for act, (_name, default) in keys.ACTS.items()} | wrong

    answer = desk.post("/desk/queue/keys", chosen, headers=cast.HTMX)

    assert (answer.status_code, keys.KeyChoice.select().count()) == (409, 0)


def test_a_pause_shows_on_the_tv_and_the_window_calls_nobody(desk, lan, page):
    desk.post("/desk/queue/counters/1")

    desk.post("/desk/queue/pause", {"reason": "meal"}, headers=cast.HTMX)

    assert "1 号窗口" in page(lan.get("/display/board")).select_one(".tv__paused").text
    assert desk.post("/desk/queue/next", headers=cast.HTMX).status_code == 409
    desk.post("/desk/queue/go-on", headers=cast.HTMX)
    assert page(lan.get("/display/board")).select(".tv__paused") == []


def test_the_desk_takes_back_its_last_act(desk, fees, page):
    desk.post("/desk/queue/counters/1")
    Ticket.take(fees, "k1", "zh_Hans", "")
    board = page(desk.post("/desk/queue/next", headers=cast.HTMX))
    assert board.select_one("form[action$=undo]")

    board = page(desk.post("/desk/queue/undo", headers=cast.HTMX))

    assert board.select_one("#waiting_count").text == "1" and not board.select("#serving_number")


@pytest.mark.parametrize("act, fields", [
    ("transfer", {"counter": "9"}), ("transfer", {"counter": "x"}), ("transfer", {"place": "middle"}), ("hold", {"reason": "no"}),
    ("finish", {"outcome": "no"}), ("prefer", {"priority": "no"}), ("attach", {}),
])
def test_what_the_desk_cannot_mean_is_refused_in_words(desk, fees, act, fields):
    desk.post("/desk/queue/counters/1")
    ticket = Ticket.take(fees, "k1", "zh_Hans", "")
    Ticket.call_next(1)
    path = "case" if act == "attach" else act

    answer = desk.post(f"/desk/queue/tickets/{ticket.id}/{path}", fields, headers=cast.HTMX)

    assert (answer.status_code, Ticket.get_by_id(ticket.id).state) == (409, "called")
