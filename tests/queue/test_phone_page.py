import pytest

from kiosk.queue.models import Ticket
from kiosk.site.models import Service


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
