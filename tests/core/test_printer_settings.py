"""Which printers a settings file makes, and which it refuses."""
import pytest

from kiosk import config, create_app
from kiosk.db import database
from kiosk.errors import StartRefused
from printer.document import Document, Text
from printer.printers import Printer, Role
from printer.spool import PrintJob, enqueue

A, B, C = (f"tcp://192.0.2.{number}:9100" for number in (1, 2, 3))


@pytest.fixture
def start(tmp_path):
    def start(**printers):
        database.close()
        text = "".join(f"{name} = {url!r}\n" for name, url in printers.items())
        (tmp_path / config.FILE_NAME).write_text(text, "utf-8")
        create_app(config.load(tmp_path))
        return {role.name: role.now for role in Role.select()}
    yield start
    database.close()


def privacy() -> dict:
    return {printer.name: printer.is_private for printer in Printer.in_use()}


def test_each_role_gets_its_printer(start):
    assert start(ticket_printer=A, desk_printer=B, staff_printer=C) == {"kiosk": "lobby", "desk": "desk", "staff": "staff"}
    assert privacy() == {"lobby": False, "desk": True, "staff": True}


def test_two_roles_at_one_address_are_one_printer(start):
    assert start(ticket_printer=A, desk_printer=A, staff_printer=B) == {"kiosk": "lobby", "desk": "lobby", "staff": "staff"}
    assert privacy() == {"lobby": False, "staff": True}


def test_one_printer_behind_the_desk_may_take_everything(start):
    assert set(start(ticket_printer=A, desk_printer=A, staff_printer=A).values()) == {"lobby"}
    assert privacy() == {"lobby": True}


def test_full_addresses_in_the_lobby_are_refused(start):
    with pytest.raises(StartRefused, match="lobby"):
        start(ticket_printer=A, staff_printer=A)


def test_a_role_that_joins_an_address_joins_its_printer(start):
    start(ticket_printer=A, staff_printer=B)

    assert start(ticket_printer=A, desk_printer=B, staff_printer=B)["desk"] == "staff"


def test_a_staff_printer_that_is_taken_out_takes_no_more_slips(start):
    assert "staff" in start(ticket_printer="virtual:")

    assert start(ticket_printer=A) == {"kiosk": "lobby", "desk": "lobby"}
    assert privacy() == {"lobby": False}


def test_without_a_printer_nothing_is_printed(start):
    start(ticket_printer=A)

    assert start(ticket_printer="") == {}


def test_what_waits_for_a_printer_that_is_gone_goes_to_the_one_that_took_its_place(start):
    start(ticket_printer=A, desk_printer=B)
    job = enqueue(Document([Text("A")]), "desk", kind="day_close", subject="day:1", role="desk")

    start(ticket_printer=A)

    assert PrintJob.get_by_id(job.id).printer_id == "lobby"


@pytest.mark.parametrize("url", ["tcp//typo", "virtual:x", "virtual:99999", "lp0", "usb://1:2"])
def test_what_is_no_address_is_refused_at_the_start(start, url):
    with pytest.raises(StartRefused, match="no address of a printer"):
        start(ticket_printer=url)
