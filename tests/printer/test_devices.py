"""The wire: what each kind of device answers, and how sure a failure leaves us."""
import os
import socket
import threading
from contextlib import suppress

import pytest

from printer.devices import open_device
from printer.errors import PrinterError
from printer.status import Status
from tests.printer.conftest import impatient


def test_a_printer_on_the_network_tells_its_state_in_one_word(virtual):
    states = []
    for has_paper, is_cover_open in ((True, False), (False, False), (False, True)):
        virtual.faults.has_paper, virtual.faults.is_cover_open = has_paper, is_cover_open
        with impatient(virtual.url) as device:
            states.append(device.status().state)

    assert states == ["ready", "paper-out", "cover-open"]


def test_silence_is_not_a_status(virtual):
    virtual.faults.is_silent = True

    with impatient(virtual.url) as device:
        assert device.status() is None
        assert not device.fence(0.05)


def test_a_fence_answers_after_the_bytes_before_it(virtual):
    with impatient(virtual.url) as device:
        device.write(b"hello\n")

        assert device.fence(1)
        assert virtual.unfinished.raw == b"hello\n"


def test_a_fence_asked_for_twice_stands_once(virtual):
    virtual.faults.runs_out_after = 3

    with impatient(virtual.url) as device:
        device.write(b"hello\n")
        assert not device.fence(0.05)
        assert device.status().state == "paper-out"
        virtual.faults.has_paper = True

        assert device.fence(1)
        assert device.status().state == "ready"


def test_a_printer_that_cannot_be_reached_has_certainly_printed_nothing(virtual):
    virtual.switch_off()

    with pytest.raises(PrinterError) as failure:
        impatient(virtual.url).open()

    assert (failure.value.reason, failure.value.certain) == ("unreachable", True)


def test_a_link_lost_after_the_first_byte_leaves_us_uncertain(virtual):
    virtual.faults.cuts_the_link_after = 2

    with pytest.raises(PrinterError) as failure, impatient(virtual.url) as device:
        device.write(b"hello\n")
        device.fence(1)

    assert (failure.value.reason, failure.value.certain) == ("link-lost", False)


def test_a_printer_that_takes_no_more_bytes_is_given_up():
    with socket.create_server(("127.0.0.1", 0)) as stuck:
        port = stuck.getsockname()[1]

        with pytest.raises(PrinterError) as failure, impatient(f"tcp://127.0.0.1:{port}") as device:
            device.write(bytes(20_000_000))

    assert not failure.value.certain


def test_a_report_nobody_asked_for_is_not_taken_for_a_fence():
    with socket.create_server(("127.0.0.1", 0)) as server:
        with impatient(f"tcp://127.0.0.1:{server.getsockname()[1]}") as device:
            wire, _ = server.accept()
            device.write(b"hello\n")
            wire.sendall(b"\x14\x00\x00\x0f")

            passed = device.fence(0.1)
            wire.close()

    assert not passed


def test_a_file_takes_everything_and_says_nothing(tmp_path):
    with open_device(f"file://{tmp_path}/lp0") as device:
        device.write(b"one")
        device.write(b"two")

        assert device.status() is None
        assert not device.fence(1)
    assert (tmp_path / "lp0").read_bytes() == b"onetwo"


def test_a_file_that_is_not_there_has_certainly_printed_nothing(tmp_path):
    with pytest.raises(PrinterError) as failure:
        open_device(f"file://{tmp_path}/none/lp0").open()

    assert failure.value.certain


@pytest.mark.parametrize(
    "url", ["", "virtual:", "tcp://nowhere", f"tcp://{'long' * 16}:9100", "usb://1:2", "file://relative"]
)
def test_an_address_nobody_understands_is_a_permanent_failure(url):
    with pytest.raises(PrinterError, match="bad-address") as failure:
        open_device(url).open()

    assert failure.value.permanent


@pytest.mark.parametrize(
    "answers, state",
    [
        ({1: 0x12, 2: 0x12, 3: 0x12, 4: 0x12}, "ready"),
        ({1: 0x12, 2: 0x12, 3: 0x12, 4: 0x1E}, "paper-low"),
        ({1: 0x1A, 2: 0x32, 3: 0x12, 4: 0x7E}, "paper-out"),
        ({1: 0x1A, 2: 0x16, 3: 0x12, 4: 0x12}, "cover-open"),
        ({1: 0x1A, 2: 0x52, 3: 0x1A, 4: 0x12}, "offline"),
        ({1: 0x1A}, "offline"),
    ],
)
def test_status_bytes_become_the_word_staff_act_on(answers, state):
    assert Status.from_answers(answers).state == state


@pytest.mark.parametrize("byte", [b"\xff", b"\x92"])
def test_a_printer_that_never_stops_talking_is_left_in_the_end(byte):
    with socket.create_server(("127.0.0.1", 0)) as server:
        with impatient(f"tcp://127.0.0.1:{server.getsockname()[1]}") as device:
            wire, _ = server.accept()
            talking = threading.Thread(target=talk_for_ever, args=(wire, byte), daemon=True)
            talking.start()

            assert device.status() is None or device.status()
            assert not device.fence(0.1)
            wire.close()
        talking.join(5)


def talk_for_ever(wire, byte):
    with suppress(OSError):
        while True:
            wire.sendall(byte * 5000)


def test_a_pipe_nobody_reads_is_unreachable(tmp_path):
    os.mkfifo(tmp_path / "lp0")

    with pytest.raises(PrinterError) as failure:
        open_device(f"file://{tmp_path}/lp0").open()

    assert (failure.value.reason, failure.value.certain) == ("unreachable", True)


def test_a_pipe_that_takes_no_more_is_given_up(tmp_path):
    os.mkfifo(tmp_path / "lp0")
    reader = os.open(tmp_path / "lp0", os.O_RDONLY | os.O_NONBLOCK)

    with pytest.raises(PrinterError) as failure, open_device(f"file://{tmp_path}/lp0") as device:
        device.stall_s = 0.1
        device.write(bytes(10_000_000))
    os.close(reader)

    assert (failure.value.reason, failure.value.certain) == ("link-lost", False)
