"""Finding printers on a machine made of a folder, and on the loopback network only."""
import os
import socket

import pytest
from click.testing import CliRunner

from kiosk.cli import main
from printer import find
from printer.find.attached import Machine, serial_paths, usb_addresses
from printer.find.candidate import Candidate
from printer.find.lan import listeners
from printer.find.proposal import proposal
from printer.identity import Identity
from tests.printer.devices.answering import MUTE
from tests.printer.devices.usb_end import UsbEnd, UsbPrinter

ANSWERING = Identity(maker="ACME", model="PT-80", status_ms=3, fence_ms=40)


@pytest.fixture
def machine(tmp_path):
    """A machine on which nothing is plugged in."""
    (tmp_path / "dev/usb").mkdir(parents=True)
    return Machine(tmp_path / "dev", tmp_path / "sys", UsbEnd())


@pytest.fixture
def plug_in(machine):
    """A USB printer as the kernel shows it: a node, and a folder with what the device says of itself."""
    def plug_in(name: str, leads_to: str = os.devnull, **words):
        device = machine.sys / f"devices/usb1/1-{name}"
        interface = device / f"1-{name}:1.0"
        interface.mkdir(parents=True)
        for file, text in words.items():
            (interface if file == "ieee1284_id" else device).joinpath(file).write_text(text + "\n")
        listed = machine.sys / "class/usbmisc" / name
        listed.mkdir(parents=True)
        (listed / "device").symlink_to(interface)
        (machine.dev / "usb" / name).symlink_to(leads_to)
    return plug_in


@pytest.fixture
def qiantai_printers(machine):
    def run(*words):
        return CliRunner().invoke(main, ["printers", *words], obj=machine)
    return run


def test_a_node_is_named_by_what_the_device_says_of_itself(machine, plug_in):
    plug_in("lp0", manufacturer="EPSON", product="TM-T82")
    plug_in("lp1", ieee1284_id="MFG:GP;CMD:ESC/POS;MDL:GP-58;CLS:PRINTER;")
    plug_in("lp2")

    assert [candidate.label for candidate in usb_addresses(machine)] == ["EPSON TM-T82", "GP GP-58", ""]


def test_a_printer_on_a_node_is_asked_who_it_is(machine, plug_in, line_end):
    plug_in("lp0", line_end.path)

    found = find.attached(machine)

    assert [(candidate.address, candidate.name) for candidate in found] == [(f"lp://{machine.dev}/usb/lp0", "ACME PT-58X")]
    assert found[0].identity.answers


def test_the_usb_library_is_asked_only_where_the_kernel_shows_no_node(machine, plug_in):
    with_library = Machine(machine.dev, machine.sys, UsbEnd(UsbPrinter(), UsbPrinter(serial=""), UsbPrinter(interface_class=3)))

    without_node = [candidate.address for candidate in usb_addresses(with_library)]
    plug_in("lp0")
    with_node = [candidate.address for candidate in usb_addresses(with_library)]

    assert without_node == ["usb://04b8:0202/J7", "usb://04b8:0202"]
    assert with_node == [f"lp://{machine.dev}/usb/lp0"]


def test_a_printer_of_the_usb_library_is_asked_who_it_is(machine):
    with_library = Machine(machine.dev, machine.sys, UsbEnd(UsbPrinter()))

    found = find.attached(with_library)

    assert [(candidate.address, candidate.name) for candidate in found] == [("usb://04b8:0202/J7", "ACME PT-58X")]


def test_serial_lines_go_by_their_lasting_names(machine):
    (machine.dev / "ttyUSB0").touch()
    (machine.dev / "ttyACM0").touch()
    (machine.dev / "ttyS0").touch()

    numbered = serial_paths(machine)
    (machine.dev / "serial/by-id").mkdir(parents=True)
    (machine.dev / "serial/by-id/usb-ACME-if00").touch()
    lasting = serial_paths(machine)

    assert numbered == [f"{machine.dev}/ttyUSB0", f"{machine.dev}/ttyACM0"]
    assert lasting == [f"{machine.dev}/serial/by-id/usb-ACME-if00"]


