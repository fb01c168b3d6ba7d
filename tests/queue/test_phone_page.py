import pytest

from kiosk.errors import Refused
from kiosk.queue import slips
from kiosk.queue.models import Ticket
from kiosk.repairs.models import Order
from kiosk.repairs.report import Report
from kiosk.site.models import PublicArea, Service
from printer.spool import PrintJob


@pytest.fixture
def ticket(app):
    return Ticket.take(Service.get(Service.code == "A"), "k1", "zh_Hans", "http://desk.test:8001")


def test_the_phone_shows_number_and_place(lan, ticket, page):
    answer = lan.get(f"/T/{ticket.token}")

    assert page(answer).select_one(".phone__number").text == "A001"
    assert "前面还有 0 人" in answer.text


def test_the_phone_says_when_it_is_called(lan, ticket):
    Ticket.call_next(counter=2)

    assert "请到 2 号窗口" in lan.get(f"/t/{ticket.token}/state").text


def test_an_unchanged_page_costs_no_bytes(lan, ticket):
    tag = lan.get(f"/t/{ticket.token}/state").headers["ETag"]

    again = lan.get(f"/t/{ticket.token}/state", headers={"If-None-Match": tag})

    assert (again.status_code, again.data) == (304, b"")


def test_unknown_and_expired_links_look_the_same(lan, ticket):
    answers = [lan.get(f"/t/{token}") for token in ("A" * 26, "B" * 26, "x")]

    assert {answer.status_code for answer in answers} == {404}
    assert len({len(answer.data) for answer in answers}) == 1


def test_the_visitor_may_leave_the_line(lan, ticket):
    lan.start = f"/t/{ticket.token}"

    lan.post(f"/t/{ticket.token}/cancel")

    assert Ticket.get().state == "cancelled"


def test_the_page_speaks_the_language_of_the_ticket(app, lan):
    ticket = Ticket.take(Service.get(Service.code == "A"), "k2", "en", "")

    assert "ahead of you" in lan.get(f"/t/{ticket.token}").text


def test_the_page_is_small(app, lan, ticket):
    sizes = []
    for path in (f"/t/{ticket.token}", "/static/css/phone.css", "/static/js/phone-poll.js"):
        with lan.get(path) as answer:
            sizes.append(len(answer.data))

    assert sum(sizes) <= 15_000


def phone(lan, ticket, act, **fields):
    lan.start = f"/t/{ticket.token}"
    return lan.post(f"/t/{ticket.token}/{act}", fields)


def test_who_steps_away_keeps_the_place_and_comes_back_by_a_tap(lan, ticket, page):
    phone(lan, ticket, "away")
    assert page(lan.get(f"/t/{ticket.token}")).select_one("#phone_state")["data-state"] == "away"

    phone(lan, ticket, "back")

    assert page(lan.get(f"/t/{ticket.token}")).select_one("#phone_state")["data-state"] == "waiting"


def test_the_phone_says_when_the_turn_is_near(app, lan, page):
    tickets = [Ticket.take(Service.get(Service.code == "A"), f"k{number}", "zh_Hans", "") for number in range(4)]

    near = [page(lan.get(f"/t/{ticket.token}/state")).select_one("#phone_state").has_attr("data-near") for ticket in tickets]

    assert near == [True, True, True, False]


def test_a_missed_call_is_mended_once_by_phone_and_then_by_the_desk(lan, ticket):
    Ticket.call_next(1).skip()
    assert phone(lan, ticket, "again").status_code == 303
    Ticket.call_next(1).skip()

    answer = phone(lan, ticket, "again")

    assert (answer.status_code, Ticket.get().state) == (409, "no_show")


def test_a_visit_is_rated_by_phone_after_its_end_and_once(lan, ticket):
    assert phone(lan, ticket, "rating", stars="5").status_code == 409
    Ticket.call_next(1).finish()

    assert phone(lan, ticket, "rating", stars="4").status_code == 303
    assert phone(lan, ticket, "rating", stars="1").status_code == 409
    assert Ticket.get().rating == 4


@pytest.mark.parametrize("stars", ["0", "6", "-1", "x", "", "99999999999"])
def test_a_rating_nobody_can_give_is_refused_in_words(lan, ticket, stars):
    Ticket.call_next(1).finish()

    assert phone(lan, ticket, "rating", stars=stars).status_code == 409


def test_the_page_refreshes_itself_where_there_is_no_script(lan, ticket, page):
    assert page(lan.get(f"/t/{ticket.token}")).select_one("noscript meta[http-equiv=refresh]")["content"] == "15"


def test_the_ticket_leads_on_to_the_order_that_came_of_the_visit(app, lan, ticket, page):
    area = PublicArea.get()
    order = Order.register(Report(None, area, "water", "tap", [], None, "", None), "k9", "zh_Hans", "")
    Ticket.call_next(1).attach(order.number)

    link = page(lan.get(f"/t/{ticket.token}/state")).select_one("#phone_state a")

    assert link.text == order.number
    assert order.number in lan.get(link["href"]).text


def test_a_number_nobody_knows_is_not_attached(ticket):
    with pytest.raises(Refused, match="W999"):
        Ticket.call_next(1).attach("W999")


def test_a_ticket_proves_by_itself_that_this_desk_gave_it(desk, ticket):
    at = slips.taken_at(ticket)
    code = slips.check_code("A001", at)
    Ticket.delete().execute()

    asked = {"number": "a001", "at": at, "code": code.lower()}

    assert "确是本前台" in desk.get("/desk/queue/check", query_string=asked).text
    assert "对不上" in desk.get("/desk/queue/check", query_string=asked | {"number": "A002"}).text
    assert "对不上" in desk.get("/desk/queue/check", query_string=asked | {"code": "例"}).text
    assert code in PrintJob.get().document
