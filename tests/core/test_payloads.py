"""Hostile text in every place people or files can fill: shown as text, never as markup, never as printer commands."""
import re
from datetime import timedelta

import pytest

import cast
from kiosk import access, clock
from kiosk.events import Event
from kiosk.queue.models import Ticket
from kiosk.site.models import PublicArea, Service, Site, Unit
from printer.document import Document
from printer.encode import encode
from printer.paper import Profile
from printer.spool import PrintJob

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(2)>"
ATTRIBUTE = "\" onmouseover=\"alert(3)\" x='"
COMMANDS = "\x1dV\x00\x1bp\x00\x19\xfa"
LONG = "长" * 500
ODD = "😀\u202e\u0000\ufeff\ue000"
# What is read as text fails as text does; what is too long, empty or a way through folders fails in other places.
VALUES = [f"{MARKUP}{ATTRIBUTE}' OR 1=1 -- {{{{ 7*7 }}}}", COMMANDS + ODD, LONG, "", "../../etc/passwd"]
CUT = b"\x1dV"


@pytest.fixture
def filled(app):
    """Everything that has a name is called something hostile."""
    name = MARKUP + ATTRIBUTE + ODD
    Site.update(name=name, phone=name).execute()
    Service.update(name_zh=name, name_en=name, closed_reason="").execute()
    PublicArea.update(name_zh=name, name_en=name).execute()
    Unit.update(building=name).where(Unit.building == "1栋").execute()
    cast.issued_notice(title=name, body=name * 3, effective_on=clock.today() + timedelta(days=9))
    for number in range(2):
        Ticket.take(Service.get(Service.code == "A"), f"k{number}", "zh_Hans", "http://desk.test:8001")
    Ticket.call_next(counter=1)
    return app


def _pages(app, browser, surface):
    for rule in app.url_map.iter_rules():
        plain = "GET" in rule.methods and "<" not in rule.rule and rule.endpoint not in ("static", "live.stream")
        if plain and surface in access.ROUTES[rule.endpoint].surfaces:
            yield rule.rule, browser.get(rule.rule, follow_redirects=True)


def test_hostile_names_are_text_on_every_page_of_the_touchscreen(filled, kiosk):
    for path, answer in _pages(filled, kiosk, access.KIOSK):
        assert answer.status_code < 500, path
        assert "<script>alert" not in answer.text and "<img src=x" not in answer.text, path


def test_hostile_names_are_text_on_every_page_of_the_desk(filled, lan):
    person = cast.manager()
    person.change_if(type(person).active, name=MARKUP)
    lan.sign_in(person.account)

    for path, answer in _pages(filled, lan, access.LAN):
        assert answer.status_code < 500, path
        assert "<script>alert" not in answer.text and "<img src=x" not in answer.text, path


def test_hostile_names_never_leave_their_attribute(filled, kiosk, page):
    for _, answer in _pages(filled, kiosk, access.KIOSK):
        assert page(answer).select("[onmouseover], [onerror]") == []


def test_a_hostile_name_adds_no_command_to_the_paper(filled):
    document = Document.from_json(PrintJob.get().document)
    plain_site = document.to_json().replace(MARKUP, "x")

    assert encode(document, Profile()).count(CUT) == 1
    assert "\\u001b" not in plain_site and "\\u202e" not in plain_site


@pytest.mark.parametrize("value", VALUES)
def test_no_form_of_the_touchscreen_answers_with_a_bug(filled, kiosk, value):
    fields = {"service": value, "key": value, "page": value, "language": value, "back": value, "size": value}

    for rule in filled.url_map.iter_rules():
        if "POST" in rule.methods and "<" not in rule.rule and access.KIOSK in access.ROUTES[rule.endpoint].surfaces:
            assert kiosk.post(rule.rule, fields).status_code < 500, rule.rule


@pytest.mark.parametrize("value", VALUES)
def test_no_form_of_the_desk_answers_with_a_bug(filled, desk, value):
    names = ("account", "password", "name", "role", "old", "again", "title", "body", "kind", "effective_on", "buildings", "reason")

    for rule in filled.url_map.iter_rules():
        posts = "POST" in rule.methods and access.LAN in access.ROUTES[rule.endpoint].surfaces
        if posts and rule.endpoint != "staff.leave":
            path = "".join("x" if part.startswith("<") else part for part in _parts(rule.rule))
            assert desk.post(path, dict.fromkeys(names, value)).status_code < 500, path


def test_nothing_personal_is_written_into_events(filled, kiosk, desk):
    assert [event for event in Event.select() if "138" in str(event.facts) or "张三" in str(event.facts)] == []


def _parts(rule: str) -> list[str]:
    return re.split(r"(<[^>]+>)", rule)
