"""Appointments through the pages: booked at the desk, checked in at the touchscreen."""
import pytest

from kiosk import clock, topics
from kiosk.pace import WRONG_CODES
from kiosk.queue.appointments import Appointment
from kiosk.queue.counters import Counter
from kiosk.queue.models import Ticket
from kiosk.site.models import Service

from cast import HTMX

WRONG = "000000"
TRIES = int(WRONG_CODES.partition("/")[0])


@pytest.fixture
def fees(app, hands):
    return Service.get(Service.code == "A")


@pytest.fixture
def appointment(fees, hands):
    """It is the appointed time."""
    appointment = Appointment.book(fees, clock.today(), "10:30")
    Appointment.update(code="123456").execute()
    hands.moment = appointment.moment
    return appointment


def type_in(kiosk, code):
    return kiosk.post("/queue/appointment", {"code": code})


def test_the_page_of_services_leads_to_the_number_pad(kiosk, fees, page):
    tile = page(kiosk.get("/queue")).select_one("#have_appointment")

    assert page(kiosk.get(tile["href"])).select_one("number-pad [name=code]")


def test_the_right_code_shows_the_number_as_any_other(kiosk, appointment, page):
    answer = type_in(kiosk, "123456")

    assert answer.status_code == 303
    assert page(kiosk.get(answer.location)).select_one("#number").text == "A001"


def test_a_wrong_code_keeps_what_was_typed_and_says_so(kiosk, appointment, page):
    answer = type_in(kiosk, WRONG)

    assert answer.status_code == 422
    assert page(answer).select_one("[name=code]")["value"] == WRONG
    assert page(answer).select_one("[role=alert]")
    assert Ticket.select().count() == 0


def test_after_five_wrong_codes_in_a_row_there_is_a_pause(kiosk, appointment):
    answers = [type_in(kiosk, WRONG).status_code for _ in range(TRIES + 1)]

    assert answers == [422] * 5 + [409]
    assert type_in(kiosk, "123456").status_code == 409


def test_a_right_code_ends_the_row(kiosk, appointment):
    for code in [WRONG] * (TRIES - 1) + ["123456"] + [WRONG] * (TRIES - 1):
        answer = type_in(kiosk, code)

    assert answer.status_code == 422
    assert type_in(kiosk, "123456").status_code == 303


def test_a_rule_that_was_broken_is_said_and_changes_nothing(kiosk, appointment):
    Appointment.get().cancel()

    answer = type_in(kiosk, "123456")

    assert answer.status_code == 409
    assert "此预约已取消" in answer.text


def test_the_desk_books_a_half_hour_and_sees_it(desk, fees, page):
    Counter.delete().where(Counter.number > 1).execute()
    day = str(clock.today())

    answer = desk.post("/desk/appointments", {"service": fees.id, "day": day, "at": "10:30", "language": "en"}, headers=HTMX)

    appointment = Appointment.get()
    row = page(answer).select_one(f"#appointments #appointment_{appointment.id}")
    assert appointment.code in row.text and row["data-state"] == "booked"
    assert appointment.made_by
    assert "10:30" not in [button["value"] for button in page(answer).select(f"#book_service_{fees.id} [name=at]")]


def test_the_desk_cancels(desk, appointment, page):
    answer = desk.post(f"/desk/appointments/{appointment.id}/cancel", headers=HTMX)

    assert page(answer).select_one(f"#appointment_{appointment.id}")["data-state"] == "cancelled"


def test_a_half_hour_that_is_over_is_refused(desk, appointment, fees):
    fields = {"service": fees.id, "day": str(clock.today()), "at": "10:30"}

    assert desk.post("/desk/appointments", fields).status_code == 409
    assert Appointment.select().count() == 1


def test_a_day_outside_the_fortnight_shows_today(desk, fees, page):
    shown = page(desk.get("/desk/appointments?day=2031-01-01"))

    assert shown.select_one(".desk__main [aria-current=page]")["href"].endswith(str(clock.today()))
    assert len(shown.select(".desk__main nav a")) == 14


def test_the_page_of_the_desk_is_drawn_again_for_appointments_and_not_for_every_number(app, desk, appointment, page):
    changed = []
    topics.listen(changed.append)

    Ticket.take(appointment.service, "walk-in", "zh_Hans", "")
    assert "appointments" not in changed

    appointment.cancel()
    assert changed[-1] == "appointments"
    assert page(desk.get("/desk/appointments")).select_one("live-feed")["topics"].split()[-1] == "appointments"


def test_where_one_business_is_open_the_home_page_still_leads_to_the_check_in(kiosk, appointment, page):
    Service.update(active=False).where(Service.code != "A").execute()
    assert page(kiosk.get("/")).select_one("a[href='/queue']")

    appointment.cancel()

    assert page(kiosk.get("/")).select("form[action='/queue/tickets']")
