"""Phones outside the lobby: what this box lets head office show, where its QR codes lead, and that nobody waits for it."""
import socket
import threading
from datetime import timedelta
from types import SimpleNamespace

import msgspec
import pytest

from kiosk import clock, config, uplink
from kiosk.queue import links, relaying
from kiosk.queue.models import Ticket
from kiosk.site.models import Service
from printer.spool import PrintJob
from sync.relay import beside

ADDRESS = "http://desk.test:8001"
OFFICE = "https://office.example.cn"


@pytest.fixture
def relayed(app):
    links.use_relay(OFFICE, "jzfq7m")
    yield
    links.use_relay("", "")


def take(code="A", language="zh_Hans"):
    return Ticket.take(Service.get(Service.code == code), f"key {Ticket.select().count()}", language, ADDRESS)


def shown(ticket):
    return relaying.tickets()[ticket.token_hash]


def test_phones_outside_are_told_what_the_page_of_the_lobby_says(app, hands):
    first, second, third = take(), take(), take()
    Ticket.call_next(counter=2)
    third.step_away()

    assert (shown(first).state, shown(first).window) == ("called", 2)
    assert (shown(second).state, shown(second).ahead, shown(second).service_zh) == ("waiting", second.people_ahead, second.service.name_zh)
    assert (shown(third).state, shown(third).until) == ("away", f"{clock.local(Ticket.get_by_id(third.id).away_until):%H:%M}")


def test_what_is_told_fits_what_head_office_takes_and_holds_no_token(app):
    tickets = [take() for _ in range(3)]

    told = msgspec.json.encode(relaying.tickets())

    assert all(ticket.token.encode() not in told and ticket.id.encode() not in told for ticket in tickets)


def test_tickets_of_another_day_are_told_no_more(app, hands):
    take()
    hands.pass_by(timedelta(days=1))

    assert relaying.tickets() == {}


def test_codes_lead_to_this_box_unless_the_relay_is_on(app):
    ticket = take()

    assert links.of(ticket, ADDRESS) == f"{ADDRESS}/t/{ticket.token}".upper()
    assert links.of(ticket, "") == ""
    assert config.load(app.config["SITE"].home).relay is False


def test_with_the_relay_on_codes_on_paper_lead_to_head_office(relayed):
    ticket = take()

    paper = PrintJob.select().order_by(PrintJob.id.desc()).first()

    assert f"{OFFICE}/t/jzfq7m.{ticket.token}".upper() in str(paper.document)
    assert links.of(ticket, "") == links.of(ticket, ADDRESS)


def test_a_box_that_is_not_enrolled_relays_nothing(settings, app):
    settings.relay = True

    assert uplink.relay_of(None, settings) is None
    assert links.of(take(), ADDRESS).startswith(ADDRESS.upper())


def test_a_number_is_given_while_head_office_does_not_answer(app):
    take()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        box = SimpleNamespace(line=SimpleNamespace(office_url=f"http://127.0.0.1:{silent.getsockname()[1]}"), token="", now_ms=clock.now_ms)
        relay = beside(box, relaying.tickets)
        turn = threading.Thread(target=relay.one_turn, daemon=True)
        turn.start()
        connection, _ = silent.accept()

        assert take().number == "A002"
        assert turn.is_alive()
        connection.close()
        turn.join()
