"""Practising on a printer made of software: its switches do what a real printer would."""
import pytest

import cast
from printer.devices import open_device
from printer.document import Document, Text
from printer.encode import encode
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

    assert virtual.faults.cuts_the_link_after == 240


@pytest.mark.parametrize("path", ["/paper/virtual/nobody", "/paper/virtual/lobby/papers/99.png", "/paper/virtual/lobby/unfinished.png"])
def test_what_is_not_there_is_not_found(desk, path):
    assert desk.get(path).status_code == 404


def test_a_real_printer_has_no_switches(desk):
    assert desk.post("/paper/virtual/lobby/switch/explode", headers=cast.HTMX).status_code == 404
