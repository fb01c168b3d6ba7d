"""Practising on a printer made of software: its switches do what a real printer would."""
import socket

import pytest

import cast
from kiosk import access, config, create_app
from kiosk.db import database
from kiosk.events import Event
from printer.devices import open_device
from printer.document import Document, Text
from printer.encode import encode
from printer.errors import PrinterError
from printer.paper import Profile


@pytest.fixture
def virtual(app):
    with app.extensions["virtual_printers"]["lobby"] as virtual:
        yield virtual


def state_of(virtual) -> str:
    with open_device(virtual.url) as device:
        status = device.status()
    return status.state if status else "silent"


@pytest.mark.parametrize("switch, state", [
    ("paper", "paper-out"), ("near_end", "paper-low"), ("cover", "cover-open"), ("offline", "offline"),
    ("silent", "silent"), ("jam", "offline"),
])
def test_a_switch_makes_a_fault_and_takes_it_back(desk, virtual, switch, state):
    desk.post(f"/paper/virtual/lobby/switch/{switch}", headers=cast.HTMX)
    faulty = state_of(virtual)
    desk.post(f"/paper/virtual/lobby/switch/{switch}", headers=cast.HTMX)

    assert (faulty, state_of(virtual)) == (state, "ready")


def test_its_paper_is_seen_as_a_picture_and_read_as_text(desk, virtual, page):
    with open_device(virtual.url) as device:
        device.write(encode(Document([Text("您的号码")]), Profile()))
        device.fence(2)

    shown = page(desk.get("/paper/virtual/lobby")).select_one("#paper_1 img")

    assert "您的号码" in shown["alt"]
    assert desk.get(shown["src"]).data.startswith(b"\x89PNG")


def test_it_can_be_switched_off_and_on_again(desk, virtual):
    desk.post("/paper/virtual/lobby/power", headers=cast.HTMX)
    assert not virtual.is_on

    desk.post("/paper/virtual/lobby/power", headers=cast.HTMX)

    assert state_of(virtual) == "ready"


def test_the_cable_is_pulled_in_the_next_slip(desk, virtual):
    desk.post("/paper/virtual/lobby/link", headers=cast.HTMX)

    with pytest.raises(PrinterError), open_device(virtual.url) as device:
        device.write(bytes(2_000))
        device.fence(2)


def test_internal_copies_are_shown_only_to_the_desk_and_that_is_noted(desk, page):
    printer = desk.client.application.extensions["virtual_printers"]["staff"]
    with printer, open_device(printer.url) as device:
        device.write(encode(Document([Text("3栋2单元1102")]), Profile()))
        device.fence(2)

    hidden = desk.get("/paper/virtual/staff").text
    shown = desk.post("/paper/virtual/staff/reveal").text

    assert "1102" not in hidden and "1102" in shown
    assert desk.get("/paper/virtual/staff/papers/1.png").status_code == 404
    assert Event.get(Event.verb == "slip.revealed").subject == "printer:staff"


def test_a_maintainer_sees_no_internal_copies(app, lan):
    lan.sign_in(cast.maintainer().account)

    assert "/paper/virtual/staff/reveal" not in lan.get("/paper/virtual/staff").text
    assert lan.post("/paper/virtual/staff/reveal").status_code == 403


def test_internal_copies_are_never_on_the_disk(app, settings):
    assert app.extensions["virtual_printers"]["staff"]._tray.folder is None
    assert app.extensions["virtual_printers"]["lobby"]._tray.folder == settings.paper_folder / "lobby"


def test_a_port_that_is_taken_is_said_in_words(desk, virtual):
    virtual.switch_off()
    with socket.create_server(("127.0.0.1", virtual.port)):
        answer = desk.post("/paper/virtual/lobby/power", headers=cast.HTMX)

    assert answer.status_code == 409
    assert str(virtual.port) in answer.text


@pytest.mark.parametrize("path", ["/paper/virtual/nobody", "/paper/virtual/lobby/papers/99.png", "/paper/virtual/lobby/unfinished.png"])
def test_what_is_not_there_is_not_found(desk, path):
    assert desk.get(path).status_code == 404


def test_a_switch_no_printer_has_is_not_found(desk):
    assert desk.post("/paper/virtual/lobby/switch/explode", headers=cast.HTMX).status_code == 404


def test_a_real_printer_has_no_such_page(tmp_path):
    app = create_app(config.load(tmp_path / "real", ticket_printer="tcp://127.0.0.1:1"))
    lan = cast.Browser(app, access.LAN, "/desk/sign-in")
    lan.sign_in(cast.manager().account)

    assert lan.get("/paper").status_code == 200
    assert lan.get("/paper/virtual/lobby").status_code == 404
    database.close()