def test_a_printer_on_a_serial_line_is_found_at_the_speed_at_which_it_answers(machine, line_end):
    (machine.dev / "ttyUSB0").symlink_to(line_end.path)

    [found] = find.attached(machine)

    assert (found.address, found.is_printer) == (f"serial://{machine.dev}/ttyUSB0?baud=9600", True)


def test_a_serial_line_that_never_answers_is_not_taken_for_a_printer(machine, line_end):
    line_end.answers = MUTE
    (machine.dev / "ttyUSB0").symlink_to(line_end.path)

    [found] = find.attached(machine)

    assert (found.address, found.is_printer) == (f"serial://{machine.dev}/ttyUSB0", False)
    assert proposal([found]) == []


def test_a_network_is_searched_for_what_takes_connections(virtual):
    assert listeners("127.0.0.1/32", virtual.port) == ["127.0.0.1"]
    assert listeners("127.0.0.5/29", virtual.port) == ["127.0.0.1"]


@pytest.mark.parametrize("network", ["127.0.0.0/21", "127.0.0.0/8", "printers", "127.0.0.1/33"])
def test_a_network_that_is_none_or_too_big_is_not_searched(network):
    with pytest.raises(ValueError):
        listeners(network, 9)


def test_something_else_that_listens_is_not_taken_for_a_receipt_printer(virtual):
    virtual.faults.is_silent = True

    [found] = find.on_network("127.0.0.1/32", virtual.port)

    assert not found.is_printer
    assert "perhaps another kind" in found.line


def test_what_may_not_be_opened_says_why(machine):
    (machine.dev / "usb/lp0").mkdir()

    [found] = find.attached(machine)

    assert "cannot be opened" in found.line
    assert proposal([found]) == []


def test_the_proposal_gives_the_tickets_to_a_printer_that_answers():
    mute = Candidate("lp:///dev/usb/lp0", "GP-58")
    talking = Candidate("tcp://127.0.0.1:9100", identity=ANSWERING)

    lines = proposal([mute, talking])

    assert lines == [
        "# ACME PT-80: 80 mm paper, 576 dots, guessed from the name",
        'ticket_printer = "tcp://127.0.0.1:9100"',
        "# GP-58: 58 mm paper, 384 dots, guessed from the name",
        '# desk_printer or staff_printer = "lp:///dev/usb/lp0"',
    ]


def test_two_nodes_of_the_kernel_come_with_a_warning():
    lines = proposal([Candidate("lp:///dev/usb/lp0"), Candidate("lp:///dev/usb/lp1")])

    assert "swap" in lines[-1]


def test_the_command_names_the_printer_and_the_setting(qiantai_printers, virtual):
    answer = qiantai_printers("--lan", "127.0.0.1/32", "--port", str(virtual.port))

    assert answer.exit_code == 0
    assert f"{virtual.url}  Qiantai virtual printer; tells its state" in answer.output
    assert f'ticket_printer = "{virtual.url}"' in answer.output
    assert "--lan" not in answer.output


def test_the_command_says_what_to_check_when_nothing_is_there(qiantai_printers):
    answer = qiantai_printers()

    assert answer.exit_code == 0
    assert "No printer found. Check" in answer.output
    assert "--lan 192.168.1.0/24" in answer.output
    assert "ticket_printer" not in answer.output


def test_without_a_network_the_command_connects_to_nothing(qiantai_printers):
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)

        qiantai_printers("--port", str(server.getsockname()[1]))

        with pytest.raises(BlockingIOError):
            server.accept()


def test_the_command_refuses_a_network_that_is_too_big(qiantai_printers):
    answer = qiantai_printers("--lan", "127.0.0.0/8")

    assert answer.exit_code == 2
    assert "at most a /22" in answer.output
